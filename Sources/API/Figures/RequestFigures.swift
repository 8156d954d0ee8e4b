import Engine
import Synchronization

/// Counts requests by operation and status, and how long they took.
final class RequestFigures: Sendable {
    struct Key: Hashable, Sendable {
        var operation: String
        var status: Int
    }

    struct State: Sendable {
        var requests: [Key: UInt64] = [:]
        var durations = DurationCounts(
            boundaries: [
                1_000, 2_000, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000, 5_000_000,
            ]
        )
    }

    private let state = Mutex(State())

    /// Counts a request.
    func count(_ operation: String, status: Int, took duration: Duration) {
        let parts = duration.components
        let microseconds = parts.seconds * 1_000_000 + parts.attoseconds / 1_000_000_000_000
        state.withLock { state in
            state.requests[Key(operation: operation, status: status), default: 0] += 1
            state.durations.add(microseconds: microseconds)
        }
    }

    /// What was counted.
    func read() -> State { state.withLock { $0 } }
}
