import Cryptography
import Glibc
import Vocabulary

/// What deliveries are signed with: a key in a file of its own, from which each webhook's secrets are drawn.
///
/// The log says which record a secret belongs to and never the secret, so that a copy of the log opens
/// nothing. Source: Standard Webhooks 1.0, "Signature scheme".
public struct WebhookSecrets: Sendable {
    private let key: [UInt8]

    /// Draws from a key.
    public init(key: [UInt8]) {
        self.key = key
    }

    /// Draws from the key of a file, which is made when it is not there.
    ///
    /// - Throws: what could not be read or written.
    public init(keyFile path: String) throws(WebhooksError) {
        var bytes = [UInt8](repeating: 0, count: 32)
        let found = unsafe open(path, O_RDONLY | O_CLOEXEC)
        if found >= 0 {
            defer { close(found) }
            guard unsafe Glibc.read(found, &bytes, 32) == 32 else {
                throw .file(path: path, problem: "is shorter than a key")
            }
            key = bytes
            return
        }
        guard errno == ENOENT else { throw .file(path) }
        bytes = RandomBytes.draw(32)
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .file(path) }
        defer { close(file) }
        guard unsafe Glibc.write(file, bytes, 32) == 32, fsync(file) == 0 else {
            throw .file(path)
        }
        key = bytes
    }

    /// The secret that a record gave a webhook, 32 bytes.
    func secret(of webhook: WebhookID, since position: Position) -> [UInt8] {
        Self.code(key, Array("webhook \(webhook.rawValue) \(position)".utf8))
    }

    /// The same as receivers' libraries take it.
    func text(of webhook: WebhookID, since position: Position) -> String {
        "whsec_" + Base64.encode(secret(of: webhook, since: position))
    }

    /// The signature of a delivery under one secret.
    ///
    /// - Parameters:
    ///   - id: the delivery's, the same at each attempt.
    ///   - timestamp: seconds since 1970, of this attempt.
    ///   - body: what is sent.
    ///   - secret: 32 bytes.
    /// - Returns: such as `v1,K5oZfz...`.
    static func signature(
        _ id: String,
        _ timestamp: String,
        _ body: [UInt8],
        secret: [UInt8]
    ) -> String {
        "v1," + Base64.encode(code(secret, Array("\(id).\(timestamp).".utf8) + body))
    }

    private static func code(_ key: [UInt8], _ text: [UInt8]) -> [UInt8] {
        do throws(CryptographyError) {
            return try HMAC.sha256(key: key, text)
        } catch {
            preconditionFailure("no policy forbids SHA-256")
        }
    }
}
