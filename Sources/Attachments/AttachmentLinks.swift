import Cryptography
import Glibc
public import Vocabulary

/// Links under which a provider may fetch an attachment for a while, without credentials.
///
/// `PUBLIC_URL/media/HASH?until=SECONDS&signature=HEX`: an HMAC-SHA256 of hash and end under a key that is
/// drawn once and stands in a file of its own, never in the log.
public struct AttachmentLinks: Sendable {
    /// How long a link is good: Twilio fetches at once, a phone's owner looks later.
    public static let lifetime = Milliseconds.days(7)

    private let key: [UInt8]

    /// Signs with a key.
    public init(key: [UInt8]) {
        self.key = key
    }

    /// Signs with the key of a file, which is made when it is not there.
    ///
    /// - Throws: `system`.
    public init(keyFile path: String) throws(AttachmentsError) {
        var bytes = [UInt8](repeating: 0, count: 32)
        let found = unsafe open(path, O_RDONLY | O_CLOEXEC)
        if found >= 0 {
            defer { close(found) }
            let count = unsafe Glibc.read(found, &bytes, 32)
            guard count == 32 else { throw .system(code: EIO, call: "read", path: path) }
            key = bytes
            return
        }
        bytes = RandomBytes.draw(32)
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .system(code: errno, call: "open", path: path) }
        defer { close(file) }
        guard unsafe Glibc.write(file, bytes, 32) == 32, fsync(file) == 0 else {
            throw .system(code: errno, call: "write", path: path)
        }
        key = bytes
    }

    /// The path and query of a link that is good until an instant, to the second.
    public func path(of attachment: Attachment, until end: Instant) -> String {
        let seconds = String(end.rawValue / 1_000)
        return "/media/\(attachment.hash)?until=\(seconds)&type=\(Self.escaped(attachment))"
            + "&signature=\(signature(attachment.hash, attachment.mediaType, seconds))"
    }

    /// Whether a link is one of ours and still good.
    public func isGood(
        hash: String,
        mediaType: String,
        until: String,
        signature given: String,
        at now: Instant
    ) -> Bool {
        guard let seconds = Int64(until), seconds >= now.rawValue / 1_000 else { return false }
        let right = signature(hash, mediaType, until)
        return ConstantTime.areEqual(Array(right.utf8), Array(given.utf8))
    }

    private func signature(_ hash: String, _ mediaType: String, _ until: String) -> String {
        let text = Array("\(hash) \(mediaType) \(until)".utf8)
        do throws(CryptographyError) {
            return Hex.encode(try HMAC.sha256(key: key, text))
        } catch {
            preconditionFailure("no policy forbids SHA-256")
        }
    }

    private static func escaped(_ attachment: Attachment) -> String {
        attachment.mediaType.replacing("+", with: "%2B").replacing("/", with: "%2F")
    }
}
