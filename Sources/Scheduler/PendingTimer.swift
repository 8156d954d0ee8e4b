public import Vocabulary

/// A messaging action's wait that has not ended.
public struct PendingTimer: Hashable, Sendable {
    /// When it fires.
    public var due: Instant
    /// The position of the message record that armed it.
    public var armedAt: Position
    /// Its place among the timers that the record armed.
    public var ordinal: UInt16
    /// What started it.
    public var event: MessagingEvent
    /// The messaging action that will act.
    public var action: ActionID
    /// The wait that it was armed with.
    public var duration: Milliseconds
    /// The interaction.
    public var interaction: InteractionID
    /// When it was due before an outage moved it; 1970 when none did.
    public var scheduledFor: Instant

    /// Arms a timer.
    public init(
        due: Instant,
        armedAt: Position,
        ordinal: UInt16,
        event: MessagingEvent,
        action: ActionID,
        duration: Milliseconds,
        interaction: InteractionID,
        scheduledFor: Instant = .zero
    ) {
        self.due = due
        self.armedAt = armedAt
        self.ordinal = ordinal
        self.event = event
        self.action = action
        self.duration = duration
        self.interaction = interaction
        self.scheduledFor = scheduledFor
    }
}

extension PendingTimer: Comparable {
    /// The order in which timers fire: by due time, arming record and ordinal.
    ///
    /// It is total: no two
    /// timers share a record and an ordinal.
    @inlinable
    public static func < (earlier: PendingTimer, later: PendingTimer) -> Bool {
        if earlier.due != later.due { return earlier.due < later.due }
        if earlier.armedAt != later.armedAt { return earlier.armedAt < later.armedAt }
        return earlier.ordinal < later.ordinal
    }
}
