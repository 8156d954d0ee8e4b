/// How an ``LMDBLog`` is opened.
public struct LMDBLogOptions: Sendable {
    /// The name for a log that does not exist yet; nil draws one.
    ///
    /// For a log that exists it must be nil or the log's own.
    public var identity: LogIdentity?

    /// Address space that is reserved for each segment, in bytes.
    ///
    /// It costs nothing until used. The default of 1 TiB is never reached: a segment ends long before, or the disk does.
    public var mapBytes: UInt64 = 1 << 40

    /// How many records a segment holds before the next is begun; a batch is never split.
    public var recordsPerSegment: UInt64 = 4_000_000

    /// How far the file is filled with zeros ahead of what is written, in bytes; 0 turns it off.
    public var fillAheadBytes: Int = 16 << 20

    /// How much of the file system must stay free for an append to be accepted, in bytes.
    public var freeReserveBytes: UInt64 = 64 << 20

    /// Whether a commit waits for the disk.
    ///
    /// False only for tests and simulations.
    public var sync = true

    /// Whether the log is only read: then another process may be writing it.
    public var readOnly = false

    /// What seals records on their way in and opens them on their way out; nothing leaves them as they are.
    public var sealer: (any RecordSealer)?

    /// The defaults that a server runs with.
    public init() {}
}
