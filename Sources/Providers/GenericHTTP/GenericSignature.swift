import Cryptography
import Vocabulary

/// The signature of the generic provider, the same in both directions.
///
/// `X-Ledgerline-Timestamp` has seconds since 1970, `X-Ledgerline-Signature` has `sha256=` and the HMAC-SHA256
/// of timestamp, a full stop and the body's bytes, in hexadecimal digits.
enum GenericSignature {
    static let timestampHeader = "X-Ledgerline-Timestamp"
    static let signatureHeader = "X-Ledgerline-Signature"

    /// The signature of a body.
    static func compute(timestamp: String, body: [UInt8], secret: String) -> String {
        let signed = Array(timestamp.utf8) + [UInt8(ascii: ".")] + body
        do throws(CryptographyError) {
            return "sha256=" + Hex.encode(try HMAC.sha256(key: Array(secret.utf8), signed))
        } catch {
            preconditionFailure("no policy forbids SHA-256")
        }
    }

    /// Whether a signature is right under one of the secrets, and its time near enough.
    static func isRight(
        timestamp: String,
        signature: String,
        body: [UInt8],
        secrets: [String],
        window: Milliseconds,
        at now: Instant
    ) -> Bool {
        guard let seconds = Int64(timestamp), (0...253_402_300_799) ~= seconds else { return false }
        let distance = now.rawValue - seconds * 1_000
        var isRight = false
        for secret in secrets where !secret.isEmpty {
            let expected = compute(timestamp: timestamp, body: body, secret: secret)
            if ConstantTime.areEqual(Array(signature.utf8), Array(expected.utf8)) { isRight = true }
        }
        return isRight && abs(distance) <= window.rawValue
    }
}
