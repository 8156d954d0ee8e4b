public import CBOR
public import Vocabulary

/// A private note, which the requester never sees (row I5).
public struct NoteRow: ViewRow {
    /// Which one.
    public var id: NoteID = .none
    /// The interaction.
    public var interaction: InteractionID = .none
    /// The agent who wrote it.
    public var agent: UserID = .none
    /// The note.
    public var body = ""
    /// When it was written.
    public var createdAt: Instant = .zero

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
        try visitor.identifier(3, "agent", &agent)
        try visitor.body(4, "body", &body)
        try visitor.instant(5, "created_at", &createdAt)
    }
}
