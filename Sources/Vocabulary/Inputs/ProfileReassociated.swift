public import CBOR

/// An agent, or the virtual agent after verification, says whose number it is (row P5).
public struct ProfileReassociated: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 14
    /// The name in the log, in JSON and in tests.
    public static let name = "profileReassociated"
    /// What of it is about a requester.
    public static let personal = PersonalFields([2, 6, 7], of: .interactionOrRequester(key: 2))

    /// The interaction whose requester it is; none when the address is given.
    public var interaction: InteractionID
    /// The number; not needed with an interaction.
    public var address: Address
    /// Whose number it is.
    public var person: Person
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// How it was verified.
    public var reason: String
    /// What scripts of the site's said of it before it was decided (row X5).
    public var extensions: [ExtensionAnswer]

    /// Makes one; what is not given is its type's nothing.
    public init(
        interaction: InteractionID = .none,
        address: Address = .anonymous,
        person: Person = .guest,
        by: UserID = .none,
        reason: String = "",
        extensions: [ExtensionAnswer] = []
    ) {
        self.interaction = interaction
        self.address = address
        self.person = person
        self.by = by
        self.reason = reason
        self.extensions = extensions
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(interaction: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "interaction", &interaction)
        try visitor.address(2, "address", &address)
        try visitor.person(3, "person", &person)
        try visitor.identifier(5, "by", &by)
        try visitor.text(6, "reason", &reason)
        try visitor.answers(7, "extensions", &extensions)
    }
}
