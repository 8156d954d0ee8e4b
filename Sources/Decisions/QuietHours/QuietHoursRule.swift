import Scheduler
public import Vocabulary

extension DecisionState {
    /// How long after a requester's message an agent's is an answer to it.
    static let answerWindow = Milliseconds.hours(4)

    /// Row Y7: an agent's message within the requester's quiet hours is refused unless there is a
    /// reason, or the requester has written lately and so is awake.
    ///
    /// - Parameters:
    ///   - pair: who is written to, and from where.
    ///   - person: the requester; the guest for whoever the number belongs to.
    ///   - active: the conversation that the message is for.
    ///   - reason: why it is sent all the same; empty for no reason.
    ///   - time: the moment.
    /// - Returns: the quiet hours that the reason overrides; nothing when it is within none.
    /// - Throws: `quietHours` where a reason is needed.
    func checkQuietHours(
        _ pair: AddressPair,
        for person: Person,
        in active: ActiveInteraction?,
        reason: String,
        at time: Instant
    ) throws(Refusal) -> QuietSpell? {
        if let active, active.lastRequesterMessageAt != .zero,
            time - active.lastRequesterMessageAt < Self.answerWindow
        {
            return nil
        }
        guard let spell = quietSpell(of: pair, for: person, at: time) else { return nil }
        guard !reason.isEmpty else { throw .quietHours(spell) }
        return spell
    }

    /// Row Y7: whether an agent who writes at a moment needs a reason: before anything is sent.
    public func needsReason(
        toWrite pair: AddressPair,
        for person: Person,
        at time: Instant
    ) -> Bool {
        let command = AgentInitiatedSMS(requester: person)
        let active = command.conversation(of: pair, in: self)
        do throws(Refusal) {
            _ = try checkQuietHours(pair, for: person, in: active, reason: "", at: time)
            return false
        } catch {
            return true
        }
    }
}

extension MessageID {
    /// The message that an outcome joins which stands behind so many others of the next ones.
    static func joining(_ outcomes: Outcomes, behind others: Int) -> MessageID {
        MessageID(outcomes.next + Position(others))
    }
}

extension QuietSpell {
    /// Says that an agent overrides them, and why.
    func override(
        _ message: MessageID,
        by agent: UserID,
        because reason: String,
        in interaction: InteractionID,
        _ outcomes: inout Outcomes
    ) {
        outcomes.add(
            .quietHoursOverridden(
                QuietHoursOverridden(
                    message: message,
                    agent: agent,
                    reason: reason,
                    localTime: localTime,
                    until: until,
                    basis: basis
                )
            ),
            .y7,
            interaction
        )
    }
}

extension String {
    /// The longest reason, in bytes of UTF-8.
    static let overrideReasonMax = 2_048

    /// Refuses a reason that is given and says nothing, or too much.
    func checkAsOverrideReason() throws(Refusal) {
        guard !isEmpty else { return }
        guard utf8.contains(where: { $0 > 0x20 }), utf8.count <= Self.overrideReasonMax else {
            throw .overrideReasonInvalid
        }
    }
}

extension FiringTimer {
    /// Row Y7: a prompt within the requester's quiet hours waits until they end.
    ///
    /// - Returns: whether it waits.
    func waitsForQuietHours(
        _ action: MessagingActionSet,
        _ interaction: ActiveInteraction,
        _ state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) -> Bool {
        let spell = state.quietSpell(
            of: interaction.pair,
            for: interaction.openedFor,
            at: timer.due
        )
        guard let spell else { return false }
        outcomes.add(
            .messagingActionHeld(
                MessagingActionHeld(
                    action: action.action,
                    event: timer.event,
                    duration: timer.duration,
                    until: spell.until,
                    scheduledFor: timer.scheduledFor == .zero ? timer.due : timer.scheduledFor,
                    localTime: spell.localTime,
                    basis: spell.basis
                )
            ),
            .y7,
            interaction.id
        )
        return true
    }
}
