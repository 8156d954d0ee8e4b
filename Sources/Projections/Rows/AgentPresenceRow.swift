public import CBOR
public import Vocabulary

/// A row of table `awa_agent_presence`: whether work can come to an agent.
public struct AgentPresenceRow: ViewRow {
    /// The agent.
    public var agent: UserID = .none
    /// The presence state; none for offline.
    public var presence: PresenceID = .none
    /// Since when.
    public var since: Instant = .zero
    /// Why, when a rule changed it; empty when somebody did.
    public var reason = ""
    /// The record that last changed it.
    public var lastPosition: Position = 0

    /// Makes an empty one, to be filled by a fold or a decoder.
    public init() {}

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "agent", &agent)
        try visitor.identifier(2, "presence", &presence)
        try visitor.instant(3, "since", &since)
        try visitor.text(4, "reason", &reason)
        try visitor.unsigned(5, "last_position", &lastPosition)
    }
}
