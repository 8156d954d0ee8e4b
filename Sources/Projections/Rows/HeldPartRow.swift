public import CBOR
public import Vocabulary

/// A part of a concatenated message that waits for the others (row R8).
public struct HeldPartRow: ViewRow {
    /// Which one.
    public var id: MessageID = .none
    /// The provider application.
    public var application: ApplicationID = .none
    /// The requester's address.
    public var requester: Address = .anonymous
    /// The company's address.
    public var company: Address = .anonymous
    /// Which part of which message, as `MessagePart` writes it.
    public var part = ""
    /// The text.
    public var body = ""
    /// When it came.
    public var receivedAt: Instant = .zero
    /// When what came of the message is delivered; 1970 but for the part that came first.
    public var waitsUntil: Instant = .zero

    /// Makes an empty one, to be filled by a fold or a decoder.
    public init() {}

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "sys_id", &id)
        try visitor.identifier(2, "provider_application", &application)
        try visitor.address(3, "requester", &requester)
        try visitor.address(4, "company", &company)
        try visitor.text(5, "part", &part)
        try visitor.body(6, "body", &body)
        try visitor.instant(7, "received_at", &receivedAt)
        try visitor.instant(8, "waits_until", &waitsUntil)
    }
}
