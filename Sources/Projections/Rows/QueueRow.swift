public import CBOR
public import Vocabulary

/// A row of table `awa_queue`.
public struct QueueRow: ViewRow {
    /// Which one.
    public var id: QueueID = .none
    /// Its name.
    public var name = ""
    /// Lower orders are served first.
    public var order: UInt64 = 0
    /// Whether interactions are put into it.
    public var active = false
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
        try visitor.unsigned(3, "order", &order)
        try visitor.boolean(4, "active", &active)
        try visitor.instant(5, "created_at", &createdAt)
        try visitor.instant(6, "updated_at", &updatedAt)
        try visitor.identifier(7, "updated_by", &updatedBy)
        try visitor.unsigned(8, "last_position", &lastPosition)
    }
}
