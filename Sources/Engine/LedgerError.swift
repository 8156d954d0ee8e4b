public import EventLog
public import Vocabulary

/// Why a log cannot be carried on or replayed.
public enum LedgerError: Error, Sendable {
    /// The log itself refused or failed. After a failed commit: leave, start again, compare.
    case log(EventLogError)
    /// A record's bytes have no meaning. Run `ledgerline verify` to see how far the damage goes.
    case recordUnreadable(position: Position, problem: String)
    /// A record has a type that this version does not know. Use the version that wrote it.
    case unknownType(position: Position, type: UInt16)
    /// More timers fired at one go than can be: a rule arms timers without end.
    case timersDoNotEnd(at: Instant)
}

extension LedgerError: CustomStringConvertible {
    /// The failure and what to try.
    public var description: String {
        switch self {
        case .log(let error): "The log failed: \(error)"
        case .recordUnreadable(let position, let problem):
            "Record \(position) cannot be read: \(problem). Run `ledgerline verify`."
        case .unknownType(let position, let type):
            "Record \(position) has type \(type), which this version does not know."
                + " Use the version that wrote the log, or a newer one."
        case .timersDoNotEnd(let time):
            "Timers that are due by \(time) fire without end. Look at the messaging actions."
        }
    }
}
