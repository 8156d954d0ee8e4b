import Vocabulary

/// A requester writes to a company number: the table of the page Rules, R1 to R12.
///
/// The rows are tried in this order: a repeat (R7) first, because it must change nothing whatever else
/// holds; then a number that nobody has (R9); then an inactive channel (R10); then the state of the
/// pair's active interaction (R5, R2, R3, R4), and without one R1, which is R6 when the pair had an
/// interaction before. Of two inputs at one moment the one that stands first in the log is decided
/// first, and the other finds what it left (R12).
struct RequesterInitiatedSMS {
    /// The message; the record that brought it made it.
    let message: MessageID
    let pair: AddressPair
    let application: ProviderApplicationSet
    let consent: ConsentSignal
    let time: Instant
    /// What scripts said before it was decided (rows X1, X2 and X4).
    var extensions: [ExtensionAnswer] = []

    func decide(in state: borrowing DecisionState, _ outcomes: inout Outcomes) {
        recordConsent(state, &outcomes)
        if !state.isOn(application) {
            whenChannelInactive(state, &outcomes)
            return
        }
        guard let active = state.active(pair) else {
            whenNoActiveInteraction(state, &outcomes)
            return
        }
        switch (active.state, active.responder) {
        case (.onHold, _): whenActiveOnHold(active, state, &outcomes)
        case (_, .agent): whenActiveWithAgent(active, state, &outcomes)
        case (_, .virtualAgent): whenActiveWithVirtualAgent(active, state, &outcomes)
        case (_, .nobody): whenActiveQueued(active, state, &outcomes)
        }
    }

    /// What every row but R9 and R10 ends with: the message joins and may arm timers (row M1).
    func join(
        _ interaction: InteractionID,
        _ rule: Rule,
        arming armed: [ArmedTimer],
        _ outcomes: inout Outcomes
    ) {
        outcomes.add(
            .messageJoined(MessageJoined(message: message, author: .requester, armed: armed)),
            rule,
            interaction
        )
    }

    /// What the provider says of consent is kept with the message that caused it (row Y4).
    ///
    /// It counts at once, also while the channel is off: a wish does not wait to be taken up.
    private func recordConsent(_ state: borrowing DecisionState, _ outcomes: inout Outcomes) {
        let optedOut = consent == .stop
        guard optedOut || consent == .start, (state.optOut(pair) != nil) != optedOut else { return }
        outcomes.add(
            .consentChanged(
                ConsentChanged(
                    requester: pair.requester,
                    company: pair.company,
                    optedOut: optedOut
                )
            ),
            .y4
        )
    }
}
