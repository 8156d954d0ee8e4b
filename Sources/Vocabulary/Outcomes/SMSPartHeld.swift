public import CBOR

/// A part of a concatenated message waits for the others (row R8).
///
/// Its text is in the record that caused it.
public struct SMSPartHeld: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 131
    /// The name in the log, in JSON and in tests.
    public static let name = "smsPartHeld"
    /// What of it is about a requester.
    public static let personal = PersonalFields([2], of: .requester(key: 2))

    /// The part: what brought it made it.
    public var message: MessageID
    /// The requester's address.
    public var requester: Address
    /// The company's.
    public var company: Address
    /// The provider application.
    public var application: ApplicationID
    /// Which part of which message, as `MessagePart` writes it.
    public var part: String
    /// How long the others are waited for; nothing when an earlier part has said so.
    public var wait: Milliseconds

    /// Makes one; what is not given is its type's nothing.
    public init(
        message: MessageID = .none,
        requester: Address = .anonymous,
        company: Address = .anonymous,
        application: ApplicationID = .none,
        part: String = "",
        wait: Milliseconds = .zero
    ) {
        self.message = message
        self.requester = requester
        self.company = company
        self.application = application
        self.part = part
        self.wait = wait
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
        try visitor.text(5, "part", &part)
        try visitor.milliseconds(6, "wait", &wait)
    }
}
