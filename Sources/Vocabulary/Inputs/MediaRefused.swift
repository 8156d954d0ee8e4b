public import CBOR

/// A medium of a message could not be fetched, or is none that is kept.
public struct MediaRefused: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 54
    /// The name in the log, in JSON and in tests.
    public static let name = "mediaRefused"

    /// The message that it came with.
    public var message: MessageID
    /// Its place among the media of the message, from 0.
    public var index: UInt64
    /// Why, in plain words.
    public var reason: String

    /// Makes one; what is not given is its type's nothing.
    public init(
        message: MessageID = .none,
        index: UInt64 = 0,
        reason: String = ""
    ) {
        self.message = message
        self.index = index
        self.reason = reason
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
        try visitor.text(3, "reason", &reason)
    }
}
