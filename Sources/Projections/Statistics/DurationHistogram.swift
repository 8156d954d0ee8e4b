import CBOR
public import Vocabulary

/// How long things took, counted in fixed buckets so that hours can be added up.
///
/// A bucket counts what took more than the bound before its own and at most its own; the last one has
/// no bound. Bounds never change within a version of the views.
public struct DurationHistogram: Hashable, Sendable {
    /// The buckets' upper bounds in seconds, rising: from a second to two weeks.
    public static let boundsInSeconds: [Int64] = [
        1, 2, 3, 5, 10, 15, 20, 30, 45, 60,
        90, 120, 150, 180, 240, 300, 420, 600, 900, 1_200,
        1_500, 1_800, 2_700, 3_600, 5_400, 7_200, 10_800, 14_400, 21_600, 28_800,
        43_200, 57_600, 86_400, 129_600, 172_800, 259_200, 345_600, 432_000, 604_800, 1_209_600,
    ]
    /// How many buckets there are.
    public static let bucketCount = boundsInSeconds.count + 1

    /// The buckets' counts; no buckets at all before the first duration.
    public private(set) var buckets: [UInt64] = []
    /// All durations together, in milliseconds.
    public private(set) var sum: UInt64 = 0

    /// Makes one that has counted nothing.
    public init() {}

    /// How many durations it has counted.
    public var count: UInt64 { buckets.reduce(0, &+) }

    /// Counts a duration; a negative one counts as nothing.
    public mutating func add(_ duration: Milliseconds) {
        let milliseconds = max(duration.rawValue, 0)
        if buckets.isEmpty { buckets = Array(repeating: 0, count: Self.bucketCount) }
        buckets[Self.bucket(of: milliseconds)] &+= 1
        sum &+= UInt64(milliseconds)
    }

    /// Adds what another one has counted.
    public mutating func add(_ other: DurationHistogram) {
        guard !other.buckets.isEmpty else { return }
        if buckets.isEmpty { buckets = Array(repeating: 0, count: Self.bucketCount) }
        for place in buckets.indices { buckets[place] &+= other.buckets[place] }
        sum &+= other.sum
    }

    /// The duration that a share of all did not exceed, interpolated within its bucket.
    ///
    /// - Parameter percent: from 1 to 100; 50 gives the median.
    /// - Returns: nothing when nothing was counted; the last bound for what lies beyond it.
    public func quantile(percent: UInt64) -> Milliseconds? {
        let count = count
        guard count > 0 else { return nil }
        // Whole numbers: the same on every machine.
        let rank = max((count &* percent &+ 99) / 100, 1)
        var below: UInt64 = 0
        for (place, found) in buckets.enumerated() where found > 0 {
            if below &+ found >= rank {
                let lower = place == 0 ? 0 : Self.boundsInSeconds[place - 1]
                guard place < Self.boundsInSeconds.count else { return .seconds(lower) }
                let width = (Self.boundsInSeconds[place] - lower) * 1_000
                let part = Int64(rank - below) * width / Int64(found)
                return Milliseconds(rawValue: lower * 1_000 + part)
            }
            below &+= found
        }
        preconditionFailure("a rank is within what was counted")
    }

    /// The place of the bucket that counts a duration, in milliseconds.
    static func bucket(of milliseconds: Int64) -> Int {
        var low = 0
        var high = boundsInSeconds.count
        while low < high {
            let middle = (low + high) / 2
            if boundsInSeconds[middle] * 1_000 < milliseconds {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    /// Walks the buckets that have counted something, then the sum.
    ///
    /// The key is that of the first bucket; the sum's is `bucketCount` behind it.
    mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ key: UInt64,
        _ visitor: inout Visitor
    ) throws(CBORError) {
        for place in 0..<Self.bucketCount {
            var found = buckets.isEmpty ? 0 : buckets[place]
            try visitor.unsigned(key + UInt64(place), "bucket", &found)
            guard found != 0 else { continue }
            if buckets.isEmpty { buckets = Array(repeating: 0, count: Self.bucketCount) }
            buckets[place] = found
        }
        try visitor.unsigned(key + UInt64(Self.bucketCount), "sum", &sum)
    }
}
