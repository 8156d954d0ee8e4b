/// How often something took how long, in buckets.
public struct DurationCounts: Hashable, Sendable {
    /// Upper boundaries of the buckets in microseconds, rising, each in its own bucket; what is longer is in
    /// one more.
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

    init(boundaries: [Int64], counts: [UInt64], sum: UInt64) {
        self.boundaries = boundaries
        self.counts = counts
        self.sum = sum
    }

    /// Counts one; less than nothing counts as nothing.
    public mutating func add(microseconds: Int64) {
        counts[Self.bucket(of: microseconds, boundaries)] += 1
        sum += UInt64(max(0, microseconds))
    }

    /// Counts one.
    public mutating func add(_ duration: Duration) {
        add(microseconds: duration.wholeMicroseconds)
    }

    static func bucket(of microseconds: Int64, _ boundaries: [Int64]) -> Int {
        boundaries.firstIndex { microseconds <= $0 } ?? boundaries.count
    }
}

extension DurationCounts {
    /// Boundaries for what should take milliseconds: 0.1 ms to 10 s.
    public static let brief: [Int64] = [
        100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000,
        2_500_000, 10_000_000,
    ]
    /// Boundaries for what others take: 10 ms to 5 min.
    public static let ofOthers: [Int64] = [
        10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000,
        10_000_000, 30_000_000, 60_000_000, 300_000_000,
    ]
    /// Boundaries for what a phone that is switched off may take: 1 s to 3 d.
    public static let ofPhones: [Int64] = [
        1_000_000, 2_000_000, 5_000_000, 10_000_000, 30_000_000, 60_000_000, 300_000_000,
        900_000_000, 3_600_000_000, 14_400_000_000, 86_400_000_000, 259_200_000_000,
    ]
}
