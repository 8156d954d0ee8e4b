import Glibc

/// Why outgoing webhooks cannot be served.
public enum WebhooksError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A file of theirs cannot be used.
    case file(path: String, problem: String)

    static func file(_ path: String) -> Self {
        .file(path: path, problem: unsafe String(cString: strerror(errno)))
    }

    /// The file and what is wrong.
    public var description: String {
        switch self {
        case .file(let path, let problem): "\(path): \(problem)"
        }
    }
}
