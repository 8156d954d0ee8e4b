public import CBOR

/// An agent is added to a conversation (row I5).
public struct AgentJoined: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 10
    /// The name in the log, in JSON and in tests.
    public static let name = "agentJoined"

    /// The interaction.
    public var interaction: InteractionID
    /// The agent.
    public var agent: UserID
    /// Who did it; nobody for the engine itself.
    public var by: UserID

    /// Makes one; what is not given is its type's nothing.
    public init(
        interaction: InteractionID = .none,
        agent: UserID = .none,
        by: UserID = .none
    ) {
        self.interaction = interaction
        self.agent = agent
        self.by = by
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
        try visitor.identifier(2, "agent", &agent)
        try visitor.identifier(3, "by", &by)
    }
}
