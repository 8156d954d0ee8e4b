public import CBOR

/// A prompt falls within the requester's quiet hours and waits until they end (row Y7).
///
/// The timer stays the one that its message armed, with another moment: an answer cancels it.
public struct MessagingActionHeld: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 152
    /// The name in the log, in JSON and in tests.
    public static let name = "messagingActionHeld"

    /// The action.
    public var action: ActionID
    /// What started the timer.
    public var event: MessagingEvent
    /// The wait that the timer was armed with.
    public var duration: Milliseconds
    /// When it is due now.
    public var until: Instant
    /// When it was due first.
    public var scheduledFor: Instant
    /// What clocks showed there, as `22:30`.
    public var localTime: String
    /// Where the time zone was found.
    public var basis: QuietBasis

    /// Makes one; what is not given is its type's nothing.
    public init(
        action: ActionID = .none,
        event: MessagingEvent = .requesterMessageWithoutAgentResponse,
        duration: Milliseconds = .zero,
        until: Instant = .zero,
        scheduledFor: Instant = .zero,
        localTime: String = "",
        basis: QuietBasis = .site
    ) {
        self.action = action
        self.event = event
        self.duration = duration
        self.until = until
        self.scheduledFor = scheduledFor
        self.localTime = localTime
        self.basis = basis
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
        try visitor.instant(4, "until", &until)
        try visitor.instant(5, "scheduled_for", &scheduledFor)
        try visitor.text(6, "local_time", &localTime)
        try visitor.word(7, "basis", &basis)
    }
}
