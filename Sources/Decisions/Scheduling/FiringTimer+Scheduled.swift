import Scheduler
import Vocabulary

extension FiringTimer {
    /// Row Y8: the moment of a scheduled message has come, and it is decided as if its agent wrote it
    /// now: whether it may be sent, and what it joins or opens.
    ///
    /// Quiet hours hold it until they end; any other refusal ends it and tells its agent why.
    func sendScheduled(in state: borrowing DecisionState, _ outcomes: inout Outcomes) {
        let message = MessageID(rawValue: timer.subject)
        guard let scheduled = state.scheduled[message] else {
            preconditionFailure("ending a scheduled message cancels its timer")
        }
        do throws(Refusal) {
            try send(scheduled, in: state, &outcomes)
        } catch {
            guard case .quietHours(let spell) = error else {
                state.end(message, as: .refused, problem: error, .y8, &outcomes)
                return
            }
            outcomes.add(
                .scheduledMessageHeld(
                    ScheduledMessageHeld(
                        message: message,
                        until: spell.until,
                        localTime: spell.localTime,
                        basis: spell.basis
                    )
                ),
                .y7,
                state.place(of: scheduled)
            )
            return
        }
        guard let last = outcomes.list.last, case .messageJoined(let joined) = last.outcome else {
            preconditionFailure("a message that may be sent joins last of all")
        }
        outcomes.add(
            .scheduledMessageEnded(
                ScheduledMessageEnded(
                    message: message,
                    agent: scheduled.agent,
                    sentAs: joined.message
                )
            ),
            .y8,
            last.interaction
        )
    }

    private func send(
        _ scheduled: ScheduledMessage,
        in state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) throws(Refusal) {
        guard scheduled.interaction.isNone else {
            let reply = AgentReplied(
                agent: scheduled.agent,
                interaction: scheduled.interaction,
                overrideReason: scheduled.overrideReason
            )
            return try reply.decide(in: state, at: timer.due, as: nil, &outcomes)
        }
        // Whoever only typed a number meant the one whose it was.
        guard
            scheduled.requester != .guest || scheduled.meant == .guest
                || scheduled.meant == state.person(behind: scheduled.pair.requester)
        else { throw .requesterChanged }
        let command = AgentInitiatedSMS(
            agent: scheduled.agent,
            from: scheduled.pair.company,
            to: scheduled.pair.requester,
            requester: scheduled.requester,
            overrideReason: scheduled.overrideReason
        )
        try AgentInitiation(command, as: nil, in: state, at: timer.due)
            .decide(in: state, &outcomes)
    }
}
