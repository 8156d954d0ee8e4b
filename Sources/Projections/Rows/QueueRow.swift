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
    /// Encoded query: which interactions come into it; empty for those that are sent to it.
    public var condition = ""
    /// Whose members get its work; without any, agents take it themselves.
    public var groups: [AgentGroupID] = []
    /// How its work is given to them; none for the usual way.
    public var assignmentRule: AssignmentRuleID = .none
    /// When its work is given to them; none for always.
    public var calendar: CalendarID = .none
    /// Sent to a requester who comes out of hours; empty for none.
    public var outOfHoursText = ""
    /// How long work waits in it before it goes to `overflow`.
    public var maxWait: Milliseconds = .zero
    /// Where work goes that has waited too long.
    public var overflow: QueueID = .none
    /// How long work should wait at most.
    public var targetWait: Milliseconds = .zero
    /// What its work asks for.
    public var skills: [SkillLevel] = []
    /// Whether its hours ended and have not begun again.
    public var closed = false
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
        try visitor.text(9, "condition", &condition)
        try visitor.identifiers(10, "groups", &groups)
        try visitor.identifier(11, "assignment_rule", &assignmentRule)
        try visitor.identifier(12, "calendar", &calendar)
        try visitor.text(13, "out_of_hours_text", &outOfHoursText)
        try visitor.milliseconds(14, "max_wait", &maxWait)
        try visitor.identifier(15, "overflow", &overflow)
        try visitor.milliseconds(16, "target_wait", &targetWait)
        try visitor.skills(17, "skills", &skills)
        try visitor.boolean(18, "closed", &closed)
    }
}
