import CSodium

/// Signatures by Ed25519: the same key and text give the same signature.
///
/// Source: RFC 8032.
public enum Ed25519 {
    /// The length of a public key in bytes.
    public static let publicKeyBytes = 32
    /// The length of a signature in bytes.
    public static let signatureBytes = 64

    /// What signs; it is made from 32 random bytes, and these are what is kept.
    public struct PrivateKey: Sendable {
        /// The length of what a key is made from, in bytes.
        public static let seedBytes = 32

        /// What everybody may know, to check signatures with.
        public let publicKey: [UInt8]
        private let secret: [UInt8]

        /// Makes the key of a seed.
        ///
        /// - Parameter seed: exactly 32 bytes, drawn at random.
        public init(seed: [UInt8]) {
            precondition(seed.count == Self.seedBytes, "a seed of Ed25519 has 32 bytes")
            precondition(Sodium.isReady, "libsodium starts")
            var publicKey = [UInt8](repeating: 0, count: Ed25519.publicKeyBytes)
            var secret = [UInt8](repeating: 0, count: crypto_sign_secretkeybytes())
            let code = unsafe crypto_sign_seed_keypair(&publicKey, &secret, seed)
            precondition(code == 0, "every seed has a key")
            self.publicKey = publicKey
            self.secret = secret
        }

        /// Signs some bytes.
        ///
        /// - Returns: 64 bytes.
        public func signature(of bytes: [UInt8]) -> [UInt8] {
            var signature = [UInt8](repeating: 0, count: Ed25519.signatureBytes)
            let code = unsafe crypto_sign_detached(
                &signature,
                nil,
                bytes,
                UInt64(bytes.count),
                secret
            )
            precondition(code == 0, "everything can be signed")
            return signature
        }
    }

    /// Whether a signature is that of some bytes by a key; false too for one of another length.
    public static func isValid(
        signature: [UInt8],
        of bytes: [UInt8],
        by publicKey: [UInt8]
    ) -> Bool {
        guard Sodium.isReady, signature.count == signatureBytes, publicKey.count == publicKeyBytes
        else { return false }
        return unsafe crypto_sign_verify_detached(
            signature,
            bytes,
            UInt64(bytes.count),
            publicKey
        ) == 0
    }
}
