public import CBOR

/// An assignment rule is made or changed (table `awa_assignment_rule`, rows W3, W4).
public struct AssignmentRuleSet: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 85
    /// The name in the log, in JSON and in tests.
    public static let name = "assignmentRuleSet"

    /// Which one; none makes a new one.
    public var assignmentRule: AssignmentRuleID
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// Its name.
    public var name: String
    /// Whether it counts; queues of one that does not use the default.
    public var active: Bool
    /// Who is asked first.
    public var method: AssignmentMethod
    /// Whether work is given without asking.
    public var autoAssign: Bool
    /// How long an offer stands.
    public var offerTimeout: Milliseconds
    /// The presence of who let it pass; none changes nothing.
    public var presenceAfterTimeout: PresenceID
    /// Whether an offer can be rejected.
    public var rejectable: Bool
    /// The presence of who rejected it; none changes nothing.
    public var presenceAfterRejection: PresenceID
    /// How long work waits for the requester's last agent, who is busy.
    public var affinityWait: Milliseconds
    /// When everybody was asked: how long until they are asked again.
    public var roundPause: Milliseconds
    /// Whether conversations of an agent who goes offline wait again (row W8).
    public var requeueWhenOffline: Bool

    /// Makes one; what is not given is its type's nothing.
    public init(
        assignmentRule: AssignmentRuleID = .none,
        by: UserID = .none,
        name: String = "",
        active: Bool = false,
        method: AssignmentMethod = .mostCapacity,
        autoAssign: Bool = false,
        offerTimeout: Milliseconds = .seconds(60),
        presenceAfterTimeout: PresenceID = .none,
        rejectable: Bool = true,
        presenceAfterRejection: PresenceID = .none,
        affinityWait: Milliseconds = .zero,
        roundPause: Milliseconds = .seconds(60),
        requeueWhenOffline: Bool = false
    ) {
        self.assignmentRule = assignmentRule
        self.by = by
        self.name = name
        self.active = active
        self.method = method
        self.autoAssign = autoAssign
        self.offerTimeout = offerTimeout
        self.presenceAfterTimeout = presenceAfterTimeout
        self.rejectable = rejectable
        self.presenceAfterRejection = presenceAfterRejection
        self.affinityWait = affinityWait
        self.roundPause = roundPause
        self.requeueWhenOffline = requeueWhenOffline
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(offerTimeout: .zero, rejectable: false, roundPause: .zero)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "assignment_rule", &assignmentRule)
        try visitor.identifier(2, "by", &by)
        try visitor.text(3, "name", &name)
        try visitor.boolean(4, "active", &active)
        try visitor.word(5, "method", &method)
        try visitor.boolean(6, "auto_assign", &autoAssign)
        try visitor.milliseconds(7, "offer_timeout", &offerTimeout)
        try visitor.identifier(8, "presence_after_timeout", &presenceAfterTimeout)
        try visitor.boolean(9, "rejectable", &rejectable)
        try visitor.identifier(10, "presence_after_rejection", &presenceAfterRejection)
        try visitor.milliseconds(11, "affinity_wait", &affinityWait)
        try visitor.milliseconds(12, "round_pause", &roundPause)
        try visitor.boolean(13, "requeue_when_offline", &requeueWhenOffline)
    }
}
