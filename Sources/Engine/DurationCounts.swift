import Synchronization

/// How often something took how long, in buckets.
public struct DurationCounts: Hashable, Sendable {
    /// Upper boundaries of the buckets in microseconds, rising; what is longer is in one more.
    public let boundaries: [Int64]
    /// How many fell into each bucket.
    public private(set) var counts: [UInt64]
    /// All of them together, in microseconds.
    public private(set) var sum: UInt64 = 0

    /// Starts with none.
    public init(boundaries: [Int64]) {
        self.boundaries = boundaries
        counts = Array(repeating: 0, count: boundaries.count + 1)
    }

    /// Counts one; less than nothing counts as nothing.
    public mutating func add(microseconds: Int64) {
        counts[boundaries.firstIndex { microseconds < $0 } ?? boundaries.count] += 1
        sum += UInt64(max(0, microseconds))
    }
}

/// What the writer's turns took, for whoever looks.
final class TurnTimes: Sendable {
    private struct State {
        var commits = DurationCounts(
            boundaries: [
                100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 100_000, 1_000_000,
            ]
        )
        var lateness = DurationCounts(
            boundaries: [
                1_000, 5_000, 10_000, 50_000, 100_000, 500_000, 1_000_000, 10_000_000,
                60_000_000, 3_600_000_000,
            ]
        )
    }

    private let state = Mutex(State())

    func committed(in duration: Duration) {
        let parts = duration.components
        let microseconds = parts.seconds * 1_000_000 + parts.attoseconds / 1_000_000_000_000
        state.withLock { $0.commits.add(microseconds: microseconds) }
    }

    func fired(late milliseconds: Int64) {
        state.withLock { $0.lateness.add(microseconds: milliseconds * 1_000) }
    }

    func read() -> (commits: DurationCounts, lateness: DurationCounts) {
        state.withLock { ($0.commits, $0.lateness) }
    }
}
