public import CBOR

/// Parts that waited turn out to be those of a message that came a moment ago (row R7).
public struct SMSPartsRepeated: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 133
    /// The name in the log, in JSON and in tests.
    public static let name = "smsPartsRepeated"
    /// What of it is about a requester.
    public static let personal = PersonalFields([2], of: .requester(key: 2))

    /// The parts, by their numbers.
    public var parts: [MessageID]
    /// The requester's address.
    public var requester: Address
    /// The company's.
    public var company: Address
    /// The message that they repeat.
    public var message: MessageID
    /// What the parts have in common.
    public var reference: UInt64
    /// How many parts the message has.
    public var count: UInt64

    /// Makes one; what is not given is its type's nothing.
    public init(
        parts: [MessageID] = [],
        requester: Address = .anonymous,
        company: Address = .anonymous,
        message: MessageID = .none,
        reference: UInt64 = 0,
        count: UInt64 = 0
    ) {
        self.parts = parts
        self.requester = requester
        self.company = company
        self.message = message
        self.reference = reference
        self.count = count
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
        try visitor.identifier(4, "message", &message)
        try visitor.unsigned(5, "reference", &reference)
        try visitor.unsigned(6, "count", &count)
    }
}
