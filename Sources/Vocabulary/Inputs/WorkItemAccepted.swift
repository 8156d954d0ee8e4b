public import CBOR

/// An agent accepts the work item that is offered (row W4).
public struct WorkItemAccepted: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 88
    /// The name in the log, in JSON and in tests.
    public static let name = "workItemAccepted"

    /// The interaction.
    public var interaction: InteractionID
    /// The agent.
    public var agent: UserID

    /// Makes one; what is not given is its type's nothing.
    public init(
        interaction: InteractionID = .none,
        agent: UserID = .none
    ) {
        self.interaction = interaction
        self.agent = agent
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
    }
}
