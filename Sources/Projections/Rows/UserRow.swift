public import CBOR
public import Vocabulary

/// A row of table `sys_user`: an employee, who may be an agent.
public struct UserRow: ViewRow {
    /// Which one.
    public var id: UserID = .none
    /// The name to sign in with.
    public var userName = ""
    /// The name to show.
    public var name = ""
    /// Whether the user may do anything.
    public var active = false
    /// What the user may do.
    public var roles: [Role] = []
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
        try visitor.text(2, "user_name", &userName)
        try visitor.text(3, "name", &name)
        try visitor.boolean(4, "active", &active)
        try visitor.words(5, "roles", &roles)
        try visitor.addresses(6, "phones", &phones)
        try visitor.text(7, "territory", &territory)
        try visitor.instant(8, "created_at", &createdAt)
        try visitor.instant(9, "updated_at", &updatedAt)
        try visitor.identifier(10, "updated_by", &updatedBy)
        try visitor.unsigned(11, "last_position", &lastPosition)
        try visitor.text(50, "time_zone", &timeZone)
    }
}
