public import CBOR

/// A profile is tied to somebody else; the old tie stays in the log (row P5).
public struct ChannelUserProfileTied: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 111
    /// The name in the log, in JSON and in tests.
    public static let name = "channelUserProfileTied"
    /// What of it is about a requester.
    public static let personal = PersonalFields([2], of: .requester(key: 2))

    /// The profile.
    public var profile: ProfileID
    /// Its address.
    public var address: Address
    /// Whom it is tied to now.
    public var person: Person
    /// Whom it was tied to.
    public var former: Person

    /// Makes one; what is not given is its type's nothing.
    public init(
        profile: ProfileID = .none,
        address: Address = .anonymous,
        person: Person = .guest,
        former: Person = .guest
    ) {
        self.profile = profile
        self.address = address
        self.person = person
        self.former = former
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(profile: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "profile", &profile)
        try visitor.address(2, "address", &address)
        try visitor.person(3, "person", &person)
        try visitor.person(5, "former", &former)
    }
}
