import CSodium

/// A key that texts are sealed with: ChaCha20-Poly1305.
///
/// Source: RFC 8439, section 2.8. Whoever seals never uses a nonce twice with one key.
public struct SealingKey: Sendable, Hashable {
    /// The length of a key in bytes.
    public static let byteCount = 32
    /// The length of a nonce in bytes.
    public static let nonceByteCount = 12
    /// How many bytes a sealed text is longer.
    public static let tagByteCount = 16

    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// Takes a key as bytes.
    ///
    /// - Parameter bytes: ``byteCount`` of them.
    public init(_ bytes: UnsafeRawBufferPointer) {
        precondition(bytes.count == Self.byteCount, "a key has 32 bytes")
        words = (
            unsafe bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self),
            unsafe bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self),
            unsafe bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self),
            unsafe bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
        )
    }

    /// What is left of a key that was destroyed: zeros.
    public static let destroyed = SealingKey()

    private init() {
        words = (0, 0, 0, 0)
    }

    /// Whether all of it is zeros: what is left of a key that was destroyed.
    public var isDestroyed: Bool { words.0 | words.1 | words.2 | words.3 == 0 }

    /// Seals some bytes.
    ///
    /// - Parameters:
    ///   - bytes: what is sealed.
    ///   - nonce: ``nonceByteCount`` bytes, used once with this key.
    ///   - additional: bytes that stay open and are bound to the sealed ones.
    ///   - sealed: is filled; ``tagByteCount`` bytes longer than `bytes`.
    public func seal(
        _ bytes: UnsafeRawBufferPointer,
        nonce: UnsafeRawBufferPointer,
        additional: UnsafeRawBufferPointer,
        into sealed: UnsafeMutableRawBufferPointer
    ) {
        precondition(nonce.count == Self.nonceByteCount, "a nonce has 12 bytes")
        precondition(sealed.count == bytes.count + Self.tagByteCount, "the tag needs room")
        precondition(Sodium.isReady, "libsodium starts")
        guard let room = unsafe sealed.baseAddress?.assumingMemoryBound(to: UInt8.self),
            let once = unsafe nonce.baseAddress?.assumingMemoryBound(to: UInt8.self)
        else { preconditionFailure("a tag and a nonce are somewhere") }
        unsafe withKey { key in
            let code = unsafe crypto_aead_chacha20poly1305_ietf_encrypt(
                room,
                nil,
                bytes.baseAddress?.assumingMemoryBound(to: UInt8.self),
                UInt64(bytes.count),
                additional.baseAddress?.assumingMemoryBound(to: UInt8.self),
                UInt64(additional.count),
                nil,
                once,
                key
            )
            precondition(code == 0, "sealing refuses nothing")
        }
    }

    /// Opens what was sealed.
    ///
    /// - Parameters:
    ///   - sealed: at least ``tagByteCount`` bytes.
    ///   - nonce: the nonce that it was sealed with.
    ///   - additional: the open bytes that it was sealed with.
    ///   - bytes: is filled; ``tagByteCount`` bytes shorter than `sealed`.
    /// - Returns: whether key, nonce and bytes belong together and nothing was changed.
    public func open(
        _ sealed: UnsafeRawBufferPointer,
        nonce: UnsafeRawBufferPointer,
        additional: UnsafeRawBufferPointer,
        into bytes: UnsafeMutableRawBufferPointer
    ) -> Bool {
        precondition(nonce.count == Self.nonceByteCount, "a nonce has 12 bytes")
        guard sealed.count == bytes.count + Self.tagByteCount, Sodium.isReady,
            let start = unsafe sealed.baseAddress?.assumingMemoryBound(to: UInt8.self),
            let once = unsafe nonce.baseAddress?.assumingMemoryBound(to: UInt8.self)
        else { return false }
        return unsafe withKey { key in
            unsafe crypto_aead_chacha20poly1305_ietf_decrypt(
                bytes.baseAddress?.assumingMemoryBound(to: UInt8.self),
                nil,
                nil,
                start,
                UInt64(sealed.count),
                additional.baseAddress?.assumingMemoryBound(to: UInt8.self),
                UInt64(additional.count),
                once,
                key
            ) == 0
        }
    }

    /// The same key has the same bytes.
    public static func == (one: SealingKey, other: SealingKey) -> Bool {
        one.words == other.words
    }

    /// Hashes the key.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
    }

    /// Lends the bytes of the key for the length of a call.
    public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        unsafe Swift.withUnsafeBytes(of: words) { unsafe body($0) }
    }

    private func withKey<Result>(_ body: (UnsafePointer<UInt8>) -> Result) -> Result {
        unsafe withBytes { bytes in
            guard let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else {
                preconditionFailure("a key is somewhere")
            }
            return unsafe body(start)
        }
    }
}
