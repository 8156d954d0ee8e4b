public import CBOR

/// An administrator has what the log says of a requester erased (row E4).
///
/// What is about the address and what is about the person lies under keys of their own; both are
/// destroyed once this record is durable, and this one then names neither the address nor its owner.
public struct RequesterErased: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 35
    /// The name in the log, in JSON and in tests.
    public static let name = "requesterErased"
    /// What of it is about a requester.
    public static let personal = PersonalFields([1], of: .requester(key: 1))

    /// The requester's address; anonymous when only a person's record is erased.
    public var requester: Address
    /// The user, consumer or contact whose name and numbers are erased; the guest for none.
    public var person: Person
    /// Whether it is forgotten too that the address has opted out.
    public var forgetsConsent: Bool
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// Why, without personal data, such as the number of the request.
    public var reason: String

    /// The longest reason in bytes of UTF-8.
    public static let reasonBytesMax = 512

    /// Makes one; what is not given is its type's nothing.
    public init(
        requester: Address = .anonymous,
        person: Person = .guest,
        forgetsConsent: Bool = false,
        by: UserID = .none,
        reason: String = ""
    ) {
        self.requester = requester
        self.person = person
        self.forgetsConsent = forgetsConsent
        self.by = by
        self.reason = reason
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(reason: "")
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.address(1, "requester", &requester)
        try visitor.person(2, "person", &person)
        try visitor.boolean(4, "forgets_consent", &forgetsConsent)
        try visitor.identifier(5, "by", &by)
        try visitor.text(6, "reason", &reason)
    }
}
