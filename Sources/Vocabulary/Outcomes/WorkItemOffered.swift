public import CBOR

/// A work item is offered to an agent (row W4).
public struct WorkItemOffered: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 160
    /// The name in the log, in JSON and in tests.
    public static let name = "workItemOffered"

    /// The agent.
    public var agent: UserID
    /// The queue.
    public var queue: QueueID
    /// How long the offer stands.
    public var timeout: Milliseconds
    /// How often everybody has been asked before.
    public var round: UInt64
    /// How many agents had room for it.
    public var candidates: UInt64
    /// How many units the agent had left.
    public var free: UInt64

    /// Makes one; what is not given is its type's nothing.
    public init(
        agent: UserID = .none,
        queue: QueueID = .none,
        timeout: Milliseconds = .zero,
        round: UInt64 = 0,
        candidates: UInt64 = 0,
        free: UInt64 = 0
    ) {
        self.agent = agent
        self.queue = queue
        self.timeout = timeout
        self.round = round
        self.candidates = candidates
        self.free = free
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
        try visitor.milliseconds(3, "timeout", &timeout)
        try visitor.unsigned(4, "round", &round)
        try visitor.unsigned(5, "candidates", &candidates)
        try visitor.unsigned(6, "free", &free)
    }
}
