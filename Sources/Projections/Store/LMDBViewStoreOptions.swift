/// How an `LMDBViewStore` is opened.
public struct LMDBViewStoreOptions: Sendable {
    /// Address space to reserve, in bytes; it costs nothing until used, and is never changed.
    public var mapBytes: UInt64 = 1 << 40

    /// How many reads can go on at the same time.
    public var readerLimit: UInt32 = 512

    /// What tells one start of the system from another; nil asks the kernel.
    ///
    /// Source: random(4), `/proc/sys/kernel/random/boot_id`.
    public var systemStart: String?

    /// The defaults that a server runs with.
    public init() {}
}
