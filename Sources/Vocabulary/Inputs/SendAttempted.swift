public import CBOR

/// The outbox is about to hand a message to its provider (row Y2).
public struct SendAttempted: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 20
    /// The name in the log, in JSON and in tests.
    public static let name = "sendAttempted"
    /// What of it is about a requester.
    public static let personal = PersonalFields([3], of: .requester(key: 3))

    /// The message.
    public var message: MessageID
    /// Which attempt it is, from 1.
    public var attempt: UInt64
    /// Whom it goes to, so that the record stands only where consent does (row Y4).
    public var requester: Address
    /// The number that it comes from.
    public var company: Address
    /// Whether it answers a word about consent, which is allowed though opted out.
    public var isConsentAnswer: Bool

    /// Makes one; what is not given is its type's nothing.
    public init(
        message: MessageID = .none,
        attempt: UInt64 = 0,
        requester: Address = .anonymous,
        company: Address = .anonymous,
        isConsentAnswer: Bool = false
    ) {
        self.message = message
        self.attempt = attempt
        self.requester = requester
        self.company = company
        self.isConsentAnswer = isConsentAnswer
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
        try visitor.unsigned(2, "attempt", &attempt)
        try visitor.address(3, "requester", &requester)
        try visitor.address(4, "company", &company)
        try visitor.boolean(5, "consent_answer", &isConsentAnswer)
    }
}
