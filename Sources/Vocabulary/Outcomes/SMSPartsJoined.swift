public import CBOR

/// Parts of a concatenated message become one message, which this record makes (row R8).
public struct SMSPartsJoined: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 132
    /// The name in the log, in JSON and in tests.
    public static let name = "smsPartsJoined"
    /// What of it is about a requester.
    public static let personal = PersonalFields([2, 5], of: .requester(key: 2))

    /// The parts that there are, by their numbers.
    public var parts: [MessageID]
    /// The requester's address.
    public var requester: Address
    /// The company's.
    public var company: Address
    /// The provider application.
    public var application: ApplicationID
    /// The text of the parts, joined.
    public var body: String
    /// What the parts have in common.
    public var reference: UInt64
    /// How many parts the message has.
    public var count: UInt64
    /// The numbers of parts that never came, such as `1, 3-5`; empty for a whole message.
    public var missing: String
    /// The provider's own id of the first part; empty when it gives none.
    public var providerMessageID: String
    /// When the provider says that the first part was sent; 1970 when it does not say.
    public var sentAt: Instant
    /// When the wait was to end before an outage moved its end; 1970 when none did.
    public var scheduledFor: Instant

    /// Makes one; what is not given is its type's nothing.
    public init(
        parts: [MessageID] = [],
        requester: Address = .anonymous,
        company: Address = .anonymous,
        application: ApplicationID = .none,
        body: String = "",
        reference: UInt64 = 0,
        count: UInt64 = 0,
        missing: String = "",
        providerMessageID: String = "",
        sentAt: Instant = .zero,
        scheduledFor: Instant = .zero
    ) {
        self.parts = parts
        self.requester = requester
        self.company = company
        self.application = application
        self.body = body
        self.reference = reference
        self.count = count
        self.missing = missing
        self.providerMessageID = providerMessageID
        self.sentAt = sentAt
        self.scheduledFor = scheduledFor
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(parts: [])
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifiers(1, "parts", &parts)
        try visitor.address(2, "requester", &requester)
        try visitor.address(3, "company", &company)
        try visitor.identifier(4, "application", &application)
        try visitor.body(5, "body", &body)
        try visitor.unsigned(6, "reference", &reference)
        try visitor.unsigned(7, "count", &count)
        try visitor.text(8, "missing", &missing)
        try visitor.text(9, "provider_message_id", &providerMessageID)
        try visitor.instant(10, "sent_at", &sentAt)
        try visitor.instant(11, "scheduled_for", &scheduledFor)
    }
}
