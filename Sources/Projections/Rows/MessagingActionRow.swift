public import CBOR
public import Vocabulary

/// A messaging action as it is set now (row M2).
public struct MessagingActionRow: ViewRow {
    /// Which one.
    public var id: ActionID = .none
    /// Its name.
    public var name = ""
    /// Whether it acts.
    public var active = false
    /// Its rank among those armed by one message; lower first.
    public var order: UInt64 = 0
    /// What starts its timer.
    public var event: MessagingEvent = .requesterMessageWithoutAgentResponse
    /// How long it waits.
    public var duration: Milliseconds = .zero
    /// Which message it counts from.
    public var anchor: WaitAnchor = .first
    /// An encoded query on the interaction; empty for every one.
    public var filter = ""
    /// What it does.
    public var kind: MessagingActionKind = .promptAgent
    /// The prompt.
    public var text = ""
    /// The state that it sets.
    public var state: InteractionState = .closedAbandoned
    /// When it was made.
    public var createdAt: Instant = .zero
    /// When it was last set.
    public var updatedAt: Instant = .zero
    /// Who last set it; nobody for the engine itself.
    public var updatedBy: UserID = .none
    /// The record that last set it.
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
        try visitor.text(2, "name", &name)
        try visitor.boolean(3, "active", &active)
        try visitor.unsigned(4, "order", &order)
        try visitor.word(5, "event", &event)
        try visitor.milliseconds(6, "duration", &duration)
        try visitor.word(7, "anchor", &anchor)
        try visitor.text(8, "filter", &filter)
        try visitor.word(9, "kind", &kind)
        try visitor.text(10, "text", &text)
        try visitor.word(11, "state", &state)
        try visitor.instant(12, "created_at", &createdAt)
        try visitor.instant(13, "updated_at", &updatedAt)
        try visitor.identifier(14, "updated_by", &updatedBy)
        try visitor.unsigned(15, "last_position", &lastPosition)
    }
}
