public import Cryptography

/// A text with signatures below it, each on a line of its own.
///
/// The text ends with a line's end; then come an empty line and `— NAME BASE64` for each signature,
/// whose bytes are the key's id and the signature of Ed25519. Source: C2SP, signed-note.
public enum SignedNote {
    /// A note may be so long, in bytes; ours have a few hundred.
    static let bytesMax = 1 << 16
    private static let mark = "\u{2014} "

    /// Signs a text.
    ///
    /// - Parameters:
    ///   - text: one line or more, each with its end; none empty.
    ///   - name: the key's.
    ///   - key: what signs.
    /// - Returns: the note.
    public static func sign(_ text: String, as name: String, with key: Ed25519.PrivateKey) -> String
    {
        precondition(
            text.hasSuffix("\n") && !text.contains("\n\n"),
            "the text of a note consists of lines"
        )
        let verifier = NoteVerifier(name: name, publicKey: key.publicKey)
        let signature = verifier.id + key.signature(of: Array(text.utf8))
        return "\(text)\n\(mark)\(name) \(Base64.encode(signature))\n"
    }

    /// The text of a note that a key has signed.
    ///
    /// Signatures of others are let be; the first of this key decides.
    ///
    /// - Throws: `malformed`, `notSignedByKey`, `signatureWrong`.
    public static func open(_ note: String, by verifier: NoteVerifier) throws(ProofError) -> String
    {
        guard note.utf8.count <= bytesMax, note.utf8.last == UInt8(ascii: "\n") else {
            throw .malformed(problem: "a signed note ends with a line's end")
        }
        // As scalars, for in Swift's characters a line's end may be part of another.
        var lines = note.unicodeScalars.dropLast()
            .split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        guard let blank = lines.lastIndex(of: ""), blank > 0, blank + 1 < lines.count else {
            throw .malformed(problem: "a signed note has an empty line above its signatures")
        }
        let signatures = lines[(blank + 1)...]
        lines.removeSubrange(blank...)
        let text = lines.joined(separator: "\n") + "\n"
        for line in signatures {
            guard let signature = signature(in: line) else {
                throw .malformed(problem: "a line of a signature is none")
            }
            guard signature.name == verifier.name, signature.bytes.starts(with: verifier.id) else {
                continue
            }
            let isValid = Ed25519.isValid(
                signature: Array(signature.bytes.dropFirst(4)),
                of: Array(text.utf8),
                by: verifier.publicKey
            )
            guard isValid else { throw .signatureWrong }
            return text
        }
        throw .notSignedByKey(name: verifier.name)
    }

    private static func signature(in line: String) -> (name: String, bytes: [UInt8])? {
        guard line.hasPrefix(mark) else { return nil }
        let parts = line.dropFirst(mark.count).split(
            separator: " ",
            omittingEmptySubsequences: false
        )
        guard parts.count == 2, !parts[0].isEmpty, let bytes = try? Base64.decode(String(parts[1])),
            bytes.count > 4
        else { return nil }
        return (String(parts[0]), bytes)
    }
}
