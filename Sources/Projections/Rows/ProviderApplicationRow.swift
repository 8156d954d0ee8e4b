public import CBOR
public import Vocabulary

/// A row of table `sys_cs_provider_application`.
public struct ProviderApplicationRow: ViewRow {
    /// Which one.
    public var id: ApplicationID = .none
    /// Its name.
    public var name = ""
    /// The kind of provider.
    public var provider = ""
    /// The company number that it sends from and receives for.
    public var number: Address = .anonymous
    /// Whether it is switched on.
    public var active = false
    /// Whether a new interaction goes to the virtual agent first.
    public var virtualAgentFirst = false
    /// The queue of new interactions.
    public var queue: QueueID = .none
    /// What is done with its uncertain sends; empty for what the site does (row Y2).
    public var uncertainSends = ""
    /// Whether nothing is sent through it until somebody resumes it.
    public var paused = false
    /// Since when; 1970 while it is not paused.
    public var pausedAt: Instant = .zero
    /// Who paused it; nobody for the engine itself.
    public var pausedBy: UserID = .none
    /// Why it is paused.
    public var pauseReason = ""
    /// Whether the provider itself confirms STOP and START (row Y4).
    public var confirmsConsent = false
    /// The pool of numbers that its number belongs to; empty for none.
    public var pool = ""
    /// The language of who writes to it; empty for the site's (row Y4).
    public var language = ""
    /// Quiet hours of its own: nothing for the site's, `none` for none at all (row Y7).
    public var quietHours: [String] = []
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
        try visitor.text(3, "provider", &provider)
        try visitor.address(4, "number", &number)
        try visitor.boolean(5, "active", &active)
        try visitor.boolean(6, "virtual_agent_first", &virtualAgentFirst)
        try visitor.identifier(7, "queue", &queue)
        try visitor.instant(8, "created_at", &createdAt)
        try visitor.instant(9, "updated_at", &updatedAt)
        try visitor.identifier(10, "updated_by", &updatedBy)
        try visitor.unsigned(11, "last_position", &lastPosition)
        try visitor.boolean(12, "confirms_consent", &confirmsConsent)
        try visitor.text(13, "pool", &pool)
        try visitor.text(50, "uncertain_sends", &uncertainSends)
        try visitor.boolean(51, "paused", &paused)
        try visitor.instant(52, "paused_at", &pausedAt)
        try visitor.identifier(53, "paused_by", &pausedBy)
        try visitor.text(54, "pause_reason", &pauseReason)
        try visitor.texts(55, "quiet_hours", &quietHours)
        try visitor.text(60, "language", &language)
    }
}
