public import CBOR

/// An agent answers within an interaction (row I5).
public struct AgentReplied: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 3
    /// The name in the log, in JSON and in tests.
    public static let name = "agentReplied"
    /// What of it is about a requester.
    public static let personal = PersonalFields([3, 5, 6, 70], of: .interaction)

    /// The agent who writes.
    public var agent: UserID
    /// The interaction.
    public var interaction: InteractionID
    /// The text.
    public var body: String
    /// Repeats of one key within a week are one message; empty for none.
    public var idempotencyKey: String
    /// What is attached, each as `Attachment` writes it (row A11).
    public var attachments: [String]
    /// The text before a script changed it; empty when none did (row X4).
    public var writtenBody: String
    /// What scripts of the site's said of it before it was decided (row X5).
    public var extensions: [ExtensionAnswer]
    /// Why it is sent although it is within quiet hours; empty for no reason (row Y7).
    public var overrideReason: String
    /// When it is to be sent; 1970 for at once (row Y8).
    public var sendAt: Instant

    /// Makes one; what is not given is its type's nothing.
    public init(
        agent: UserID = .none,
        interaction: InteractionID = .none,
        body: String = "",
        idempotencyKey: String = "",
        attachments: [String] = [],
        writtenBody: String = "",
        extensions: [ExtensionAnswer] = [],
        overrideReason: String = "",
        sendAt: Instant = .zero
    ) {
        self.agent = agent
        self.interaction = interaction
        self.body = body
        self.idempotencyKey = idempotencyKey
        self.attachments = attachments
        self.writtenBody = writtenBody
        self.extensions = extensions
        self.overrideReason = overrideReason
        self.sendAt = sendAt
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(agent: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "agent", &agent)
        try visitor.identifier(2, "interaction", &interaction)
        try visitor.body(3, "body", &body)
        try visitor.text(4, "idempotency_key", &idempotencyKey)
        try visitor.body(5, "written_body", &writtenBody)
        try visitor.answers(6, "extensions", &extensions)
        try visitor.texts(50, "attachments", &attachments)
        try visitor.text(70, "override_reason", &overrideReason)
        try visitor.instant(71, "send_at", &sendAt)
    }
}
