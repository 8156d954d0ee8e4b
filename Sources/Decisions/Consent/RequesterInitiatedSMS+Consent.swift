import Vocabulary

extension RequesterInitiatedSMS {
    /// Row Y4: a wish is recorded with the message that caused it.
    ///
    /// It counts at once, also while the channel is off: a wish does not wait to be taken up. It is for
    /// the pair, and for the other numbers of the company number's pool where the settings say so.
    func recordConsent(_ state: borrowing DecisionState, _ outcomes: inout Outcomes) {
        let optedOut = wish == .stop
        guard optedOut || wish == .start else { return }
        for company in state.numbersSharingConsent(with: pair.company) {
            let concerned = AddressPair(requester: pair.requester, company: company)
            guard state.hasOptedOut(concerned) != optedOut else { continue }
            outcomes.add(
                .consentChanged(
                    ConsentChanged(
                        requester: pair.requester,
                        company: company,
                        optedOut: optedOut,
                        message: message
                    )
                ),
                .y4
            )
            if optedOut { state.endScheduled(of: concerned, &outcomes) }
        }
    }

    /// Row Y4: one confirmation of a change, then silence; help is answered always.
    ///
    /// It is sent to somebody who has opted out, for that is what it says, in the language of the word.
    /// A provider that has confirmed by itself is not doubled.
    func answerWish(
        in interaction: InteractionID,
        _ state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) {
        guard wish != .none else { return }
        let isOptedOut = state.optOut(pair) != nil
        let texts = ConsentTexts(
            state.settings,
            word: language,
            application: application.language
        )
        let answer: (kind: SystemMessageKind, text: String)? =
            switch wish {
            case .stop where !isOptedOut: (.stopConfirmation, texts.stop)
            case .start where isOptedOut: (.startConfirmation, texts.start)
            case .help: (.help, texts.help)
            case .none, .stop, .start: nil
            }
        guard let answer, !answer.text.isEmpty, !isConfirmedByProvider,
            pair.requester.isAnswerable
        else { return }
        outcomes.add(
            .systemMessageAdded(
                SystemMessageAdded(kind: answer.kind, body: answer.text, sent: true)
            ),
            .y4,
            interaction
        )
    }

    /// Row Y4: what sounds like a wish for no more messages is flagged, and a person decides.
    func flagSuspicion(
        in interaction: InteractionID,
        _ state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) {
        guard soundsLikeRevocation, state.optOut(pair) == nil else { return }
        outcomes.add(
            .revocationSuspected(RevocationSuspected(message: message)),
            .y4,
            interaction
        )
    }
}

extension DecisionState {
    /// The company numbers that a wish to one of them is for, that one first.
    func numbersSharingConsent(with company: Address) -> [Address] {
        guard settings.stopsPool, let pool = application(number: company)?.pool, !pool.isEmpty
        else { return [company] }
        return [company]
            + applications.filter { $0.pool == pool && $0.number != company }.map(\.number)
    }

    /// Whether a wish for no more messages stands for exactly this pair.
    func hasOptedOut(_ pair: AddressPair) -> Bool { optedOut[pair] != nil }
}
