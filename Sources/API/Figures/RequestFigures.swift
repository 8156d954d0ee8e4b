import Engine
import Synchronization

/// Counts requests: by operation and status, and by family with how long they took.
final class RequestFigures: Sendable {
    struct Key: Hashable, Comparable, Sendable {
        var name: String
        var status: Int

        static func < (one: Key, other: Key) -> Bool {
            (one.name, one.status) < (other.name, other.status)
        }
    }

    struct State: Sendable {
        var operations: [Key: UInt64] = [:]
        var answers: [Key: UInt64] = [:]
        var durations: [RequestFamily: DurationCounts] = [:]
    }

    private let state = Mutex(State())

    /// Counts an operation.
    func count(_ operation: String, status: Int) {
        state.withLock { $0.operations[Key(name: operation, status: status), default: 0] += 1 }
    }

    /// Counts the answer to a request.
    func count(_ family: RequestFamily, status: Int, took duration: Duration) {
        state.withLock { state in
            state.answers[Key(name: family.rawValue, status: status), default: 0] += 1
            let none = DurationCounts(boundaries: DurationCounts.brief)
            state.durations[family, default: none].add(duration)
        }
    }

    /// What was counted.
    func read() -> State { state.withLock { $0 } }
}

/// Which door a request came to.
enum RequestFamily: String, CaseIterable, Sendable {
    /// The native API.
    case native
    /// The platform's API, its tokens among it.
    case platform
    /// Providers' webhooks.
    case providers
    /// Health, metrics and the like.
    case operations
    /// Attachments, which providers fetch.
    case media
    /// The workspace and what is nowhere.
    case page

    /// Finds the family of a path's segments.
    init(_ path: [String]) {
        switch path.first {
        case "api" where path.dropFirst().first == "now": self = .platform
        case "api": self = .native
        case "oauth_token.do": self = .platform
        case "providers": self = .providers
        case "health", "metrics", "openapi.json": self = .operations
        case "media": self = .media
        default: self = .page
        }
    }
}
