import Vocabulary

extension AgentInitiation {
    /// Row A4: the number's active interaction belongs to somebody else.
    ///
    /// A number speaks for one requester at a time, so the old interaction is closed and its profile
    /// deactivated first: no reply can land in the old thread.
    func whenActiveWithDifferentRequester(
        _ active: ActiveInteraction,
        _ state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) {
        state.endScheduled(in: active, &outcomes)
        outcomes.add(
            .interactionClosed(
                InteractionClosed(
                    state: .closedComplete,
                    by: command.agent,
                    reason: "number taken over by another requester"
                )
            ),
            .a4,
            active.id
        )
        let profile = state.replaceProfile(
            of: pair.requester,
            with: command.requester,
            closing: active.id,
            because: "number taken over by another requester",
            .a4,
            &outcomes
        )
        open(
            for: command.requester,
            profile: profile,
            profileRule: .p6,
            previous: active.id,
            .a4,
            state,
            &outcomes
        )
    }
}
