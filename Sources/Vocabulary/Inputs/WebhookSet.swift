public import CBOR

/// An outgoing webhook is made or changed: a URL to which events are sent (row H8).
public struct WebhookSet: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 75
    /// The name in the log, in JSON and in tests.
    public static let name = "webhookSet"

    /// Which one; none makes a new one.
    public var webhook: WebhookID
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// Its name.
    public var name: String
    /// Whether anything is sent to it.
    public var active: Bool
    /// Where to: http or https.
    public var url: String
    /// The names of the types of records that it is sent; none for all.
    public var types: [String]
    /// For how long an event may be refused before the webhook is paused.
    public var pauseAfter: Milliseconds

    /// Makes one; what is not given is its type's nothing.
    public init(
        webhook: WebhookID = .none,
        by: UserID = .none,
        name: String = "",
        active: Bool = false,
        url: String = "",
        types: [String] = [],
        pauseAfter: Milliseconds = .zero
    ) {
        self.webhook = webhook
        self.by = by
        self.name = name
        self.active = active
        self.url = url
        self.types = types
        self.pauseAfter = pauseAfter
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
        try visitor.text(3, "name", &name)
        try visitor.boolean(4, "active", &active)
        try visitor.text(5, "url", &url)
        try visitor.texts(6, "types", &types)
        try visitor.milliseconds(7, "pause_after", &pauseAfter)
    }
}
