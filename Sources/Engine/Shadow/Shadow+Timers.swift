import Decisions
import EventLog
import Scheduler
import Vocabulary

/// What names a timer: no two share a record and an ordinal.
struct TimerName: Hashable {
    var armedAt: Position
    var ordinal: UInt16

    init(armedAt: Position, ordinal: UInt16) {
        self.armedAt = armedAt
        self.ordinal = ordinal
    }

    /// The timer that an outcome says that it follows from.
    init(_ header: RecordHeader) {
        self.init(armedAt: header.cause, ordinal: header.ordinal)
    }

    init(_ timer: PendingTimer) {
        self.init(armedAt: timer.armedAt, ordinal: timer.ordinal)
    }
}

extension Shadow {
    /// Begins the turn of the timer that the log lets fire.
    mutating func beginFiring(with record: LoggedRecord) {
        let name = TimerName(record.header)
        report.firings += 1
        guard let timer = pendingTimer(name) else {
            turn = Turn(name, at: record.time, .unknown)
            outcomes.restart(next: record.position, time: record.time)
            return
        }
        passOver(until: record.time, before: timer, at: record)
        // One that was told of is judged by what it does, not once more by when.
        let isAnswered = answered.contains(name)
        turn = Turn(name, at: record.time, .timer)
        outcomes.restart(next: record.position, time: isAnswered ? record.time : timer.due)
        rules.fire(timer, in: state, into: &outcomes)
    }

    /// The timer of a name, if it waits.
    ///
    /// - Complexity: O(1) for the one that fires next, as it nearly always is; O(timers) else.
    func pendingTimer(_ name: TimerName) -> PendingTimer? {
        if let first = state.timers.first, TimerName(first) == name { return first }
        return state.timers.timer(armedAt: name.armedAt, ordinal: name.ordinal)
    }

    /// Tells of every timer that fires here by a moment while the log goes on without it, once.
    ///
    /// - Parameters:
    ///   - time: the moment.
    ///   - firing: the one that the log lets fire; those behind it may still come.
    ///   - record: where it shows.
    mutating func passOver(
        until time: Instant,
        before firing: PendingTimer? = nil,
        at record: LoggedRecord
    ) {
        guard let first = state.timers.first, first.due <= time, first != firing else {
            return
        }
        let due = state.timers.due(by: time)
        // Those that have fired, or wait for later now, need not be remembered.
        answered.formIntersection(due.map(TimerName.init))
        for timer in due where !answered.contains(TimerName(timer)) {
            if let firing, timer >= firing { return }
            answered.insert(TimerName(timer))
            let difference = passedOver(timer, at: record)
            if isAboutErased(timer.interaction) { report.erased += 1 } else { note(difference) }
        }
    }

    private mutating func passedOver(
        _ timer: PendingTimer,
        at record: LoggedRecord
    ) -> Difference {
        outcomes.restart(next: record.position, time: timer.due)
        rules.fire(timer, in: state, into: &outcomes)
        turn = Turn(TimerName(timer), at: timer.due, .timer)
        defer { turn = nil }
        var decided = Side(text: Self.nothing())
        if let first = outcomes.list.first { decided = side(first, at: record.position) }
        var difference = Difference(record, .notFired, decided: decided)
        difference.logged = Side(text: Self.json(record))
        difference.records = max(outcomes.list.count, 1)
        return difference
    }
}

extension Shadow.Turn {
    fileprivate init(_ name: TimerName, at time: Instant, _ origin: Origin) {
        self.init(cause: name.armedAt, ordinal: name.ordinal, time: time, origin: origin)
    }
}
