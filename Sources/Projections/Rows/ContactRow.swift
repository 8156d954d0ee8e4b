public import CBOR
public import Vocabulary

/// A row of table `customer_contact`.
public struct ContactRow: ViewRow {
    /// Which one.
    public var id: PersonID = .none
    /// The name to show.
    public var name = ""
    /// Whether the record is in use.
    public var active = false
    /// Numbers, the preferred one first.
    public var phones: [Address] = []
    /// Country, as ISO 3166 in two letters.
    public var territory = ""
    /// Time zone by its IANA name; empty when it is not known (row Y7).
    public var timeZone = ""
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
        try visitor.addresses(4, "phones", &phones)
        try visitor.text(5, "territory", &territory)
        try visitor.instant(6, "created_at", &createdAt)
        try visitor.instant(7, "updated_at", &updatedAt)
        try visitor.identifier(8, "updated_by", &updatedBy)
        try visitor.unsigned(9, "last_position", &lastPosition)
        try visitor.text(50, "time_zone", &timeZone)
    }
}
