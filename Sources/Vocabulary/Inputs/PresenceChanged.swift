public import CBOR

/// An agent says whether work can come (table `awa_agent_presence`, row W2).
public struct PresenceChanged: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 87
    /// The name in the log, in JSON and in tests.
    public static let name = "presenceChanged"

    /// The agent.
    public var agent: UserID
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// The presence state; none for offline.
    public var presence: PresenceID

    /// Makes one; what is not given is its type's nothing.
    public init(
        agent: UserID = .none,
        by: UserID = .none,
        presence: PresenceID = .none
    ) {
        self.agent = agent
        self.by = by
        self.presence = presence
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
        try visitor.identifier(3, "presence", &presence)
    }
}
