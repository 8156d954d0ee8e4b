public import CBOR
public import Vocabulary

/// A row of table `live_group_member`: one stay of somebody in a conversation.
public struct LiveGroupMemberRow: ViewRow {
    /// Which one; the record of the joining names it.
    public var id: LiveGroupMemberID = .none
    /// The group.
    public var group: LiveGroupProfileID = .none
    /// The interaction.
    public var interaction: InteractionID = .none
    /// An agent or the virtual agent.
    public var member: ResponderKind = .agent
    /// The agent; none for the virtual agent.
    public var agent: UserID = .none
    /// When the stay began.
    public var joinedAt: Instant = .zero
    /// When it ended; 1970 while it has not.
    public var leftAt: Instant = .zero

    /// Makes an empty one, to be filled by a fold or a decoder.
    public init() {}

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "sys_id", &id)
        try visitor.identifier(2, "group_profile", &group)
        try visitor.identifier(3, "interaction", &interaction)
        try visitor.word(4, "member", &member)
        try visitor.identifier(5, "agent", &agent)
        try visitor.instant(6, "joined_at", &joinedAt)
        try visitor.instant(7, "left_at", &leftAt)
    }
}
