public import CBOR

/// An agent passes an interaction on to an agent or a queue (row I5).
public struct InteractionTransferred: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 8
    /// The name in the log, in JSON and in tests.
    public static let name = "interactionTransferred"
    /// What of it is about a requester.
    public static let personal = PersonalFields([5], of: .interaction)

    /// The interaction.
    public var interaction: InteractionID
    /// The agent who gets it; none when a queue does.
    public var agent: UserID
    /// The queue; none when an agent gets it.
    public var queue: QueueID
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// A private note for whoever gets it.
    public var note: String

    /// Makes one; what is not given is its type's nothing.
    public init(
        interaction: InteractionID = .none,
        agent: UserID = .none,
        queue: QueueID = .none,
        by: UserID = .none,
        note: String = ""
    ) {
        self.interaction = interaction
        self.agent = agent
        self.queue = queue
        self.by = by
        self.note = note
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
        try visitor.identifier(3, "queue", &queue)
        try visitor.identifier(4, "by", &by)
        try visitor.body(5, "note", &note)
    }
}
