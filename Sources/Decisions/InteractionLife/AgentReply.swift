import Vocabulary

extension AgentReplied {
    /// Row I6: an agent's message in an interaction, with its author and direction.
    ///
    /// Answering one that waits takes it out of the queue, as writing from Compose SMS does (A5).
    func decide(
        in state: borrowing DecisionState,
        position: Position,
        _ outcomes: inout Outcomes
    ) throws(Refusal) {
        if attachments.isEmpty || !body.isEmpty { try body.checkAsMessage() }
        try attachments.checkAsAttachments()
        _ = try state.agent(agent)
        let active = try state.interaction(interaction)
        guard active.responder != .virtualAgent else { throw .answeredByVirtualAgent }
        guard active.pair.requester.isAnswerable else { throw .addressNotAnswerable }
        try state.checkConsent(active.pair)
        _ = try state.applicationToSendFrom(active.pair.company)
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
        outcomes.add(
            .messageJoined(
                MessageJoined(
                    message: MessageID(position),
                    author: .agent,
                    agent: agent,
                    armed: state.armed(by: .agent, in: active)
                )
            ),
            .i6,
            active.id
        )
    }
}
