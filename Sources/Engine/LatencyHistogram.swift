import Synchronization

/// Counts how long something took, from any thread and without a lock.
///
/// Each addition is two atomic ones, so that the writer may count for each input. Whoever reads while
/// others count may find the sum of one more than the buckets have.
public final class LatencyHistogram: Sendable {
    /// How many boundaries there may be.
    public static let boundariesMax = 15

    private let boundaries: [Int64]
    private let counts: InlineArray<16, Atomic<UInt64>>
    private let sum = Atomic<UInt64>(0)

    /// Starts with none.
    ///
    /// - Parameter boundaries: upper boundaries of the buckets in microseconds, rising.
    public init(boundaries: [Int64]) {
        precondition(boundaries.count <= Self.boundariesMax, "a histogram has so many buckets")
        self.boundaries = boundaries
        counts = InlineArray { _ in Atomic<UInt64>(0) }
    }

    /// Counts one; less than nothing counts as nothing.
    public func add(microseconds: Int64) {
        let bucket = DurationCounts.bucket(of: microseconds, boundaries)
        counts[bucket].add(1, ordering: .relaxed)
        sum.add(UInt64(max(0, microseconds)), ordering: .relaxed)
    }

    /// Counts one.
    public func add(_ duration: Duration) { add(microseconds: duration.wholeMicroseconds) }

    /// What was counted.
    public func read() -> DurationCounts {
        DurationCounts(
            boundaries: boundaries,
            counts: (0...boundaries.count).map { counts[$0].load(ordering: .relaxed) },
            sum: sum.load(ordering: .relaxed)
        )
    }
}

extension Duration {
    /// Microseconds, what is less left out.
    var wholeMicroseconds: Int64 {
        let parts = components
        return parts.seconds * 1_000_000 + parts.attoseconds / 1_000_000_000_000
    }
}
