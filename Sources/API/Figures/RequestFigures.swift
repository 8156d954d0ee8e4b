import Synchronization

/// Counts requests by operation and status, and how long they took.
final class RequestFigures: Sendable {
    struct Key: Hashable, Sendable {
        var operation: String
        var status: Int
    }

    struct State: Sendable {
        var requests: [Key: UInt64] = [:]
        var buckets = [UInt64](repeating: 0, count: RequestFigures.boundaries.count + 1)
        var nanoseconds: UInt64 = 0
    }

    /// Upper boundaries of the histogram's buckets, in milliseconds.
    static let boundaries: [Int64] = [1, 2, 5, 10, 25, 50, 100, 250, 1_000, 5_000]

    private let state = Mutex(State())

    /// Counts a request.
    func count(_ operation: String, status: Int, took duration: Duration) {
        let milliseconds =
            duration.components.seconds * 1_000
            + duration.components.attoseconds / 1_000_000_000_000_000
        let bucket =
            Self.boundaries.firstIndex { milliseconds < $0 } ?? Self.boundaries.count
        let nanoseconds =
            UInt64(max(0, duration.components.seconds)) * 1_000_000_000
            + UInt64(max(0, duration.components.attoseconds / 1_000_000_000))
        state.withLock { state in
            state.requests[Key(operation: operation, status: status), default: 0] += 1
            state.buckets[bucket] += 1
            state.nanoseconds += nanoseconds
        }
    }

    /// What was counted.
    func read() -> State { state.withLock { $0 } }
}
