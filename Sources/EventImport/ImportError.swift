public import Decisions
public import Engine
public import Vocabulary

/// Why events do not make the log that they were exported from.
///
/// None of them carries what people wrote or whole numbers.
public enum ImportError: Error, Sendable {
    /// There is not one event.
    case noEvents
    /// A line is no event of this kind of log.
    case notCloudEvents(line: UInt64, problem: String)
    /// A line is longer than the line of any record.
    case lineTooLong(line: UInt64, limit: Int)
    /// The first event is not the log's first.
    case beginsLater(position: Position)
    /// An event is missing, or there twice.
    case gap(wanted: Position, found: Position)
    /// An event is another log's.
    case otherLog(position: Position)
    /// The last line has no end, or what followed from the last input is missing.
    case cutOff(after: Position)
    /// A record has a type, a member or a word that this version does not know.
    case newerVersion(position: Position, what: String)
    /// A part of a record was erased, so that nobody can decide it again.
    case erased(position: Position)
    /// A record was sealed, and the keys that it was sealed with are not given.
    case keysMissing(position: Position)
    /// A member of an input cannot be read.
    case unreadable(position: Position, member: String)
    /// The rules refuse an input.
    case refused(position: Position, Refusal)
    /// A record is not what the rules decide, or not what its hash says.
    case differs(position: Position, member: String)
    /// There is a record where the rules decide none.
    case notDecided(position: Position)
    /// The file itself cannot be read.
    case fileUnreadable(problem: String)
    /// The engine failed.
    case ledger(LedgerError)
}

extension ImportError {
    /// The stable name; the page Errors lists them.
    public var name: String {
        switch self {
        case .noEvents: "no-events"
        case .notCloudEvents: "not-cloud-events"
        case .lineTooLong: "line-too-long"
        case .beginsLater: "begins-later"
        case .gap: "gap"
        case .otherLog: "other-log"
        case .cutOff: "cut-off"
        case .newerVersion: "newer-version"
        case .erased: "record-erased"
        case .keysMissing: "keys-missing"
        case .unreadable: "member-unreadable"
        case .refused: "input-refused"
        case .differs, .notDecided: "record-differs"
        case .fileUnreadable: "file-unreadable"
        case .ledger: "log-failed"
        }
    }

    /// Whether the events themselves are at fault.
    public var isFinding: Bool {
        switch self {
        case .lineTooLong, .newerVersion, .fileUnreadable, .ledger: false
        default: true
        }
    }

    /// What happened and what to try.
    public var detail: String {
        switch self {
        case .noEvents: "there are no events."
        case .notCloudEvents(let line, let problem):
            "line \(line) is not what `ledgerline export` writes: \(problem)."
        case .lineTooLong(let line, let limit):
            "line \(line) is longer than \(limit) bytes."
        case .beginsLater(let position):
            "the first event is record \(position). Export the whole log, without --from and filters."
        case .gap(let wanted, let found):
            "record \(wanted) is missing: \(found) stands in its place."
        case .otherLog(let position): "record \(position) is another log's."
        case .cutOff(let position): "the events end within what belongs to record \(position)."
        case .newerVersion(let position, let what):
            "record \(position) has \(what) that this version does not know."
                + " Use the version that wrote the log, or a newer one."
        case .erased(let position):
            "a part of record \(position) was erased, so that nobody can decide it again. `backup` and"
                + " `restore` copy such a log."
        case .keysMissing(let position):
            "record \(position) was sealed. Give the file of keys of that log, or leave --keys out."
        case .unreadable(let position, let member):
            "\(member) of record \(position) cannot be read."
        case .refused(let position, let refusal):
            "the rules refuse the input at record \(position) as \(refusal.slug)."
        case .differs(let position, let member):
            "record \(position) is not what the rules decide and its hash says: \(member) differs."
        case .notDecided(let position):
            "record \(position) stands where the rules decide nothing."
        case .fileUnreadable(let problem): "the events cannot be read: \(problem)."
        case .ledger(let error): error.description
        }
    }
}
