public import CBOR

/// What an agent can do at a time, and how well (table `awa_agent_capacity`, rows W2, W3).
public struct AgentSettingsSet: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 84
    /// The name in the log, in JSON and in tests.
    public static let name = "agentSettingsSet"

    /// The agent.
    public var agent: UserID
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// Units of the service channel; 0: the channel's own.
    public var capacity: UInt64
    /// Units over all channels; 0: no limit of its own.
    public var universalCapacity: UInt64
    /// What the agent can do, and how well.
    public var skills: [SkillLevel]

    /// Makes one; what is not given is its type's nothing.
    public init(
        agent: UserID = .none,
        by: UserID = .none,
        capacity: UInt64 = 0,
        universalCapacity: UInt64 = 0,
        skills: [SkillLevel] = []
    ) {
        self.agent = agent
        self.by = by
        self.capacity = capacity
        self.universalCapacity = universalCapacity
        self.skills = skills
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(agent: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "agent", &agent)
        try visitor.identifier(2, "by", &by)
        try visitor.unsigned(3, "capacity", &capacity)
        try visitor.unsigned(4, "universal_capacity", &universalCapacity)
        try visitor.skills(5, "skills", &skills)
    }
}
