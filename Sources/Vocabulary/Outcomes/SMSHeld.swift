public import CBOR

/// A message came while its channel or provider application was inactive (row R10).
public struct SMSHeld: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 116
    /// The name in the log, in JSON and in tests.
    public static let name = "smsHeld"
    /// What of it is about a requester.
    public static let personal = PersonalFields([2], of: .requester(key: 2))

    /// The message.
    public var message: MessageID
    /// The requester's address.
    public var requester: Address
    /// The company's.
    public var company: Address
    /// The provider application.
    public var application: ApplicationID
    /// Which of them was inactive.
    public var reason: String
    /// Whether it is a word about consent, which counted when it came.
    public var isConsentWord: Bool

    /// Makes one; what is not given is its type's nothing.
    public init(
        message: MessageID = .none,
        requester: Address = .anonymous,
        company: Address = .anonymous,
        application: ApplicationID = .none,
        reason: String = "",
        isConsentWord: Bool = false
    ) {
        self.message = message
        self.requester = requester
        self.company = company
        self.application = application
        self.reason = reason
        self.isConsentWord = isConsentWord
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
        try visitor.address(2, "requester", &requester)
        try visitor.address(3, "company", &company)
        try visitor.identifier(4, "application", &application)
        try visitor.text(5, "reason", &reason)
        try visitor.boolean(6, "consent_word", &isConsentWord)
    }
}
