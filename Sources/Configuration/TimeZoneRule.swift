/// What holds behind the last transition of a time-zone file: `CET-1CEST,M3.5.0,M10.5.0/3`.
///
/// Source: POSIX.1-2017, section 8.3, with hours from -167 to 167 as RFC 9636, section 3.3, allows.
struct TimeZoneRule {
    /// Seconds east of UTC in winter, or always.
    let standard: Int64
    private var summer: (offset: Int64, begins: Day, ends: Day)?

    /// A day of the year and a time on it.
    private struct Day {
        enum Kind {
            case leaplessDay(Int)
            case dayOfYear(Int)
            case weekday(month: Int, week: Int, day: Int)
        }
        var kind: Kind
        var seconds: Int64 = 7_200

        /// Seconds since 1970, in local time.
        func moment(in year: Int) -> Int64 {
            let days: Int64 =
                switch kind {
                case .leaplessDay(let day):
                    Self.days(year, 1, 1) + Int64(day - 1)
                        + (Self.isLeap(year) && day >= 60 ? 1 : 0)
                case .dayOfYear(let day): Self.days(year, 1, 1) + Int64(day)
                case .weekday(let month, let week, let day):
                    Self.weekday(year, month, week, day)
                }
            return days * 86_400 + seconds
        }

        private static func weekday(_ year: Int, _ month: Int, _ week: Int, _ day: Int) -> Int64 {
            let first = days(year, month, 1)
            // 1970 began on a Thursday.
            let weekday = Int(((first + 4) % 7 + 7) % 7)
            var found = first + Int64((day - weekday + 7) % 7 + (week - 1) * 7)
            let next = month == 12 ? days(year + 1, 1, 1) : days(year, month + 1, 1)
            while found >= next { found -= 7 }
            return found
        }

        private static func isLeap(_ year: Int) -> Bool {
            year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        }

        private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int64 {
            let lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            let before = year - 1
            let years = before * 365 + before / 4 - before / 100 + before / 400 - 719_162
            return Int64(years + lengths.prefix(month - 1).reduce(0, +) + day - 1)
        }
    }

    /// Reads a rule.
    init?(_ text: String) {
        var rest = text[...]
        guard Self.name(&rest), let west = Self.time(&rest) else { return nil }
        standard = -west
        guard !rest.isEmpty else { return }
        guard Self.name(&rest) else { return nil }
        var offset = standard + 3_600
        if rest.first != "," {
            guard let west = Self.time(&rest) else { return nil }
            offset = -west
        }
        guard let begins = Self.day(&rest), let ends = Self.day(&rest), rest.isEmpty else {
            return nil
        }
        summer = (offset, begins, ends)
    }

    /// The changes of a year, in no order.
    func transitions(in year: Int) -> [TimeZoneFile.Transition] {
        guard let summer else { return [] }
        return [
            .init(at: summer.begins.moment(in: year) - standard, offset: summer.offset),
            .init(at: summer.ends.moment(in: year) - summer.offset, offset: standard),
        ]
    }

    private static func name(_ rest: inout Substring) -> Bool {
        let former = rest
        if rest.first == "<" {
            guard let end = rest.firstIndex(of: ">") else { return false }
            rest = rest[rest.index(after: end)...]
        } else {
            rest = rest.drop { $0.isLetter }
        }
        return rest.startIndex != former.startIndex
    }

    private static func number(_ rest: inout Substring) -> Int? {
        let digits = rest.prefix { ("0"..."9").contains($0) }
        rest = rest.dropFirst(digits.count)
        return digits.count <= 3 ? Int(digits) : nil
    }

    /// Hours, then minutes and seconds where they are given, in seconds.
    private static func time(_ rest: inout Substring) -> Int64? {
        let isNegative = rest.first == "-"
        if isNegative || rest.first == "+" { rest.removeFirst() }
        guard let hours = number(&rest) else { return nil }
        var seconds = Int64(hours) * 3_600
        for unit in [Int64(60), 1] where rest.first == ":" {
            rest.removeFirst()
            guard let part = number(&rest) else { return nil }
            seconds += Int64(part) * unit
        }
        return isNegative ? -seconds : seconds
    }

    private static func day(_ rest: inout Substring) -> Day? {
        guard rest.first == "," else { return nil }
        rest.removeFirst()
        var day: Day
        switch rest.first {
        case "M":
            rest.removeFirst()
            guard let month = number(&rest), rest.popFirst() == ".", let week = number(&rest),
                rest.popFirst() == ".", let weekday = number(&rest), (1...12).contains(month),
                (1...5).contains(week), (0...6).contains(weekday)
            else { return nil }
            day = Day(kind: .weekday(month: month, week: week, day: weekday))
        case "J":
            rest.removeFirst()
            guard let number = number(&rest), (1...365).contains(number) else { return nil }
            day = Day(kind: .leaplessDay(number))
        default:
            guard let number = number(&rest), (0...365).contains(number) else { return nil }
            day = Day(kind: .dayOfYear(number))
        }
        if rest.first == "/" {
            rest.removeFirst()
            guard let seconds = time(&rest) else { return nil }
            day.seconds = seconds
        }
        return day
    }
}
