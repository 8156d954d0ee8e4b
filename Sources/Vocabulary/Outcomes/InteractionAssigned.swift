public import CBOR

/// Somebody has the conversation now.
public struct InteractionAssigned: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 102
    /// The name in the log, in JSON and in tests.
    public static let name = "interactionAssigned"

    /// An agent or the virtual agent.
    public var responder: ResponderKind
    /// The agent; none for the virtual agent.
    public var agent: UserID
    /// Skills that it will ask for when it waits for an agent, besides its queue's (row X4).
    public var skills: [SkillLevel]
    /// The queue that it waits in when it is handed off to no other (row X4); none for the usual one.
    public var queue: QueueID

    /// Makes one; what is not given is its type's nothing.
    public init(
        responder: ResponderKind = .nobody,
        agent: UserID = .none,
        skills: [SkillLevel] = [],
        queue: QueueID = .none
    ) {
        self.responder = responder
        self.agent = agent
        self.skills = skills
        self.queue = queue
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(responder: .nobody)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.word(1, "responder", &responder)
        try visitor.identifier(2, "agent", &agent)
        try visitor.skills(3, "skills", &skills)
        try visitor.identifier(4, "queue", &queue)
    }
}
