public import Decisions
public import Vocabulary

/// Why an input was not accepted; nothing of it will ever be in the log unless it says so.
public enum EngineError: Error, Hashable, Sendable {
    /// The rules refuse it.
    case refused(Refusal)
    /// More inputs wait than may. Try again in a moment.
    case overloaded
    /// The engine is stopping. Try again once it is back.
    case stopping
    /// The clock jumped to `wall` where `expected` was to be. An operator must confirm it.
    case clockStopped(wall: Instant, expected: Instant)
    /// The disk is full: nothing was accepted and nothing is lost. Make room and try again.
    case diskFull
    /// The log failed in the middle: whether the input is durable is known after the next start.
    case logFailed(String)
}

extension EngineError: CustomStringConvertible {
    /// The failure and what to try.
    public var description: String {
        switch self {
        case .refused(let refusal): refusal.description
        case .overloaded: "More inputs wait than may. Try again in a moment."
        case .stopping: "The engine is stopping. Try again once it is back."
        case .clockStopped(let wall, let expected):
            "The clock shows \(wall) where \(expected) was expected."
                + " Set it right, or confirm it with `ledgerline serve --confirm-clock`."
        case .diskFull: "The disk is full. Make room and try again; nothing was lost."
        case .logFailed(let problem): "The log failed: \(problem)"
        }
    }
}
