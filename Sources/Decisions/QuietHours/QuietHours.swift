import Vocabulary

/// When requesters are left in peace, by the minutes of a week on their own clocks (row Y7).
public struct QuietHours: Hashable, Sendable {
    /// What an application writes that has none although the site has some.
    public static let none = "none"
    /// How many texts say them at most.
    static let textsMax = 32
    private static let week = 10_080

    private var spans: [Range<Int>] = []

    /// Reads texts such as `21:00-08:00` for every day, or `sat-sun 20:00-10:00` for the days on which
    /// they begin; hours that end at or before their beginning end on the next day.
    ///
    /// - Returns: nothing when one cannot be read, or when they never end.
    public init?(_ texts: [String]) {
        guard texts.count <= Self.textsMax else { return nil }
        var found: [Range<Int>] = []
        for text in texts {
            let parts = text.split(separator: " ", omittingEmptySubsequences: false)
            guard (1...2).contains(parts.count), let times = parts.last,
                let days = parts.count == 1 ? 0...6 : WeeklyHours.days(parts[0])
            else { return nil }
            let ends = times.split(separator: "-", omittingEmptySubsequences: false)
            guard ends.count == 2, let from = WeeklyHours.minutes(ends[0]), from < 1_440,
                let to = WeeklyHours.minutes(ends[1]), from != to
            else { return nil }
            for day in days {
                let begin = day * 1_440 + from
                let end = day * 1_440 + (to > from ? to : to + 1_440)
                found.append(begin..<min(end, Self.week))
                if end > Self.week { found.append(0..<end - Self.week) }
            }
        }
        for span in found.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = spans.last, span.lowerBound <= last.upperBound {
                spans[spans.count - 1] =
                    last.lowerBound..<max(last.upperBound, span.upperBound)
            } else {
                spans.append(span)
            }
        }
        guard spans != [0..<Self.week] else { return nil }
    }

    /// How many minutes are left of the quiet hours that a minute of the week falls into; 0 when it
    /// falls into none.
    func minutesLeft(at minute: Int) -> Int {
        guard let span = spans.first(where: { $0.contains(minute) }) else { return 0 }
        var left = span.upperBound - minute
        if span.upperBound == Self.week, let first = spans.first, first.lowerBound == 0 {
            left += first.upperBound
        }
        return left
    }
}

extension [String] {
    /// Refuses texts that are no quiet hours; no texts are none.
    func checkAsQuietHours(orNone: Bool = false) throws(Refusal) {
        guard isEmpty || QuietHours(self) != nil || orNone && self == [QuietHours.none] else {
            throw .quietHoursInvalid
        }
    }
}
