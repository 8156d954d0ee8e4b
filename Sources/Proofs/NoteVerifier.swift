import Cryptography

/// A public key with a name: what a stranger needs to check signed notes.
///
/// Source: C2SP, signed-note, "Verifier keys".
public struct NoteVerifier: Hashable, Sendable {
    /// Whose key it is; for a log its origin.
    public let name: String
    /// The key.
    public let publicKey: [UInt8]

    // Says that it is a key of Ed25519.
    private static let algorithm: UInt8 = 1

    /// Names a key.
    ///
    /// - Parameters:
    ///   - name: not empty, without white space and plus signs.
    ///   - publicKey: 32 bytes.
    public init(name: String, publicKey: [UInt8]) {
        self.name = name
        self.publicKey = publicKey
    }

    /// Reads `NAME+ID+BASE64`.
    ///
    /// - Throws: `keyUnreadable`, also when the id is not that of name and key.
    public init(_ text: String) throws(ProofError) {
        // Base64 has plus signs of its own.
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, !parts[0].isEmpty, !parts[0].contains(where: \.isWhitespace),
            let bytes = try? Base64.decode(String(parts[2])),
            bytes.count == 1 + Ed25519.publicKeyBytes, bytes[0] == Self.algorithm
        else { throw .keyUnreadable }
        self.init(name: String(parts[0]), publicKey: Array(bytes.dropFirst()))
        guard Hex.encode(id) == parts[1] else { throw .keyUnreadable }
    }

    /// The four bytes that stand in front of its signatures.
    var id: [UInt8] {
        let named = Array("\(name)\n".utf8) + [Self.algorithm] + publicKey
        return Array(SHA256Digest.hash(of: named).bytes.prefix(4))
    }
}

extension NoteVerifier: CustomStringConvertible {
    /// The key as `NAME+ID+BASE64`.
    public var description: String {
        "\(name)+\(Hex.encode(id))+\(Base64.encode([Self.algorithm] + publicKey))"
    }
}
