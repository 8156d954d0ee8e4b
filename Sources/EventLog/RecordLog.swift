public import Cryptography

/// Records in one total order, positions 1, 2, 3 and so on without gaps, and the tree of their hashes.
///
/// One thread appends; any thread reads at the same time. What is being appended is never seen
/// before ``append(_:)`` is done. One suite of tests holds every log to this contract.
public protocol RecordLog: AnyObject, Sendable {
    /// The name that the log was given when it was made.
    var identity: LogIdentity { get }

    /// The position of the last record; 0 while there is none.
    var lastPosition: UInt64 { get }

    /// The time of the last record in milliseconds since 1970 (UTC); 0 while there is none.
    var lastTime: Int64 { get }

    /// Where readers learn that the log has grown.
    var publication: LogPublication { get }

    /// Appends all records of a batch, or none of them; they are durable when it returns.
    ///
    /// Only ever called by one thread at a time. An empty batch changes nothing.
    ///
    /// - Returns: the position of the batch's first record.
    /// - Throws: `invalidRecord`, `diskFull`, `readOnly`, `commitFailed` and the codes of the system.
    func append(_ batch: borrowing RecordBatch) throws(EventLogError) -> UInt64

    /// Reads records in the order of their positions.
    ///
    /// - Parameters:
    ///   - from: the first position; 0 means 1.
    ///   - through: the last position; what is not there yet is left out.
    ///   - body: is given a position and the record, whose bytes are valid only within the call; it
    ///     returns false to stop. It must not wait for anybody: a slow consumer copies what it needs
    ///     and does its slow work outside.
    /// - Throws: what `body` throws, and `EventLogError`.
    func scan(
        from: UInt64,
        through: UInt64,
        _ body: (UInt64, UnsafeRawBufferPointer) throws -> Bool
    ) throws

    /// Reads records in the order of their positions as they stand on disk: what their hashes are of.
    ///
    /// It is `scan` for a log that seals nothing.
    ///
    /// - Parameters:
    ///   - from: the first position; 0 means 1.
    ///   - through: the last position; what is not there yet is left out.
    ///   - body: as for `scan`.
    /// - Throws: what `body` throws, and `EventLogError`.
    func scanStored(
        from: UInt64,
        through: UInt64,
        _ body: (UInt64, UnsafeRawBufferPointer) throws -> Bool
    ) throws

    /// The root of the tree over the first `size` records.
    ///
    /// Source: RFC 9162, section 2.1.1.
    ///
    /// - Throws: `outOfRange` for a size that the log has not reached.
    func root(at size: UInt64) throws(EventLogError) -> MerkleHash

    /// The hashes that lead from one record to the root over the first `size` records.
    ///
    /// Source: RFC 9162, section 2.1.3.1, where the leaf's index is `position - 1`.
    ///
    /// - Throws: `outOfRange` unless 1 <= position <= size <= last position.
    func inclusionProof(position: UInt64, size: UInt64) throws(EventLogError) -> [MerkleHash]

    /// The hashes that show that the tree of `from` records is the beginning of that of `to`.
    ///
    /// Source: RFC 9162, section 2.1.4.1. It is empty when the sizes are equal.
    ///
    /// - Throws: `outOfRange` unless 1 <= from <= to <= last position.
    func consistencyProof(from: UInt64, to: UInt64) throws(EventLogError) -> [MerkleHash]
}

extension RecordLog {
    /// Reads records as they are: this log seals nothing.
    public func scanStored(
        from: UInt64,
        through: UInt64,
        _ body: (UInt64, UnsafeRawBufferPointer) throws -> Bool
    ) throws {
        unsafe try scan(from: from, through: through, body)
    }
}
