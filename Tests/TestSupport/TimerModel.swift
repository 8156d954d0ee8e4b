public import Engine
public import Scheduler
public import Vocabulary

/// The pending timers as an array, folded from the log's records alone: an implementation of the rules
/// of row M1 that shares nothing with the engine's.
public struct TimerModel: Sendable {
    /// The pending timers, in no order.
    public private(set) var pending: [PendingTimer] = []
    /// Whether an answer fails to cancel the waits of the other side: a fault that tests plant.
    public var forgetsToCancel = false
    private var grace = Milliseconds.minutes(15)

    /// Makes it without any.
    public init() {}

    /// The timer that fires next.
    public var first: PendingTimer? { pending.min() }

    /// Changes the pending timers, for tests that plant faults.
    public mutating func replace(_ change: (PendingTimer) -> PendingTimer) {
        pending = pending.map(change)
    }

    /// Takes a timer out because it fires.
    ///
    /// - Returns: the timer; nothing when it is not pending.
    public mutating func end(armedAt: Position, ordinal: UInt16) -> PendingTimer? {
        let index = pending.firstIndex { $0.armedAt == armedAt && $0.ordinal == ordinal }
        return index.map { pending.remove(at: $0) }
    }

    /// Folds a record that is not the firing of a timer.
    public mutating func fold(
        _ event: LoggedRecord.Event,
        about interaction: InteractionID,
        at position: Position,
        time: Instant
    ) {
        switch event {
        case .input(.settingsChanged(let settings)): grace = settings.resumeGrace
        case .input(.serviceResumed(let outage)):
            let grace = grace
            replace { timer in
                var moved = timer
                if timer.kind == .scheduledMessage {
                    if timer.due > outage.from, timer.due < outage.to { moved.due = outage.to }
                    return moved
                }
                guard
                    timer.event == .agentMessageWithoutRequesterResponse || timer.kind == .parts,
                    timer.due > outage.from, timer.due <= outage.to
                else { return timer }
                if moved.scheduledFor == .zero { moved.scheduledFor = timer.due }
                moved.due = outage.to + grace
                return moved
            }
        case .outcome(.interactionClosed): pending.removeAll { $0.interaction == interaction }
        case .outcome(.smsPartHeld(let held)) where held.wait > .zero:
            pending.append(
                PendingTimer(
                    .parts,
                    due: time + held.wait,
                    armedAt: position,
                    ordinal: 0,
                    subject: held.message.rawValue,
                    duration: held.wait,
                    interaction: .none
                )
            )
        case .outcome(.smsPartsJoined(let joined)): endParts(joined.parts)
        case .outcome(.smsPartsRepeated(let repeated)): endParts(repeated.parts)
        case .outcome(.messageJoined(let message)):
            join(message, interaction, at: position, time: time)
        case .outcome(.messageScheduled(let set)):
            pending.append(
                PendingTimer(
                    .scheduledMessage,
                    due: set.sendAt,
                    armedAt: position,
                    ordinal: 0,
                    subject: set.message.rawValue,
                    duration: set.sendAt - time,
                    interaction: set.opensInteraction ? .none : interaction
                )
            )
        case .outcome(.scheduledMessageHeld(let held)):
            replace { timer in
                guard timer.isScheduled(held.message) else { return timer }
                var moved = timer
                moved.due = held.until
                return moved
            }
        case .outcome(.scheduledMessageEnded(let end)):
            pending.removeAll { $0.isScheduled(end.message) }
        default: break
        }
    }

    private mutating func endParts(_ parts: [MessageID]) {
        pending.removeAll { timer in
            timer.kind == .parts && parts.contains { $0.rawValue == timer.subject }
        }
    }

    /// Puts a timer back that quiet hours hold.
    public mutating func hold(_ timer: PendingTimer, until end: Instant) {
        var moved = timer
        moved.due = end
        if timer.kind == .messagingAction, moved.scheduledFor == .zero {
            moved.scheduledFor = timer.due
        }
        pending.append(moved)
    }

    private mutating func join(
        _ message: MessageJoined,
        _ interaction: InteractionID,
        at position: Position,
        time: Instant
    ) {
        // A word about consent asks nothing and answers nothing (row Y4).
        guard !message.isConsentWord else { return }
        let begun: MessagingEvent
        let answered: MessagingEvent
        switch message.author {
        case .requester:
            begun = .requesterMessageWithoutAgentResponse
            answered = .agentMessageWithoutRequesterResponse
        case .agent:
            begun = .agentMessageWithoutRequesterResponse
            answered = .requesterMessageWithoutAgentResponse
        case .virtualAgent, .system: return
        }
        if !forgetsToCancel {
            pending.removeAll { $0.isWait(of: interaction, answered) }
        }
        for (ordinal, armed) in message.armed.enumerated() {
            pending.removeAll {
                $0.isWait(of: interaction, begun) && $0.action == armed.action
            }
            pending.append(
                PendingTimer(
                    due: time + armed.duration,
                    armedAt: position,
                    ordinal: UInt16(ordinal),
                    event: begun,
                    action: armed.action,
                    duration: armed.duration,
                    interaction: interaction
                )
            )
        }
    }
}

extension PendingTimer {
    /// Whether it brings up a scheduled message.
    func isScheduled(_ message: MessageID) -> Bool {
        kind == .scheduledMessage && subject == message.rawValue
    }

    fileprivate func isWait(of interaction: InteractionID, _ event: MessagingEvent) -> Bool {
        kind == .messagingAction && self.interaction == interaction && self.event == event
    }
}
