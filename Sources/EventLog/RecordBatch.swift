public import CBOR

/// Records on their way into the log, one behind the other in a single buffer that is used again.
///
/// For each record: ``begin(_:)``, then the payload straight into ``payload``, then ``end()``.
/// Clearing keeps the memory, so a steady stream of batches allocates nothing.
public struct RecordBatch: ~Copyable {
    /// The length that a record may have, header included: 16 MiB.
    ///
    /// An SMS is far below it; it keeps a mistake from filling a transaction's memory.
    public static let recordByteLimit = 16 << 20

    /// Where the payload of the record that was begun is written, in deterministic CBOR.
    ///
    /// It is the batch's whole buffer: only appending to it is allowed.
    public var payload: ByteBuffer

    // Where each record ends. In front of every record stands a zero byte that is not part of it:
    // with it the record is the input of its leaf hash as it lies there (RFC 9162, section 2.1).
    private var ends: [Int]
    private var isOpen: Bool

    /// Makes an empty batch.
    public init() {
        payload = ByteBuffer(minimumCapacity: 64 << 10)
        ends = []
        isOpen = false
    }

    /// How many records are complete.
    public var count: Int { ends.count }

    /// The length of all complete records in bytes, headers included.
    public var byteCount: Int { (ends.last ?? 0) - ends.count }

    /// Starts a record.
    public mutating func begin(_ header: RecordHeader) {
        precondition(!isOpen, "a record is ended before the next is begun")
        isOpen = true
        payload.append(0)
        header.encode(into: &payload)
    }

    /// Adds a whole record, header and payload.
    public mutating func append(_ record: UnsafeRawBufferPointer) {
        precondition(!isOpen, "a record is ended before the next is begun")
        payload.append(0)
        unsafe payload.append(record)
        ends.append(payload.count)
    }

    /// Completes the record that was begun.
    public mutating func end() {
        precondition(isOpen, "only a record that was begun can be ended")
        isOpen = false
        ends.append(payload.count)
    }

    /// Forgets the records behind the first `count`, and one that was begun.
    public mutating func truncate(to count: Int) {
        precondition(count <= ends.count, "a batch is only ever cut shorter")
        ends.removeLast(ends.count - count)
        payload.truncate(to: ends.last ?? 0)
        isOpen = false
    }

    /// Forgets all records and keeps the memory.
    public mutating func removeAll() {
        ends.removeAll(keepingCapacity: true)
        payload.removeAll()
        isOpen = false
    }

    /// Lends a complete record, header and payload, for the length of a call.
    ///
    /// - Parameters:
    ///   - index: from 0 on, in the order of writing.
    ///   - body: what to do with the bytes, which are valid only within it.
    /// - Returns: what `body` returns.
    /// - Throws: what `body` throws.
    public borrowing func withRecord<Result, Failure: Error>(
        _ index: Int,
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let start = index == 0 ? 0 : ends[index - 1]
        return unsafe try payload.withBytes(in: start + 1..<ends[index], body)
    }

    /// Lends a complete record with the zero byte in front: what its leaf is the hash of.
    borrowing func withLeaf<Result, Failure: Error>(
        _ index: Int,
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let start = index == 0 ? 0 : ends[index - 1]
        return unsafe try payload.withBytes(in: start..<ends[index], body)
    }
}
