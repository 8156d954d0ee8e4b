import Vocabulary

extension AgentInitiation {
    /// Row A3: the virtual agent's interaction is closed and a new one is the agent's.
    func whenActiveWithVirtualAgent(
        _ active: ActiveInteraction,
        _ state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) {
        introduce(active.openedFor, in: state, &outcomes)
        let person = command.requester == .guest ? active.openedFor : command.requester
        let profileRule: Rule = active.openedFor != .guest ? .p2 : person == .guest ? .p3 : .p6
        state.endScheduled(in: active, &outcomes)
        outcomes.add(
            .interactionClosed(
                InteractionClosed(
                    state: .closedComplete,
                    by: command.agent,
                    reason: "taken over by an agent"
                )
            ),
            .a3,
            active.id
        )
        open(
            for: person,
            profile: active.profile,
            profileRule: profileRule,
            previous: active.id,
            .a3,
            state,
            &outcomes
        )
    }
}
