public import CBOR

/// A rule changed an agent's presence (row W4).
public struct AgentPresenceChanged: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 162
    /// The name in the log, in JSON and in tests.
    public static let name = "agentPresenceChanged"

    /// The agent.
    public var agent: UserID
    /// The presence state; none for offline.
    public var presence: PresenceID
    /// Why.
    public var reason: String

    /// Makes one; what is not given is its type's nothing.
    public init(
        agent: UserID = .none,
        presence: PresenceID = .none,
        reason: String = ""
    ) {
        self.agent = agent
        self.presence = presence
        self.reason = reason
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
        try visitor.identifier(2, "presence", &presence)
        try visitor.text(3, "reason", &reason)
    }
}
