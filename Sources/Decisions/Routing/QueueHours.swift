import Scheduler
import Vocabulary

/// The hours of a week, read from texts such as `mon-fri 09:00-17:00`.
public struct WeeklyHours: Hashable, Sendable {
    /// Minutes from Monday 00:00 on, in order: from one to before another.
    public private(set) var spans: [Range<Int>] = []

    private static let dayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    /// Reads hours.
    ///
    /// - Returns: nothing when one of them is not of the form `mon-fri 09:00-17:00` or `sat 10:00-24:00`.
    public init?(_ texts: [String]) {
        for text in texts {
            let parts = text.split(separator: " ", omittingEmptySubsequences: false)
            guard parts.count == 2 else { return nil }
            let times = parts[1].split(separator: "-", omittingEmptySubsequences: false)
            guard times.count == 2, let days = Self.days(parts[0]),
                let from = Self.minutes(times[0]), let to = Self.minutes(times[1]),
                from < to
            else { return nil }
            for day in days { spans.append(day * 1_440 + from..<day * 1_440 + to) }
        }
        spans.sort { $0.lowerBound < $1.lowerBound }
    }

    /// Whether they include a minute of the week.
    public func includes(minute: Int) -> Bool { spans.contains { $0.contains(minute) } }

    /// Days such as `mon` or `mon-fri`, by their numbers from Monday's 0 on.
    static func days(_ text: Substring) -> ClosedRange<Int>? {
        let names = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...2).contains(names.count),
            let first = dayNames.firstIndex(of: String(names[0])),
            let last = dayNames.firstIndex(of: String(names[names.count - 1])), first <= last
        else { return nil }
        return first...last
    }

    /// Minutes since midnight of a time such as `09:00`; `24:00` is the end of the day.
    static func minutes(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }),
            let hour = Int(parts[0]), let minute = Int(parts[1]),
            (0...24).contains(hour), (0...59).contains(minute), hour < 24 || minute == 0
        else { return nil }
        return hour * 60 + minute
    }
}

/// A moment as clocks on a wall show it.
struct LocalMoment {
    /// Days since 1970-01-01.
    let day: Int
    /// Minutes since midnight.
    let minute: Int

    init(_ instant: Instant, offset: Int64) {
        let seconds = (instant.rawValue + offset * 1_000) / 1_000
        day = Int(seconds.quotientRoundedDown(by: 86_400))
        minute = Int(seconds - Int64(day) * 86_400) / 60
    }

    /// Minutes since Monday 00:00; 1970 began on a Thursday.
    var minuteOfWeek: Int { ((day + 3) % 7 + 7) % 7 * 1_440 + minute }

    /// The day as `2026-12-25`.
    var date: String { String(Instant(rawValue: Int64(day) * 86_400_000).description.prefix(10)) }
}

extension Int64 {
    fileprivate func quotientRoundedDown(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

extension DecisionState {
    /// Row W1: whether a queue's hours are on; one without hours is always open.
    func isWithinHours(_ queue: QueueID, at time: Instant) -> Bool {
        guard let calendar = calendar(of: queue) else { return true }
        return calendar.includes(time, in: self)
    }

    func calendar(of queue: QueueID) -> CalendarSet? {
        guard let id = queues.first(where: { $0.queue == queue })?.calendar, !id.isNone else {
            return nil
        }
        return routing.calendars.first { $0.calendar == id && $0.active }
    }

    /// Says that a queue opens or closes because its hours are others now.
    func changeHours(
        of queue: QueueID,
        to calendar: CalendarSet?,
        at time: Instant,
        _ outcomes: inout Outcomes
    ) {
        let isOpen = calendar?.includes(time, in: self) ?? true
        turn(queue, open: isOpen, &outcomes)
    }

    /// Says which queues open or close because clocks of their hours' zone show another time now.
    func changeHours(
        with zone: TimeZoneSet,
        at time: Instant,
        _ outcomes: inout Outcomes
    ) {
        guard let offsets = ZoneOffsets(zone.offsets) else { return }
        for queue in queues where queue.active {
            guard let calendar = calendar(of: queue.queue), calendar.zone == zone.zone else {
                continue
            }
            let isOpen = calendar.includes(time, offset: offsets.offset(at: time))
            turn(queue.queue, open: isOpen, &outcomes)
        }
    }

    private func turn(_ queue: QueueID, open: Bool, _ outcomes: inout Outcomes) {
        guard open == routing.closedQueues.contains(queue) else { return }
        outcomes.add(
            open
                ? .queueOpened(QueueOpened(queue: queue)) : .queueClosed(QueueClosed(queue: queue)),
            .w1
        )
    }

    /// A queue opens or closes.
    mutating func turn(_ queue: QueueID, open: Bool, at position: Position, time: Instant) {
        if open { routing.closedQueues.remove(queue) } else { routing.closedQueues.insert(queue) }
        keepHours(of: queue, at: position, time: time)
    }

    /// Tells a queue's pool whether it is open, and arms the timer of the next change.
    mutating func keepHours(of queue: QueueID, at position: Position, time: Instant) {
        var list = routing.queueTimers[queue] ?? PendingTimers.end
        timers.cancel(list: &list) { _ in true }
        if let index = routing.pools.index(forKey: queue) {
            routing.pools.values[index].isOpen = !routing.closedQueues.contains(queue)
        }
        if let next = calendar(of: queue)?.nextChange(after: time, in: self) {
            timers.arm(
                PendingTimer(
                    .queueHours,
                    due: next,
                    armedAt: position,
                    ordinal: UInt16(clamping: queues.firstIndex { $0.queue == queue } ?? 0),
                    subject: queue.rawValue,
                    duration: next - time,
                    interaction: .none
                ),
                list: &list
            )
        }
        routing.queueTimers[queue] = list == PendingTimers.end ? nil : list
    }
}

extension CalendarSet {
    /// How far ahead the next change is looked for: hours that never come are named when they are set.
    private static let daysAhead = 400

    /// Whether a moment is within the hours and on no day that is closed.
    func includes(_ time: Instant, in state: borrowing DecisionState) -> Bool {
        includes(time, offset: state.offset(ofZone: zone, at: time))
    }

    /// The same where clocks are so many seconds ahead of UTC.
    func includes(_ time: Instant, offset: Int64) -> Bool {
        let moment = LocalMoment(time, offset: offset)
        guard let week = WeeklyHours(hours), week.includes(minute: moment.minuteOfWeek) else {
            return false
        }
        return closedOn.isEmpty || !closedOn.contains(moment.date)
    }

    /// The first moment behind another at which the hours begin or end.
    func nextChange(after time: Instant, in state: borrowing DecisionState) -> Instant? {
        guard let week = WeeklyHours(hours) else { return nil }
        let isOpen = includes(time, in: state)
        let today = LocalMoment(time, offset: state.offset(ofZone: zone, at: time)).day
        let minutes = Set(
            week.spans.flatMap { [$0.lowerBound % 1_440, ($0.upperBound - 1) % 1_440 + 1, 0] }
        ).sorted()
        for day in today...today + Self.daysAhead {
            for minute in minutes {
                let local = Int64(day) * 86_400_000 + Int64(minute) * 60_000
                let moment = state.instant(ofLocal: local, inZone: zone)
                if moment > time, includes(moment, in: state) != isOpen { return moment }
            }
        }
        return nil
    }
}

extension DecisionState {
    /// The moment at which clocks of a zone show a time; one that is left out counts as a later one.
    func instant(ofLocal milliseconds: Int64, inZone zone: String) -> Instant {
        let guess = Instant(rawValue: milliseconds)
        let first = offset(ofZone: zone, at: guess)
        let moment = Instant(rawValue: milliseconds - first * 1_000)
        let second = offset(ofZone: zone, at: moment)
        return Instant(rawValue: milliseconds - second * 1_000)
    }
}
