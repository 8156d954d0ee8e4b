public import CBOR

/// An agent writes a private note that the requester never sees (row I5).
public struct NoteWritten: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 12
    /// The name in the log, in JSON and in tests.
    public static let name = "noteWritten"
    /// What of it is about a requester.
    public static let personal = PersonalFields([3], of: .interaction)

    /// The interaction.
    public var interaction: InteractionID
    /// The agent.
    public var agent: UserID
    /// The note.
    public var body: String

    /// Makes one; what is not given is its type's nothing.
    public init(
        interaction: InteractionID = .none,
        agent: UserID = .none,
        body: String = ""
    ) {
        self.interaction = interaction
        self.agent = agent
        self.body = body
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
        try visitor.body(3, "body", &body)
    }
}
