public import CBOR

/// A message of an agent is to be sent later; a timer brings it up (row Y8).
///
/// Its text is in the record that caused it.
public struct MessageScheduled: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 153
    /// The name in the log, in JSON and in tests.
    public static let name = "messageScheduled"
    /// What of it is about a requester.
    public static let personal = PersonalFields([3], of: .requester(key: 3))

    /// The message.
    public var message: MessageID
    /// Who wrote it.
    public var agent: UserID
    /// The requester's address.
    public var requester: Address
    /// The company's address.
    public var company: Address
    /// When it is to be sent.
    public var sendAt: Instant
    /// When quiet hours end that this moment falls into; 1970 when it falls into none.
    public var quietUntil: Instant
    /// Whether it comes from Compose SMS and may open an interaction; else it ends with its own.
    public var opensInteraction: Bool

    /// Makes one; what is not given is its type's nothing.
    public init(
        message: MessageID = .none,
        agent: UserID = .none,
        requester: Address = .anonymous,
        company: Address = .anonymous,
        sendAt: Instant = .zero,
        quietUntil: Instant = .zero,
        opensInteraction: Bool = false
    ) {
        self.message = message
        self.agent = agent
        self.requester = requester
        self.company = company
        self.sendAt = sendAt
        self.quietUntil = quietUntil
        self.opensInteraction = opensInteraction
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
        try visitor.identifier(2, "agent", &agent)
        try visitor.address(3, "requester", &requester)
        try visitor.address(4, "company", &company)
        try visitor.instant(5, "send_at", &sendAt)
        try visitor.instant(6, "quiet_until", &quietUntil)
        try visitor.boolean(7, "opens_interaction", &opensInteraction)
    }
}
