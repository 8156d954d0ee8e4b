import Vocabulary

extension AgentReplied {
    /// Row I6: an agent's message in an interaction, with its author and direction.
    ///
    /// Answering one that waits takes it out of the queue, as writing from Compose SMS does (A5).
    ///
    /// The text was checked when it was written, which for a scheduled one is a while ago; that is named
    /// by the record that joins it.
    func decide(
        in state: borrowing DecisionState,
        at time: Instant,
        as message: MessageID?,
        _ outcomes: inout Outcomes
    ) throws(Refusal) {
        _ = try state.agent(agent)
        let active = try state.interaction(interaction)
        guard active.responder != .virtualAgent else { throw .answeredByVirtualAgent }
        guard active.pair.requester.isAnswerable else { throw .addressNotAnswerable }
        try state.checkConsent(active.pair)
        _ = try state.applicationToSendFrom(active.pair.company)
        guard sendAt == .zero else {
            return try schedule(as: message ?? .none, in: state, active, at: time, &outcomes)
        }
        let quiet = try state.checkQuietHours(
            active.pair,
            for: active.openedFor,
            in: active,
            reason: overrideReason,
            at: time
        )
        if active.responder == .nobody {
            outcomes.add(
                .interactionAssigned(InteractionAssigned(responder: .agent, agent: agent)),
                .a5,
                active.id
            )
        }
        if !active.members.contains(agent) {
            outcomes.add(
                .liveGroupMemberJoined(LiveGroupMemberJoined(member: .agent, agent: agent)),
                active.responder == .nobody ? .a5 : .a2,
                active.id
            )
        }
        let message = message ?? .joining(outcomes, behind: quiet == nil ? 0 : 1)
        quiet?.override(message, by: agent, because: overrideReason, in: active.id, &outcomes)
        outcomes.add(
            .messageJoined(
                MessageJoined(
                    message: message,
                    author: .agent,
                    agent: agent,
                    armed: state.armed(by: .agent, in: active)
                )
            ),
            .i6,
            active.id
        )
    }

    /// The text and what is attached, before anything else.
    func checkText() throws(Refusal) {
        try body.checkAsAgentMessage(with: attachments, overrideReason: overrideReason)
    }
}
