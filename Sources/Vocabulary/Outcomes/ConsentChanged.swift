public import CBOR

/// A requester may be written to no more, or again (row Y4, A10).
public struct ConsentChanged: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 117
    /// The name in the log, in JSON and in tests.
    public static let name = "consentChanged"
    /// What of it is about a requester.
    public static let personal = PersonalFields([1], of: .consent(key: 1))

    /// The requester's address.
    public var requester: Address
    /// The company's.
    public var company: Address
    /// Whether no more messages may be sent.
    public var optedOut: Bool
    /// The message that caused it; none when somebody recorded the wish.
    public var message: MessageID

    /// Makes one; what is not given is its type's nothing.
    public init(
        requester: Address = .anonymous,
        company: Address = .anonymous,
        optedOut: Bool = false,
        message: MessageID = .none
    ) {
        self.requester = requester
        self.company = company
        self.optedOut = optedOut
        self.message = message
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(requester: .anonymous)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.address(1, "requester", &requester)
        try visitor.address(2, "company", &company)
        try visitor.boolean(3, "opted_out", &optedOut)
        try visitor.identifier(4, "message", &message)
    }
}
