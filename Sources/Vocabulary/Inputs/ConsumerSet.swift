public import CBOR

/// A consumer is made or changed (table `csm_consumer`).
public struct ConsumerSet: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 45
    /// The name in the log, in JSON and in tests.
    public static let name = "consumerSet"
    /// What of it is about a requester.
    public static let personal = PersonalFields([3, 5], of: .person(key: 1))

    /// Which one; none makes a new one.
    public var person: PersonID
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// The name to show.
    public var name: String
    /// Whether the record is in use.
    public var active: Bool
    /// Numbers, the preferred one first.
    public var phones: [Address]
    /// Country, as ISO 3166 in two letters.
    public var territory: String
    /// Time zone by its IANA name; empty when it is not known (row Y7).
    public var timeZone: String

    /// Makes one; what is not given is its type's nothing.
    public init(
        person: PersonID = .none,
        by: UserID = .none,
        name: String = "",
        active: Bool = false,
        phones: [Address] = [],
        territory: String = "",
        timeZone: String = ""
    ) {
        self.person = person
        self.by = by
        self.name = name
        self.active = active
        self.phones = phones
        self.territory = territory
        self.timeZone = timeZone
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(person: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "person", &person)
        try visitor.identifier(2, "by", &by)
        try visitor.text(3, "name", &name)
        try visitor.boolean(4, "active", &active)
        try visitor.addresses(5, "phones", &phones)
        try visitor.text(6, "territory", &territory)
        try visitor.text(70, "time_zone", &timeZone)
    }
}
