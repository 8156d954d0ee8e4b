public import CBOR

/// An outgoing webhook has a new secret, which itself stands in no record (row H8).
public struct WebhookSecretRenewed: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 79
    /// The name in the log, in JSON and in tests.
    public static let name = "webhookSecretRenewed"

    /// Which one.
    public var webhook: WebhookID
    /// Who did it; nobody for the engine itself.
    public var by: UserID

    /// Makes one; what is not given is its type's nothing.
    public init(
        webhook: WebhookID = .none,
        by: UserID = .none
    ) {
        self.webhook = webhook
        self.by = by
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
    }
}
