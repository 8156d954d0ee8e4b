public import CBOR

/// An interaction waits for an agent.
public struct InteractionQueued: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 101
    /// The name in the log, in JSON and in tests.
    public static let name = "interactionQueued"
    /// What of it is about a requester.
    public static let personal = PersonalFields([6], of: .interaction)

    /// The queue; none for the one that everybody serves.
    public var queue: QueueID
    /// When the wait began; a reassigned one keeps it.
    public var waitingSince: Instant
    /// The agent whom it would like best (row R6).
    public var preferred: UserID
    /// An agent who is left out (row M4).
    public var excluded: UserID
    /// Until when.
    public var excludedUntil: Instant
    /// Why, when it is not new.
    public var reason: String
    /// How long it may wait there before it goes elsewhere; none for as long as it takes (row W6).
    public var maxWait: Milliseconds
    /// Skills that this one asks for, besides its queue's (row X4).
    public var skills: [SkillLevel]

    /// Makes one; what is not given is its type's nothing.
    public init(
        queue: QueueID = .none,
        waitingSince: Instant = .zero,
        preferred: UserID = .none,
        excluded: UserID = .none,
        excludedUntil: Instant = .zero,
        reason: String = "",
        maxWait: Milliseconds = .zero,
        skills: [SkillLevel] = []
    ) {
        self.queue = queue
        self.waitingSince = waitingSince
        self.preferred = preferred
        self.excluded = excluded
        self.excludedUntil = excludedUntil
        self.reason = reason
        self.maxWait = maxWait
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
        try visitor.instant(2, "waiting_since", &waitingSince)
        try visitor.identifier(3, "preferred", &preferred)
        try visitor.identifier(4, "excluded", &excluded)
        try visitor.instant(5, "excluded_until", &excludedUntil)
        try visitor.text(6, "reason", &reason)
        try visitor.milliseconds(7, "max_wait", &maxWait)
        try visitor.skills(8, "skills", &skills)
    }
}
