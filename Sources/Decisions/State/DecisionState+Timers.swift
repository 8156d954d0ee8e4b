public import Scheduler
public import Vocabulary

extension DecisionState {
    /// The pending timers of an active interaction, in the order in which they fire.
    public func timers(of id: InteractionID) -> [PendingTimer] {
        guard let interaction = active(id) else { return [] }
        return timers.timers(list: interaction.timers)
    }

    /// Moves a timer to the end of quiet hours; it stays the one that its message armed (row Y7).
    mutating func postponeTimer(
        armedAt: Position,
        ordinal: UInt16,
        of id: InteractionID,
        to held: MessagingActionHeld
    ) {
        let found = timers(of: id).first { $0.armedAt == armedAt && $0.ordinal == ordinal }
        guard var timer = found else { preconditionFailure("only a pending timer is held") }
        endTimer(armedAt: armedAt, ordinal: ordinal, of: id)
        timer.due = held.until
        timer.scheduledFor = held.scheduledFor
        changeTimers(of: id) { timers, list in timers.arm(timer, list: &list) }
    }

    /// Takes a timer out because it fires or is skipped.
    mutating func endTimer(armedAt: Position, ordinal: UInt16, of id: InteractionID) {
        update(id, endingTimers: { $0.armedAt == armedAt && $0.ordinal == ordinal })
    }

    private mutating func update(
        _ id: InteractionID,
        endingTimers picked: (PendingTimer) -> Bool
    ) {
        guard let slot = slot(of: id), var interaction = slots[Int(slot)].take() else {
            preconditionFailure("only an active interaction has timers")
        }
        timers.cancel(list: &interaction.timers, where: picked)
        slots[Int(slot)] = interaction
    }

    /// Lets timers of a requester's silence, and of parts that did not come, that fell into an outage
    /// fire a while after the return.
    ///
    /// Nobody's conversation is closed, and no message torn apart, because the engine was away (the page
    /// Architecture).
    public mutating func postponeTimers(fallenInto outage: ServiceResumed) {
        timers.postpone(to: outage.to + settings.resumeGrace) {
            ($0.isWait(.agentMessageWithoutRequesterResponse) || $0.kind == .parts)
                && $0.due > outage.from && $0.due <= outage.to
        }
        // What was to be sent meanwhile is looked at when it can be: it may be night by now.
        timers.postpone(to: outage.to) {
            $0.kind == .scheduledMessage && $0.due > outage.from && $0.due < outage.to
        }
    }

    /// A message ends the other side's wait and may begin one of its own side (row M1).
    mutating func join(
        _ message: MessageJoined,
        _ id: InteractionID,
        at position: Position,
        time: Instant
    ) {
        guard let slot = slot(of: id), var interaction = slots[Int(slot)].take() else {
            preconditionFailure("a message joins an active interaction")
        }
        switch message.author {
        case .requester:
            interaction.lastRequesterMessageAt = time
            interaction.requesterMessages &+= 1
            // A word about consent asks nothing and answers nothing (row Y4).
            guard !message.isConsentWord else { break }
            interaction.awaitsAgent = true
            interaction.awaitsRequester = false
            timers.cancel(list: &interaction.timers) {
                $0.isWait(.agentMessageWithoutRequesterResponse)
            }
        case .agent:
            interaction.lastAgentMessageAt = time
            interaction.agentMessages &+= 1
            interaction.awaitsRequester = true
            interaction.awaitsAgent = false
            timers.cancel(list: &interaction.timers) {
                $0.isWait(.requesterMessageWithoutAgentResponse)
            }
        case .virtualAgent, .system: break
        }
        if let event = message.author.messagingEvent {
            for (ordinal, armed) in message.armed.enumerated() {
                timers.cancel(list: &interaction.timers) {
                    $0.isWait(event) && $0.action == armed.action
                }
                let timer = PendingTimer(
                    due: time + armed.duration,
                    armedAt: position,
                    ordinal: UInt16(ordinal),
                    event: event,
                    action: armed.action,
                    duration: armed.duration,
                    interaction: id
                )
                timers.arm(timer, list: &interaction.timers)
            }
        }
        slots[Int(slot)] = interaction
    }
}

extension PendingTimer {
    /// Whether a messaging action waits for this.
    func isWait(_ event: MessagingEvent) -> Bool {
        kind == .messagingAction && self.event == event
    }
}

extension Author {
    /// The wait that a message of this side begins; the engine's and the virtual agent's begin none.
    var messagingEvent: MessagingEvent? {
        switch self {
        case .requester: .requesterMessageWithoutAgentResponse
        case .agent: .agentMessageWithoutRequesterResponse
        case .virtualAgent, .system: nil
        }
    }
}
