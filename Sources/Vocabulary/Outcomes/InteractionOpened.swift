public import CBOR

/// A conversation begins (row R1, A1, A3, A4).
public struct InteractionOpened: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 100
    /// The name in the log, in JSON and in tests.
    public static let name = "interactionOpened"
    /// What of it is about a requester.
    public static let personal = PersonalFields([1], of: .requester(key: 1))

    /// The requester's address.
    public var requester: Address
    /// The company's.
    public var company: Address
    /// The provider application.
    public var application: ApplicationID
    /// The channel user profile.
    public var profile: ProfileID
    /// Whom it is opened for.
    public var openedFor: Person
    /// The digits of its number, as in `IMS0000075`.
    public var number: UInt64
    /// The interaction of this pair before it, if any (row R6).
    public var previous: InteractionID
    /// The agent who opened it; none when the requester did.
    public var openedBy: UserID
    /// Which row found whom it is for (the page Rules, P1 to P7).
    public var profileRule: Rule
    /// Whether profile and user records disagreed (row P4).
    public var conflict: Bool

    /// Makes one; what is not given is its type's nothing.
    public init(
        requester: Address = .anonymous,
        company: Address = .anonymous,
        application: ApplicationID = .none,
        profile: ProfileID = .none,
        openedFor: Person = .guest,
        number: UInt64 = 0,
        previous: InteractionID = .none,
        openedBy: UserID = .none,
        profileRule: Rule = .none,
        conflict: Bool = false
    ) {
        self.requester = requester
        self.company = company
        self.application = application
        self.profile = profile
        self.openedFor = openedFor
        self.number = number
        self.previous = previous
        self.openedBy = openedBy
        self.profileRule = profileRule
        self.conflict = conflict
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
        try visitor.identifier(3, "application", &application)
        try visitor.identifier(4, "profile", &profile)
        try visitor.person(5, "opened_for", &openedFor)
        try visitor.unsigned(7, "number", &number)
        try visitor.identifier(8, "previous", &previous)
        try visitor.identifier(9, "opened_by", &openedBy)
        try visitor.rule(10, "profile_rule", &profileRule)
        try visitor.boolean(11, "conflict", &conflict)
    }
}
