public import CBOR

/// A group of agents is made or changed (table `sys_user_group`, row W1).
public struct AgentGroupSet: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 82
    /// The name in the log, in JSON and in tests.
    public static let name = "agentGroupSet"

    /// Which one; none makes a new one.
    public var group: AgentGroupID
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// Its name.
    public var name: String
    /// Whether its members get work.
    public var active: Bool
    /// Its members.
    public var members: [UserID]

    /// Makes one; what is not given is its type's nothing.
    public init(
        group: AgentGroupID = .none,
        by: UserID = .none,
        name: String = "",
        active: Bool = false,
        members: [UserID] = []
    ) {
        self.group = group
        self.by = by
        self.name = name
        self.active = active
        self.members = members
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(group: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "group", &group)
        try visitor.identifier(2, "by", &by)
        try visitor.text(3, "name", &name)
        try visitor.boolean(4, "active", &active)
        try visitor.identifiers(5, "members", &members)
    }
}
