import Vocabulary

extension RequesterInitiatedSMS {
    /// Row R5: the message joins and, unless the settings say otherwise, the interaction goes on.
    ///
    /// A word about consent (Y4) resumes nothing: there is nothing to answer. Who has it sees the message arrive; one that was parked before anybody had it waits again where
    /// it stood.
    func whenActiveOnHold(
        _ active: ActiveInteraction,
        _ state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) {
        join(active.id, .r5, arming: state.armed(by: .requester, in: active), state, &outcomes)
        guard state.settings.resumeHeld, !isConsentWord else { return }
        outcomes.add(
            .interactionStateChanged(
                InteractionStateChanged(
                    from: .onHold,
                    to: active.responder == .nobody ? .queued : .workInProgress,
                    reason: "requester wrote"
                )
            ),
            .r5,
            active.id
        )
    }
}
