import Vocabulary

extension AgentInitiation {
    /// Row A5: the message joins as in A2, and the interaction leaves the queue for the writer: the
    /// work is being done.
    func whenActiveQueued(
        _ active: ActiveInteraction,
        _ state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) {
        introduce(active.openedFor, in: state, &outcomes)
        outcomes.add(
            .interactionAssigned(
                InteractionAssigned(responder: .agent, agent: command.agent)
            ),
            .a5,
            active.id
        )
        joinGroup(of: active, .a5, &outcomes)
        join(active.id, .a5, arming: state.armed(by: .agent, in: active), &outcomes)
    }
}
