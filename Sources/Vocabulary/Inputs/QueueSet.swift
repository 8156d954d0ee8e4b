public import CBOR

/// A queue is made or changed (table `awa_queue`).
public struct QueueSet: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 42
    /// The name in the log, in JSON and in tests.
    public static let name = "queueSet"

    /// Which one; none makes a new one.
    public var queue: QueueID
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// Its name.
    public var name: String
    /// Lower orders are served first.
    public var order: UInt64
    /// Whether interactions are put into it.
    public var active: Bool
    /// Encoded query: which interactions come into it; empty for those that are sent to it (row W1).
    public var condition: String
    /// Whose members get its work; without any, agents take it themselves (row W1).
    public var groups: [AgentGroupID]
    /// How its work is given to them; none for the usual way (row W3).
    public var assignmentRule: AssignmentRuleID
    /// When its work is given to them; none for always (row W1).
    public var calendar: CalendarID
    /// Sent to a requester who comes out of hours; empty for none (row W1).
    public var outOfHoursText: String
    /// How long work waits in it before it goes to `overflow`; none for as long as it takes (row W6).
    public var maxWait: Milliseconds
    /// Where work goes that has waited too long (row W6).
    public var overflow: QueueID
    /// How long work should wait at most: the service level that reports compare with.
    public var targetWait: Milliseconds
    /// What its work asks for (row W3).
    public var skills: [SkillLevel]

    /// Makes one; what is not given is its type's nothing.
    public init(
        queue: QueueID = .none,
        by: UserID = .none,
        name: String = "",
        order: UInt64 = 0,
        active: Bool = false,
        condition: String = "",
        groups: [AgentGroupID] = [],
        assignmentRule: AssignmentRuleID = .none,
        calendar: CalendarID = .none,
        outOfHoursText: String = "",
        maxWait: Milliseconds = .zero,
        overflow: QueueID = .none,
        targetWait: Milliseconds = .zero,
        skills: [SkillLevel] = []
    ) {
        self.queue = queue
        self.by = by
        self.name = name
        self.order = order
        self.active = active
        self.condition = condition
        self.groups = groups
        self.assignmentRule = assignmentRule
        self.calendar = calendar
        self.outOfHoursText = outOfHoursText
        self.maxWait = maxWait
        self.overflow = overflow
        self.targetWait = targetWait
        self.skills = skills
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(queue: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "queue", &queue)
        try visitor.identifier(2, "by", &by)
        try visitor.text(3, "name", &name)
        try visitor.unsigned(4, "order", &order)
        try visitor.boolean(5, "active", &active)
        try visitor.text(6, "condition", &condition)
        try visitor.identifiers(7, "groups", &groups)
        try visitor.identifier(8, "assignment_rule", &assignmentRule)
        try visitor.identifier(9, "calendar", &calendar)
        try visitor.text(10, "out_of_hours_text", &outOfHoursText)
        try visitor.milliseconds(11, "max_wait", &maxWait)
        try visitor.identifier(12, "overflow", &overflow)
        try visitor.milliseconds(13, "target_wait", &targetWait)
        try visitor.skills(14, "skills", &skills)
    }
}
