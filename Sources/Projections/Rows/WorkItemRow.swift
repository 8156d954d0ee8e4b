public import CBOR
public import Vocabulary

/// A row of table `awa_work_item`: one wait of an interaction in a queue, and how it ended.
public struct WorkItemRow: ViewRow {
    /// Which one.
    public var id: WorkItemID = .none
    /// The interaction.
    public var interaction: InteractionID = .none
    /// The queue.
    public var queue: QueueID = .none
    /// How it stands.
    public var state: WorkItemState = .queued
    /// When the wait for an agent began; it may have begun in another queue.
    public var waitingSince: Instant = .zero
    /// When it came into this queue.
    public var queuedAt: Instant = .zero
    /// Whom it is offered to, or who has it.
    public var assignedTo: UserID = .none
    /// When it was last offered.
    public var offeredOn: Instant = .zero
    /// When the offer ends.
    public var expiresAt: Instant = .zero
    /// How often it was offered.
    public var offers: UInt64 = 0
    /// Who was asked and did not take it, each once.
    public var refusedBy: [UserID] = []
    /// Why nobody is asked; nothing while somebody is, or before it is known.
    public var waits = ""
    /// When somebody may be asked again; 1970 when only a change will tell.
    public var waitsUntil: Instant = .zero
    /// When it ended; 1970 while it has not.
    public var endedAt: Instant = .zero
    /// When it last changed.
    public var updatedAt: Instant = .zero
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
        try visitor.identifier(2, "interaction", &interaction)
        try visitor.identifier(3, "queue", &queue)
        try visitor.word(4, "state", &state)
        try visitor.instant(5, "waiting_since", &waitingSince)
        try visitor.instant(6, "queued_at", &queuedAt)
        try visitor.identifier(7, "assigned_to", &assignedTo)
        try visitor.instant(8, "offered_on", &offeredOn)
        try visitor.instant(9, "expires_at", &expiresAt)
        try visitor.unsigned(10, "offers", &offers)
        try visitor.identifiers(11, "refused_by", &refusedBy)
        try visitor.text(12, "waits", &waits)
        try visitor.instant(13, "waits_until", &waitsUntil)
        try visitor.instant(14, "ended_at", &endedAt)
        try visitor.instant(15, "updated_at", &updatedAt)
        try visitor.unsigned(16, "last_position", &lastPosition)
    }
}
