import Vocabulary

extension RequesterInitiatedSMS {
    /// Row R10: the message is kept as received while inactive; nothing is routed or answered.
    func whenChannelInactive(_ state: borrowing DecisionState, _ outcomes: inout Outcomes) {
        outcomes.add(
            .smsHeld(
                SMSHeld(
                    message: message,
                    requester: pair.requester,
                    company: pair.company,
                    application: application.application,
                    reason: state.settings.channelActive
                        ? "provider application inactive" : "channel inactive",
                    isConsentWord: isConsentWord
                )
            ),
            .r10
        )
    }
}

extension HeldMessageTakenUp {
    /// Row R10: somebody takes the message up later, and it is decided as if it came now.
    ///
    /// A wish counted when it came; now it only joins, and nothing confirms it late.
    func decide(
        in state: borrowing DecisionState,
        at time: Instant,
        _ outcomes: inout Outcomes
    ) throws(Refusal) {
        guard let held = state.held[message] else { throw .unknownMessage }
        guard let application = state.application(held.application) else {
            throw .unknownApplication
        }
        guard state.isOn(application) else { throw .providerApplicationInactive }
        let taken = RequesterInitiatedSMS(
            message: message,
            pair: held.pair,
            application: application,
            wish: held.isConsentWord ? .help : .none,
            isConfirmedByProvider: true,
            soundsLikeRevocation: false,
            time: time
        )
        taken.decide(in: state, &outcomes)
    }
}
