public import CBOR
public import Vocabulary

/// A row of table `sys_cs_channel_user_profile`: whom an address is tied to.
public struct ChannelUserProfileRow: ViewRow {
    /// Which one.
    public var id: ProfileID = .none
    /// The address.
    public var address: Address = .anonymous
    /// The service channel that the address is of.
    public var channel: Channel = .sms
    /// Whom it is tied to; the guest for nobody yet.
    public var person: Person = .guest
    /// Whether it counts; at most one of an address and channel does (row P7).
    public var active = false
    /// When it was made.
    public var createdAt: Instant = .zero
    /// When it stopped to count; 1970 while it does.
    public var deactivatedAt: Instant = .zero
    /// Why it stopped to count.
    public var reason = ""
    /// Since when it is tied to that person.
    public var tiedAt: Instant = .zero
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
        try visitor.identifier(1, "sys_id", &id)
        try visitor.address(2, "address", &address)
        try visitor.word(3, "channel", &channel)
        try visitor.somebody(4, "person", &person)
        try visitor.boolean(6, "active", &active)
        try visitor.instant(7, "created_at", &createdAt)
        try visitor.instant(8, "deactivated_at", &deactivatedAt)
        try visitor.text(9, "reason", &reason)
        try visitor.instant(10, "tied_at", &tiedAt)
        try visitor.unsigned(11, "last_position", &lastPosition)
    }
}
