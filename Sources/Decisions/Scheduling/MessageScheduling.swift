import Vocabulary

extension AgentInitiation {
    /// Row Y8: a message from Compose SMS is kept for its moment; who it joins is decided then.
    ///
    /// A number of a pool is chosen now, so that it is known which pair it waits for (row Y1).
    func schedule(in state: borrowing DecisionState, _ outcomes: inout Outcomes) throws(Refusal) {
        try state.checkSchedule(pair, sendAt: command.sendAt, at: time)
        let quiet = state.quietSpell(of: pair, for: command.requester, at: command.sendAt)
        outcomes.add(
            .messageScheduled(
                MessageScheduled(
                    message: message ?? .none,
                    agent: command.agent,
                    requester: pair.requester,
                    company: pair.company,
                    sendAt: command.sendAt,
                    quietUntil: quiet?.until ?? .zero,
                    opensInteraction: true
                )
            ),
            .y8,
            state.active(pair)?.id ?? .none
        )
        if var sender {
            sender.message = message ?? .none
            outcomes.add(.senderChosen(sender), .y1, state.active(pair)?.id ?? .none)
        }
    }
}

extension AgentReplied {
    /// Row Y8: an answer is kept for its moment.
    func schedule(
        as message: MessageID,
        in state: borrowing DecisionState,
        _ active: ActiveInteraction,
        at time: Instant,
        _ outcomes: inout Outcomes
    ) throws(Refusal) {
        try state.checkSchedule(active.pair, sendAt: sendAt, at: time)
        let quiet = state.quietSpell(of: active.pair, for: active.openedFor, at: sendAt)
        outcomes.add(
            .messageScheduled(
                MessageScheduled(
                    message: message,
                    agent: agent,
                    requester: active.pair.requester,
                    company: active.pair.company,
                    sendAt: sendAt,
                    quietUntil: quiet?.until ?? .zero
                )
            ),
            .y8,
            active.id
        )
    }
}
