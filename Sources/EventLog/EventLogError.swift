/// Why the event log refused or failed.
public enum EventLogError: Error, Equatable, Sendable {
    /// Another process, or this one, has the log open already. End the other user of `path`.
    case inUse(path: String)
    /// The file system refuses to be written at `path`; `code` is `errno`. Check owner and mount.
    case notWritable(path: String, code: Int32)
    /// Too little space is left; nothing was written, and appends work again once there is more.
    ///
    /// `free` is what the file system offers, in bytes.
    case diskFull(free: UInt64)
    /// A later version of this program wrote the log. Use that version.
    case newerFormat(found: UInt64, supported: UInt64)
    /// There is no log at `path`, or it holds something else. Check the data directory.
    case notALog(path: String)
    /// The log holds bytes that it cannot hold; `position` is where, 0 for a segment as a whole.
    ///
    /// Run the verification, then restore from a backup.
    case damaged(position: UInt64, Damage)
    /// A commit failed, and whether it is on disk is unknown. The log refuses all further appends.
    ///
    /// End the process, open the log again and compare its last position; never retry in place.
    /// `code` is LMDB's or `errno`. Source: mdb.c, `mdb_txn_commit`.
    case commitFailed(code: Int32)
    /// The log was opened for reading only.
    case readOnly
    /// A record in a batch breaks a rule of the log; nothing of the batch was written.
    case invalidRecord(index: Int, RecordFault)
    /// A position or a size lies beyond the end of the log, or a range is empty or reversed.
    case outOfRange(asked: UInt64, last: UInt64)
    /// The map cannot be reserved: address space is limited. See `ulimit -v` or `LimitAS=`.
    case addressSpaceLimited(mapBytes: UInt64)
    /// No upcaster leads from this version of a type to a newer one that is asked for.
    case missingUpcaster(type: UInt16, version: UInt8)
    /// The system refused a call on a file of the log; `code` is `errno`.
    case system(code: Int32, call: String, path: String)
    /// Keys for what is personal cannot be had; `problem` says why and what to try.
    case sealing(problem: String)
    /// LMDB's own code, with the call that gave it. Source: lmdb.h, "Return Codes".
    case lmdb(code: Int32, call: String)
}

/// What is wrong with bytes of a log.
public enum Damage: Error, Equatable, Sendable {
    /// A record is shorter than its header, or its header has a format or flags that do not exist.
    case recordHeader
    /// A record is missing, or stands where another should.
    case gap(found: UInt64)
    /// The header of a segment is missing, unreadable or does not match its own hash.
    case segmentHeader
    /// A stored hash that the tree needs is missing or has another length.
    case missingHash
    /// The tree's root is not the one that was stored with the last commit.
    case root
    /// The B-tree's pages contradict each other.
    case pages
    /// The sealed part of a record is malformed, or does not open with its key.
    case sealedPart
}

/// A rule that a record must keep to be appended.
public enum RecordFault: Equatable, Sendable {
    /// Its time lies before that of the record ahead of it.
    case timeFalls
    /// An input names a cause.
    case inputWithCause
    /// An outcome names no cause, or one that does not stand before it.
    case outcomeWithoutEarlierCause
    /// It is longer than ``RecordBatch/recordByteLimit``.
    case tooLong
}
