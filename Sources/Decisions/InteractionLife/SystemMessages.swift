import Vocabulary

extension Closing {
    /// Row I4: the requester is told when a person closes; a closing by a rule is for agents' eyes only.
    func announce(
        _ interaction: ActiveInteraction,
        _ state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) {
        guard !state.settings.closingText.isEmpty else { return }
        outcomes.add(
            .systemMessageAdded(
                SystemMessageAdded(
                    kind: .closing,
                    body: state.settings.closingText,
                    sent: !by.isNone && state.canWrite(to: interaction.pair)
                )
            ),
            .i4,
            interaction.id
        )
    }
}

extension RequesterInitiatedSMS {
    /// Row I4: the requester is told that the message has arrived, if the settings have a text for it.
    func acknowledgeOpening(
        of interaction: InteractionID,
        _ state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) {
        guard !state.settings.openingAcknowledgement.isEmpty else { return }
        outcomes.add(
            .systemMessageAdded(
                SystemMessageAdded(
                    kind: .openingAcknowledgement,
                    body: state.settings.openingAcknowledgement,
                    sent: wish == .start
                        ? pair.requester.isAnswerable
                        : state.canWrite(to: pair) && wish != .stop
                )
            ),
            .i4,
            interaction
        )
    }
}
