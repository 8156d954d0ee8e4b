public import CBOR
public import Vocabulary

/// A row of table `live_group_profile`: the group that has a conversation.
public struct LiveGroupProfileRow: ViewRow {
    /// Which one.
    public var id: LiveGroupProfileID = .none
    /// The interaction.
    public var interaction: InteractionID = .none
    /// The requester's address.
    public var requester: Address = .anonymous
    /// The requester's channel user profile.
    public var profile: ProfileID = .none
    /// When the conversation began.
    public var createdAt: Instant = .zero
    /// What another system said of the channel: a JSON object, or empty.
    public var metadata = ""

    /// Makes an empty one, to be filled by a fold or a decoder.
    public init() {}

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "sys_id", &id)
        try visitor.identifier(2, "interaction", &interaction)
        try visitor.address(3, "requester", &requester)
        try visitor.identifier(4, "profile", &profile)
        try visitor.instant(5, "created_at", &createdAt)
        try visitor.body(6, "channel_metadata", &metadata)
    }
}
