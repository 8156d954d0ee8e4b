import Synchronization
public import Vocabulary

/// What the writer has done since it started.
public struct EngineFigures: Hashable, Sendable {
    /// Inputs that are in the log.
    public var accepted: UInt64
    /// Inputs that the rules refused.
    public var refused: UInt64
    /// Commits.
    public var commits: UInt64
    /// Records in them.
    public var records: UInt64
    /// Interactions that are active.
    public var active: UInt64
    /// Timers that are pending.
    public var timers: UInt64
    /// Parts of messages that wait for others (row R8).
    public var heldParts: UInt64
    /// Up to when timers have fired.
    public var horizon: Instant
    /// How late the last timer fired, in milliseconds.
    public var latenessMilliseconds: Int64
    /// Whether the clock stops admission.
    public var clockStopped: Bool
    /// What commits took until they were durable.
    public var commitTimes: DurationCounts
    /// How late timers fired: the latest of each turn that had one due.
    public var timerLateness: DurationCounts
}

/// Counters that the writer moves and anybody reads.
final class EngineGauges: Sendable {
    let accepted = Atomic<UInt64>(0)
    let refused = Atomic<UInt64>(0)
    let commits = Atomic<UInt64>(0)
    let records = Atomic<UInt64>(0)
    let active = Atomic<UInt64>(0)
    let timers = Atomic<UInt64>(0)
    let heldParts = Atomic<UInt64>(0)
    let horizon = Atomic<Int64>(0)
    let lateness = Atomic<Int64>(0)
    let clockStopped = Atomic<Bool>(false)
    let times = TurnTimes()

    func read() -> EngineFigures {
        let (commitTimes, timerLateness) = times.read()
        return EngineFigures(
            accepted: accepted.load(ordering: .relaxed),
            refused: refused.load(ordering: .relaxed),
            commits: commits.load(ordering: .relaxed),
            records: records.load(ordering: .relaxed),
            active: active.load(ordering: .relaxed),
            timers: timers.load(ordering: .relaxed),
            heldParts: heldParts.load(ordering: .relaxed),
            horizon: Instant(rawValue: horizon.load(ordering: .relaxed)),
            latenessMilliseconds: lateness.load(ordering: .relaxed),
            clockStopped: clockStopped.load(ordering: .relaxed),
            commitTimes: commitTimes,
            timerLateness: timerLateness
        )
    }
}
