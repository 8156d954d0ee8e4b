public import CBOR

/// An agent takes the interaction that has waited longest.
public struct NextInteractionTaken: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 6
    /// The name in the log, in JSON and in tests.
    public static let name = "nextInteractionTaken"

    /// The agent.
    public var agent: UserID
    /// From this queue only; none for any.
    public var queue: QueueID

    /// Makes one; what is not given is its type's nothing.
    public init(
        agent: UserID = .none,
        queue: QueueID = .none
    ) {
        self.agent = agent
        self.queue = queue
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
        try visitor.identifier(2, "queue", &queue)
    }
}
