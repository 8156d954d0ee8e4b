public import CBOR

/// A medium of a message was fetched from its provider and kept as an attachment.
public struct MediaStored: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 53
    /// The name in the log, in JSON and in tests.
    public static let name = "mediaStored"

    /// The message that it came with.
    public var message: MessageID
    /// Its place among the media of the message, from 0.
    public var index: UInt64
    /// The SHA-256 of its bytes, as 64 hexadecimal digits.
    public var hash: String
    /// What its bytes are, such as `image/jpeg`.
    public var mediaType: String
    /// How many bytes it has.
    public var size: UInt64

    /// Makes one; what is not given is its type's nothing.
    public init(
        message: MessageID = .none,
        index: UInt64 = 0,
        hash: String = "",
        mediaType: String = "",
        size: UInt64 = 0
    ) {
        self.message = message
        self.index = index
        self.hash = hash
        self.mediaType = mediaType
        self.size = size
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(message: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "message", &message)
        try visitor.unsigned(2, "index", &index)
        try visitor.text(3, "hash", &hash)
        try visitor.text(4, "media_type", &mediaType)
        try visitor.unsigned(5, "size", &size)
    }
}
