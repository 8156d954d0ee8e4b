public import CBOR

/// Nothing more is sent to an outgoing webhook until it is resumed (row H8).
public struct WebhookPaused: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 77
    /// The name in the log, in JSON and in tests.
    public static let name = "webhookPaused"

    /// Which one.
    public var webhook: WebhookID
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// Why; empty when nothing is said.
    public var reason: String
    /// The record that was not taken; 0 when somebody paused it.
    public var event: UInt64

    /// Makes one; what is not given is its type's nothing.
    public init(
        webhook: WebhookID = .none,
        by: UserID = .none,
        reason: String = "",
        event: UInt64 = 0
    ) {
        self.webhook = webhook
        self.by = by
        self.reason = reason
        self.event = event
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
        try visitor.text(3, "reason", &reason)
        try visitor.unsigned(4, "event", &event)
    }
}
