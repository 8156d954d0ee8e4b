public import CBOR
public import Vocabulary

/// A messaging action that is armed and has not acted yet (row M1), or a scheduled message (row Y8).
public struct TimerRow: ViewRow {
    /// The interaction.
    public var interaction: InteractionID = .none
    /// The messaging action; none for a scheduled message's timer.
    public var action: ActionID = .none
    /// What started it.
    public var event: MessagingEvent = .requesterMessageWithoutAgentResponse
    /// When it acts.
    public var due: Instant = .zero
    /// The record of the message that armed it.
    public var armedAt: Position = 0
    /// Its place among the timers of that message.
    public var ordinal: UInt64 = 0
    /// When that message was.
    public var armedOn: Instant = .zero
    /// The wait that it was armed with.
    public var duration: Milliseconds = .zero
    /// When it was due first, if an outage or quiet hours moved it; 1970 otherwise.
    public var scheduledFor: Instant = .zero
    /// The scheduled message that it sends; none for a messaging action's timer.
    public var message: MessageID = .none

    /// Makes an empty one, to be filled by a fold or a decoder.
    public init() {}

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "interaction", &interaction)
        try visitor.identifier(2, "action", &action)
        try visitor.word(3, "event", &event)
        try visitor.instant(4, "due", &due)
        try visitor.unsigned(5, "armed_at", &armedAt)
        try visitor.unsigned(6, "ordinal", &ordinal)
        try visitor.instant(7, "armed_on", &armedOn)
        try visitor.milliseconds(8, "duration", &duration)
        try visitor.instant(9, "scheduled_for", &scheduledFor)
        try visitor.identifier(50, "message", &message)
    }
}
