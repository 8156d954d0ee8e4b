public import CBOR
public import EventLog

/// Why the views could not be read, written or folded.
public enum ProjectionsError: Error, Equatable, Sendable {
    /// The log could not be read; its own error says why.
    case log(EventLogError)
    /// A record is not the next one: it was folded already, or one is missing.
    ///
    /// Fold on from `expected`.
    case outOfOrder(expected: UInt64, found: UInt64)
    /// A record's payload cannot be read. Run the log's verification.
    case unreadableRecord(position: UInt64, CBORError)
    /// A record has a type that this version does not know. Run a version that does.
    case unknownType(position: UInt64, type: UInt16)
    /// A record is about something that no earlier record made. Run the log's verification.
    case contradiction(position: UInt64)
    /// A stored row cannot be read. Close the views and open them again: they are rebuilt.
    case unreadableRow(View, CBORError)
    /// The folder's pages contradict each other. Close the views and open them again: they are rebuilt.
    case damaged(code: Int32, call: String)
    /// The views moved on while they were being compared. Stop the projector, then compare again.
    case movedOn(from: UInt64, to: UInt64)
    /// The map cannot be reserved: address space is limited. See `ulimit -v` or `LimitAS=`.
    case addressSpaceLimited(mapBytes: UInt64)
    /// Answering would fold more records of one interaction than is done for one question.
    case tooManyRecords(limit: Int)
    /// The system refused a call on a file; `code` is `errno`.
    case system(code: Int32, call: String, path: String)
    /// LMDB's own code, with the call that gave it. Source: lmdb.h, "Return Codes".
    case lmdb(code: Int32, call: String)
}
