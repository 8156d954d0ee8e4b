public import CBOR

/// Seals what records say about people before they are hashed and written, and opens it for readers.
///
/// The log does not know what is personal, nor whose key it takes: it hands batches over before it appends
/// them and records before a scan lends them. Hashes, proofs and copies are of the sealed bytes.
public protocol RecordSealer: AnyObject, Sendable {
    /// Gets ready for a log that is being opened.
    ///
    /// - Parameters:
    ///   - identity: the log's name.
    ///   - readOnly: whether nothing will be sealed.
    /// - Throws: `sealing`.
    func start(_ identity: LogIdentity, readOnly: Bool) throws(EventLogError)

    /// Seals a batch.
    ///
    /// Called by the appending thread alone, before the write transaction begins.
    ///
    /// - Parameters:
    ///   - batch: the records as they were decided.
    ///   - first: the position that its first record will have.
    ///   - log: gives the sealed records that are there already.
    ///   - sealed: is given as many records in the same order; it is empty before.
    /// - Throws: why keys cannot be had; then nothing is appended.
    func seal(
        _ batch: borrowing RecordBatch,
        at first: UInt64,
        in log: some StoredRecords,
        into sealed: inout RecordBatch
    ) throws(EventLogError)

    /// Says how the record at a position is to be sealed, so that the bytes of another log come out again.
    ///
    /// - Parameters:
    ///   - seal: how it was sealed there; nothing leaves it open.
    ///   - position: where the next batches have it.
    func prescribe(_ seal: RecordSeal?, at position: UInt64)

    /// How a stored record is sealed; nothing when it is open.
    func seal(of stored: UnsafeRawBufferPointer, at position: UInt64) -> RecordSeal?

    /// Opens a record.
    ///
    /// Called by any thread.
    ///
    /// - Parameters:
    ///   - stored: the bytes as they stand in the log; their header's format says that they are sealed.
    ///   - position: where.
    ///   - scratch: room to work in; the opened record is left in it.
    /// - Throws: `damaged` when the sealed part does not open with its key.
    func open(
        _ stored: UnsafeRawBufferPointer,
        at position: UInt64,
        into scratch: inout OpeningScratch
    ) throws(EventLogError)
}

/// How a record is sealed: with the same keys, this gives the same bytes again.
public struct RecordSeal: Hashable, Sendable {
    /// The number of the key.
    public let key: UInt32
    /// The number that the writer drew at its start.
    public let epoch: UInt32

    /// Takes both.
    public init(key: UInt32, epoch: UInt32) {
        self.key = key
        self.epoch = epoch
    }

    /// Reads what ``text`` wrote; nothing for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let key = UInt32(parts[0]), let epoch = UInt32(parts[1]), key > 0,
            "\(key).\(epoch)" == text
        else { return nil }
        self.init(key: key, epoch: epoch)
    }

    /// Both with a dot in between.
    public var text: String { "\(key).\(epoch)" }
}

/// Room that records are opened in, used again for each.
public struct OpeningScratch: ~Copyable {
    /// What was sealed.
    public var part = ByteBuffer()
    /// The record as it was before it was sealed.
    public var record = ByteBuffer()

    /// Makes room.
    public init() {}
}

/// Gives records as they stand on disk, sealed or not.
public protocol StoredRecords {
    /// Lends one record.
    ///
    /// - Parameters:
    ///   - position: at least 1, at most the last.
    ///   - body: is given the bytes, which are valid only within it.
    /// - Throws: `outOfRange` and what reading throws.
    func withStored(
        _ position: UInt64,
        _ body: (UnsafeRawBufferPointer) throws(EventLogError) -> Void
    ) throws(EventLogError)
}
