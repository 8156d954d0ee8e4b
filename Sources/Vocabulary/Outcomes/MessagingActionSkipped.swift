public import CBOR

/// A wait ended and a messaging action does nothing (row M3, M8).
public struct MessagingActionSkipped: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 114
    /// The name in the log, in JSON and in tests.
    public static let name = "messagingActionSkipped"

    /// The action.
    public var action: ActionID
    /// What started the timer.
    public var event: MessagingEvent
    /// The wait that the timer was armed with.
    public var duration: Milliseconds
    /// Why nothing is done.
    public var reason: String
    /// When it was due, if an outage moved it; 1970 otherwise.
    public var scheduledFor: Instant

    /// Makes one; what is not given is its type's nothing.
    public init(
        action: ActionID = .none,
        event: MessagingEvent = .requesterMessageWithoutAgentResponse,
        duration: Milliseconds = .zero,
        reason: String = "",
        scheduledFor: Instant = .zero
    ) {
        self.action = action
        self.event = event
        self.duration = duration
        self.reason = reason
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
        try visitor.milliseconds(3, "duration", &duration)
        try visitor.text(4, "reason", &reason)
        try visitor.instant(5, "scheduled_for", &scheduledFor)
    }
}
