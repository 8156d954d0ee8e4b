public import Vocabulary

/// What a timer is for: the rules that decide when it fires.
public enum TimerKind: UInt8, Sendable {
    /// A messaging action acts (the page Rules, M1 to M8).
    case messagingAction = 0
    /// An offer of a work item has not been answered (row W4).
    case offer = 1
    /// A queue's longest wait has passed (row W6).
    case queueWait = 2
    /// The wait for the requester's last agent is over (row W3).
    case affinity = 3
    /// An agent who was left out may be asked again (row M4).
    case exclusion = 4
    /// Everybody was asked once and a new round begins (row W4).
    case round = 5
    /// A queue opens or closes (row W1).
    case queueHours = 6
    /// Missing parts of a message have not come in time (row R8).
    case parts = 7
    /// A scheduled message is to be sent (row Y8).
    case scheduledMessage = 8

    /// Whether it belongs to the wait of an interaction in a queue.
    public var isWorkItems: Bool {
        switch self {
        case .offer, .queueWait, .affinity, .exclusion, .round: true
        case .messagingAction, .queueHours, .parts, .scheduledMessage: false
        }
    }
}

/// A wait that has not ended.
public struct PendingTimer: Hashable, Sendable {
    /// When it fires.
    public var due: Instant
    /// The position of the record that armed it.
    public var armedAt: Position
    /// Its place among the timers that the record armed.
    public var ordinal: UInt16
    /// What it is for.
    public var kind: TimerKind
    /// What started it; it says something of messaging actions only.
    public var event: MessagingEvent
    /// What acts or is acted upon, by kind: a messaging action, an agent, a queue, a message's part or a
    /// scheduled message.
    public var subject: UInt64
    /// The wait that it was armed with.
    public var duration: Milliseconds
    /// The interaction; none for a timer of a queue, of parts, and of a message that may open one.
    public var interaction: InteractionID
    /// When it was due before an outage or quiet hours moved it; 1970 when nothing did.
    public var scheduledFor: Instant

    /// The messaging action that will act.
    public var action: ActionID { ActionID(rawValue: subject) }

    /// Arms a timer for a messaging action.
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
        kind = .messagingAction
        self.event = event
        subject = action.rawValue
        self.duration = duration
        self.interaction = interaction
        self.scheduledFor = scheduledFor
    }

    /// Arms a timer of another kind.
    public init(
        _ kind: TimerKind,
        due: Instant,
        armedAt: Position,
        ordinal: UInt16,
        subject: UInt64 = 0,
        duration: Milliseconds,
        interaction: InteractionID
    ) {
        self.due = due
        self.armedAt = armedAt
        self.ordinal = ordinal
        self.kind = kind
        event = .requesterMessageWithoutAgentResponse
        self.subject = subject
        self.duration = duration
        self.interaction = interaction
        scheduledFor = .zero
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
