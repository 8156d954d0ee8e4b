public import CBOR

/// A wait ended and a messaging action acts (row M4).
public struct MessagingActionFired: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 113
    /// The name in the log, in JSON and in tests.
    public static let name = "messagingActionFired"

    /// The action.
    public var action: ActionID
    /// What started the timer.
    public var event: MessagingEvent
    /// What it does.
    public var kind: MessagingActionKind
    /// The wait that the timer was armed with.
    public var duration: Milliseconds
    /// The agent who is prompted or removed, if any.
    public var agent: UserID
    /// The prompt.
    public var text: String
    /// When it was due, if an outage moved it; 1970 otherwise.
    public var scheduledFor: Instant

    /// Makes one; what is not given is its type's nothing.
    public init(
        action: ActionID = .none,
        event: MessagingEvent = .requesterMessageWithoutAgentResponse,
        kind: MessagingActionKind = .promptAgent,
        duration: Milliseconds = .zero,
        agent: UserID = .none,
        text: String = "",
        scheduledFor: Instant = .zero
    ) {
        self.action = action
        self.event = event
        self.kind = kind
        self.duration = duration
        self.agent = agent
        self.text = text
        self.scheduledFor = scheduledFor
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(action: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "action", &action)
        try visitor.word(2, "event", &event)
        try visitor.word(3, "kind", &kind)
        try visitor.milliseconds(4, "duration", &duration)
        try visitor.identifier(5, "agent", &agent)
        try visitor.text(6, "text", &text)
        try visitor.instant(7, "scheduled_for", &scheduledFor)
    }
}
