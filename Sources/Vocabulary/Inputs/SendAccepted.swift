public import CBOR

/// The provider took a message.
public struct SendAccepted: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 21
    /// The name in the log, in JSON and in tests.
    public static let name = "sendAccepted"

    /// The message.
    public var message: MessageID
    /// The provider's id for it; empty when it gives none.
    public var providerMessageID: String

    /// Makes one; what is not given is its type's nothing.
    public init(
        message: MessageID = .none,
        providerMessageID: String = ""
    ) {
        self.message = message
        self.providerMessageID = providerMessageID
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
        try visitor.text(2, "provider_message_id", &providerMessageID)
    }
}
