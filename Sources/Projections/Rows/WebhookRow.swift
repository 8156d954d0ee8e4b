public import CBOR
public import Vocabulary

/// An outgoing webhook: where events are sent (row H8).
public struct WebhookRow: ViewRow {
    /// Which one.
    public var id: WebhookID = .none
    /// Its name.
    public var name = ""
    /// Whether anything is sent to it.
    public var active = false
    /// Where to.
    public var url = ""
    /// The names of the types of records that it is sent; none for all.
    public var types: [String] = []
    /// For how long an event may be refused before it is paused.
    public var pauseAfter: Milliseconds = .zero
    /// Whether nothing is sent to it until somebody resumes it.
    public var paused = false
    /// Since when; 1970 while it is not paused.
    public var pausedAt: Instant = .zero
    /// Who paused it; nobody for the engine itself.
    public var pausedBy: UserID = .none
    /// Why it is paused.
    public var pauseReason = ""
    /// The record that was not taken; 0 when somebody paused it.
    public var pauseEvent: Position = 0
    /// When its secret was renewed; 1970 when it never was.
    public var secretRenewedAt: Instant = .zero
    /// When it was made.
    public var createdAt: Instant = .zero
    /// When it was last set.
    public var updatedAt: Instant = .zero
    /// Who last set it; nobody for the engine itself.
    public var updatedBy: UserID = .none
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
        try visitor.text(2, "name", &name)
        try visitor.boolean(3, "active", &active)
        try visitor.text(4, "url", &url)
        try visitor.texts(5, "types", &types)
        try visitor.milliseconds(6, "pause_after", &pauseAfter)
        try visitor.boolean(7, "paused", &paused)
        try visitor.instant(8, "paused_at", &pausedAt)
        try visitor.identifier(9, "paused_by", &pausedBy)
        try visitor.text(10, "pause_reason", &pauseReason)
        try visitor.unsigned(11, "pause_event", &pauseEvent)
        try visitor.instant(12, "secret_renewed_at", &secretRenewedAt)
        try visitor.instant(13, "created_at", &createdAt)
        try visitor.instant(14, "updated_at", &updatedAt)
        try visitor.identifier(15, "updated_by", &updatedBy)
        try visitor.unsigned(16, "last_position", &lastPosition)
    }
}
