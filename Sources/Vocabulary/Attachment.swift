/// A file that a message brings along: what it is, and under which hash it is kept.
///
/// Records have it as one text: `HASH TYPE SIZE`.
public struct Attachment: Hashable, Sendable {
    /// How many a message may have: what Twilio takes.
    public static let countMax = 10

    /// The SHA-256 of its bytes, as 64 hexadecimal digits in lower case.
    public var hash: String
    /// What its bytes are, such as `image/jpeg`.
    public var mediaType: String
    /// How many bytes it has.
    public var size: UInt64

    /// Names one.
    public init(hash: String, mediaType: String, size: UInt64) {
        self.hash = hash
        self.mediaType = mediaType
        self.size = size
    }

    /// Reads what `text` wrote; nothing of any other text.
    public init?(_ text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, Self.isHash(parts[0]), Self.isMediaType(parts[1]),
            let size = UInt64(parts[2]), String(size) == parts[2]
        else { return nil }
        hash = String(parts[0])
        mediaType = String(parts[1])
        self.size = size
    }

    /// The form in records.
    public var text: String { "\(hash) \(mediaType) \(size)" }

    /// Whether it is a picture.
    public var isImage: Bool { mediaType.hasPrefix("image/") }

    /// Whether a text is a hash as it stands here.
    public static func isHash(_ text: some StringProtocol) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy { 48...57 ~= $0 || 97...102 ~= $0 }
    }

    private static func isMediaType(_ text: some StringProtocol) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return parts.count == 2 && text.utf8.count <= 100
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.allSatisfy { byte in
                        48...57 ~= byte || 97...122 ~= byte || byte == UInt8(ascii: "-")
                            || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
                    }
            }
    }
}
