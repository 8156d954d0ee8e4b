import Decisions
import Synchronization
public import Vocabulary

/// What the writer has done since it started.
public struct EngineFigures: Hashable, Sendable {
    /// Inputs that are in the log.
    public var accepted: UInt64
    /// Inputs that the rules refused.
    public var refused: UInt64
    /// The same by the refusals' slugs.
    public var refusals: [String: UInt64]
    /// Inputs that were not looked at, by the reason.
    public var turnedAway: [String: UInt64]
    /// Inputs that wait for the writer.
    public var waiting: UInt64
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
    /// What inputs took from when they were handed over until they were durable.
    public var inputTimes: DurationCounts
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
    let overloaded = Atomic<UInt64>(0)
    let diskFull = Atomic<UInt64>(0)
    let whileClockStopped = Atomic<UInt64>(0)
    let whileStopping = Atomic<UInt64>(0)
    let inputTimes = LatencyHistogram(boundaries: DurationCounts.brief)
    let commitTimes = LatencyHistogram(boundaries: DurationCounts.brief)
    let timerLateness = LatencyHistogram(
        boundaries: [
            1_000, 5_000, 10_000, 50_000, 100_000, 500_000, 1_000_000, 10_000_000, 60_000_000,
            3_600_000_000,
        ]
    )
    /// Taken only for an input that is refused.
    private let refusals = Mutex<[String: UInt64]>([:])

    func count(_ refusal: Refusal) {
        let slug = refusal.slug
        refusals.withLock { $0[slug, default: 0] += 1 }
    }

    /// Counts an input that was not looked at.
    func count(turnedAway error: EngineError) {
        switch error {
        case .overloaded: overloaded.add(1, ordering: .relaxed)
        case .diskFull: diskFull.add(1, ordering: .relaxed)
        case .clockStopped: whileClockStopped.add(1, ordering: .relaxed)
        case .stopping: whileStopping.add(1, ordering: .relaxed)
        case .refused, .logFailed: break
        }
    }

    func read(waiting: Int) -> EngineFigures {
        EngineFigures(
            accepted: accepted.load(ordering: .relaxed),
            refused: refused.load(ordering: .relaxed),
            refusals: refusals.withLock { $0 },
            turnedAway: [
                "overloaded": overloaded.load(ordering: .relaxed),
                "disk-full": diskFull.load(ordering: .relaxed),
                "clock-stopped": whileClockStopped.load(ordering: .relaxed),
                "stopping": whileStopping.load(ordering: .relaxed),
            ],
            waiting: UInt64(waiting),
            commits: commits.load(ordering: .relaxed),
            records: records.load(ordering: .relaxed),
            active: active.load(ordering: .relaxed),
            timers: timers.load(ordering: .relaxed),
            heldParts: heldParts.load(ordering: .relaxed),
            horizon: Instant(rawValue: horizon.load(ordering: .relaxed)),
            latenessMilliseconds: lateness.load(ordering: .relaxed),
            clockStopped: clockStopped.load(ordering: .relaxed),
            inputTimes: inputTimes.read(),
            commitTimes: commitTimes.read(),
            timerLateness: timerLateness.read()
        )
    }
}
