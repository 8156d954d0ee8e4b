public import CBOR

/// A skill is made or changed (table `cmn_skill`, row W3).
public struct SkillSet: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 83
    /// The name in the log, in JSON and in tests.
    public static let name = "skillSet"

    /// Which one; none makes a new one.
    public var skill: SkillID
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// Its name.
    public var name: String
    /// Whether it counts.
    public var active: Bool

    /// Makes one; what is not given is its type's nothing.
    public init(
        skill: SkillID = .none,
        by: UserID = .none,
        name: String = "",
        active: Bool = false
    ) {
        self.skill = skill
        self.by = by
        self.name = name
        self.active = active
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(skill: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "skill", &skill)
        try visitor.identifier(2, "by", &by)
        try visitor.text(3, "name", &name)
        try visitor.boolean(4, "active", &active)
    }
}
