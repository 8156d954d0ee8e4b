public import CBOR
public import Vocabulary

/// A record of what administrators set for routing, which names what it sets.
public protocol ConfigurationSet: EventPayload, Hashable {
    /// What it sets; nothing stands for what its own record makes.
    var subject: UInt64 { get set }
    /// Who set it.
    var by: UserID { get }
}

/// What administrators set last, with when it was made and changed.
public struct ConfiguredSetRow<Set: ConfigurationSet>: ViewRow {
    /// What was set, its identifier filled in.
    public var set = Set.empty
    /// Which one.
    public var id: UInt64 = 0
    /// When it was made.
    public var createdAt: Instant = .zero
    /// When it was last set.
    public var updatedAt: Instant = .zero
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
        try set.visit(&visitor)
        var id = Identifier<Set>(rawValue: id)
        try visitor.identifier(24, "sys_id", &id)
        self.id = id.rawValue
        try visitor.instant(25, "created_at", &createdAt)
        try visitor.instant(26, "updated_at", &updatedAt)
        try visitor.unsigned(27, "last_position", &lastPosition)
    }
}
