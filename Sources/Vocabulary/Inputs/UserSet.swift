public import CBOR

/// A user is made or changed (table `sys_user`).
public struct UserSet: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 44
    /// The name in the log, in JSON and in tests.
    public static let name = "userSet"
    /// What of it is about a requester.
    public static let personal = PersonalFields([4, 7], of: .person(key: 1))

    /// Which one; none makes a new one.
    public var user: UserID
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// The name to sign in with.
    public var userName: String
    /// The name to show.
    public var name: String
    /// Whether the user may do anything.
    public var active: Bool
    /// What the user may do.
    public var roles: [Role]
    /// Numbers of the user, the preferred one first.
    public var phones: [Address]
    /// Country, as ISO 3166 in two letters.
    public var territory: String
    /// Time zone by its IANA name; empty when it is not known (row Y7).
    public var timeZone: String

    /// Makes one; what is not given is its type's nothing.
    public init(
        user: UserID = .none,
        by: UserID = .none,
        userName: String = "",
        name: String = "",
        active: Bool = false,
        roles: [Role] = [],
        phones: [Address] = [],
        territory: String = "",
        timeZone: String = ""
    ) {
        self.user = user
        self.by = by
        self.userName = userName
        self.name = name
        self.active = active
        self.roles = roles
        self.phones = phones
        self.territory = territory
        self.timeZone = timeZone
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(user: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "user", &user)
        try visitor.identifier(2, "by", &by)
        try visitor.text(3, "user_name", &userName)
        try visitor.text(4, "name", &name)
        try visitor.boolean(5, "active", &active)
        try visitor.words(6, "roles", &roles)
        try visitor.addresses(7, "phones", &phones)
        try visitor.text(8, "territory", &territory)
        try visitor.text(70, "time_zone", &timeZone)
    }
}
