public import Cryptography

/// Something that a verification found wrong.
public struct LogFinding: Equatable, Sendable {
    /// The records that it is about.
    public var positions: ClosedRange<UInt64>
    /// The first position of the segment that it lies in.
    public var segment: UInt64
    /// What is wrong.
    public var fault: LogFault
}

/// What can be wrong with a log at rest.
public enum LogFault: Equatable, Sendable {
    /// The record's bytes are not those that were appended.
    case recordAltered
    /// Records are missing.
    case recordMissing
    /// An entry stands where none can be.
    case entryMisplaced
    /// The record is as appended, but its header is none.
    case recordHeader
    /// The record is as appended, but breaks a rule of the log.
    case rule(RecordFault)
    /// The closing root or a check word of a commit is not what the records give.
    case commitMarkAltered
    /// No closing root covers these records.
    case commitMarkMissing
    /// The stored hash of the subtree of 2^level records that ends here is not what they give.
    case subtreeHashAltered(level: Int)
    /// That hash is missing.
    case subtreeHashMissing(level: Int)
    /// The segment's header is missing, unreadable, or not what the records before it give.
    case segmentHeader
    /// The segment belongs to another log.
    case foreignSegment
    /// Pages of the segment's B-tree contradict each other; what they held is not readable.
    case pages
}

/// The result of a verification.
public struct LogVerification: Sendable {
    /// The log's name, if a segment's header could be read.
    public var identity: LogIdentity?
    /// The position of the last record that was read.
    public var lastPosition: UInt64 = 0
    /// The root over all records; meaningless unless the log is intact.
    public var root = MerkleHash.ofEmptyTree
    /// How many segments there are.
    public var segments = 0
    /// What was found, in the order of positions, and of that at most ``findingLimit``.
    public var findings: [LogFinding] = []
    /// How many things were found, with those that are not listed.
    public var findingCount = 0

    /// How many findings are listed: a log that is torn apart is not described record by record.
    public static let findingLimit = 10_000

    /// Whether nothing was found.
    public var isIntact: Bool { findingCount == 0 }
}
