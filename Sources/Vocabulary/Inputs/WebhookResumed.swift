public import CBOR

/// Events are sent to an outgoing webhook again (row H8).
public struct WebhookResumed: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 78
    /// The name in the log, in JSON and in tests.
    public static let name = "webhookResumed"

    /// Which one.
    public var webhook: WebhookID
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// The first record to send; 0 to go on where it stopped.
    public var from: UInt64

    /// Makes one; what is not given is its type's nothing.
    public init(
        webhook: WebhookID = .none,
        by: UserID = .none,
        from: UInt64 = 0
    ) {
        self.webhook = webhook
        self.by = by
        self.from = from
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(webhook: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "webhook", &webhook)
        try visitor.identifier(2, "by", &by)
        try visitor.unsigned(3, "from", &from)
    }
}
