public import CBOR

/// An agent writes to a number from Compose SMS (the page Rules, A1 to A10).
public struct AgentInitiatedSMS: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 2
    /// The name in the log, in JSON and in tests.
    public static let name = "agentInitiatedSMS"
    /// What of it is about a requester.
    public static let personal = PersonalFields([3, 6, 9, 10, 70], of: .requester(key: 3))

    /// The agent who writes.
    public var agent: UserID
    /// The company number to send from; anonymous when a pool is named.
    public var from: Address
    /// The requester's address.
    public var to: Address
    /// The requester that the agent picked; the guest when only a number was typed.
    public var requester: Person
    /// The text.
    public var body: String
    /// The interaction that Compose SMS was opened from, if any.
    public var origin: InteractionID
    /// Repeats of one key within a week are one message; empty for none.
    public var idempotencyKey: String
    /// What is attached, each as `Attachment` writes it (row A11).
    public var attachments: [String]
    /// The pool of numbers to send from, in place of a number (row Y1); empty for none.
    public var pool: String
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
        from: Address = .anonymous,
        to: Address = .anonymous,
        requester: Person = .guest,
        body: String = "",
        origin: InteractionID = .none,
        idempotencyKey: String = "",
        attachments: [String] = [],
        writtenBody: String = "",
        extensions: [ExtensionAnswer] = [],
        pool: String = "",
        overrideReason: String = "",
        sendAt: Instant = .zero
    ) {
        self.agent = agent
        self.from = from
        self.to = to
        self.requester = requester
        self.body = body
        self.origin = origin
        self.idempotencyKey = idempotencyKey
        self.attachments = attachments
        self.writtenBody = writtenBody
        self.extensions = extensions
        self.pool = pool
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
        try visitor.address(2, "from", &from)
        try visitor.address(3, "to", &to)
        try visitor.person(4, "requester", &requester)
        try visitor.body(6, "body", &body)
        try visitor.identifier(7, "origin", &origin)
        try visitor.text(8, "idempotency_key", &idempotencyKey)
        try visitor.body(9, "written_body", &writtenBody)
        try visitor.answers(10, "extensions", &extensions)
        try visitor.texts(50, "attachments", &attachments)
        try visitor.text(60, "pool", &pool)
        try visitor.text(70, "override_reason", &overrideReason)
        try visitor.instant(71, "send_at", &sendAt)
    }
}
