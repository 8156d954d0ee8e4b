/// The 32 bytes of a SHA-256 hash, held inline so that a tree of them needs no heap.
///
/// Source: FIPS 180-4.
public struct SHA256Digest: Hashable, Sendable {
    /// The length of a digest in bytes.
    public static let byteCount = 32

    // The bytes in memory order, whatever the machine's byte order makes of them as numbers.
    private var words: (UInt64, UInt64, UInt64, UInt64)

    /// Makes the digest of 32 zero bytes.
    public init() {
        words = (0, 0, 0, 0)
    }

    /// Copies a digest.
    ///
    /// - Parameter bytes: exactly 32 bytes.
    public init(_ bytes: UnsafeRawBufferPointer) {
        precondition(bytes.count == Self.byteCount, "a SHA-256 digest has 32 bytes")
        words = unsafe (
            bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self),
            bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self),
            bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self),
            bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
        )
    }

    /// Copies a digest.
    ///
    /// - Parameter bytes: exactly 32 bytes.
    public init(_ bytes: [UInt8]) {
        self = unsafe bytes.withUnsafeBytes { unsafe SHA256Digest($0) }
    }

    /// Lends the 32 bytes for the length of a call.
    public func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe withUnsafeBytes(of: words, body)
    }

    /// A copy of the 32 bytes.
    public var bytes: [UInt8] {
        unsafe withBytes { unsafe [UInt8]($0) }
    }

    /// The first four bytes as a big-endian number.
    public var leadingWord: UInt32 {
        UInt32(truncatingIfNeeded: UInt64(bigEndian: words.0) >> 32)
    }

    /// Whether two digests are the same; not in constant time, since hashes of a log are no secret.
    public static func == (left: SHA256Digest, right: SHA256Digest) -> Bool {
        left.words == right.words
    }

    /// Feeds the digest to a table's hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
    }

    /// Writes the digest into 32 bytes of somebody else's memory.
    func store(to target: UnsafeMutableRawPointer) {
        unsafe target.storeBytes(of: words, as: (UInt64, UInt64, UInt64, UInt64).self)
    }
}

extension SHA256Digest: CustomStringConvertible {
    /// The digest as 64 lower-case hexadecimal digits.
    public var description: String { unsafe withBytes { unsafe Hex.encode($0) } }

    /// Reads a digest from 64 hexadecimal digits, or gives nil.
    public init?(hex: String) {
        guard let bytes = try? Hex.decode(hex), bytes.count == Self.byteCount else { return nil }
        self.init(bytes)
    }
}
