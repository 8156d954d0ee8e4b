public import CBOR

/// An agent rejects the work item that is offered (row W4).
public struct WorkItemRejected: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 89
    /// The name in the log, in JSON and in tests.
    public static let name = "workItemRejected"

    /// The interaction.
    public var interaction: InteractionID
    /// The agent.
    public var agent: UserID
    /// Why; none when none is given.
    public var reason: RejectReasonID

    /// Makes one; what is not given is its type's nothing.
    public init(
        interaction: InteractionID = .none,
        agent: UserID = .none,
        reason: RejectReasonID = .none
    ) {
        self.interaction = interaction
        self.agent = agent
        self.reason = reason
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
        try visitor.identifier(3, "reason", &reason)
    }
}
