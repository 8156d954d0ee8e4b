import Vocabulary

/// Row I3: an interaction ends for good.
///
/// Folding the closing cancels its timers and takes it out of its queue; it never reopens (R6).
struct Closing {
    let state: InteractionState
    /// Who closed it; nobody when a rule did.
    let by: UserID
    let reason: String
    var wrapUpCode = ""
    let rule: Rule

    func close(
        _ interaction: ActiveInteraction,
        _ state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) {
        state.endScheduled(in: interaction, &outcomes)
        announce(interaction, state, &outcomes)
        outcomes.add(
            .interactionClosed(
                InteractionClosed(
                    state: self.state,
                    by: by,
                    reason: reason,
                    wrapUpCode: wrapUpCode
                )
            ),
            rule,
            interaction.id
        )
    }
}
