import Vocabulary

extension SMSReceived {
    /// Row R12: of two inputs at one moment the log's order decides.
    ///
    /// Every input is decided on the state with all earlier records folded in, whichever commit they
    /// belong to, so two first messages of a pair cannot both open an interaction, and a message that
    /// stands behind a closing opens a new one.
    func decide(
        in state: borrowing DecisionState,
        at time: Instant,
        position: Position,
        _ outcomes: inout Outcomes
    ) -> Verdict {
        if let earlier = self.position(in: state.seen, at: time) { return .repeated(of: earlier) }
        guard let application = state.application(number: to) else {
            RequesterInitiatedSMS.whenUnknownCompanyNumber(&outcomes)
            return .decided
        }
        let pair = AddressPair(requester: from, company: to)
        let words = state.consentWords
        let word = words.read(
            body,
            isOptedOut: state.optOut(pair) != nil,
            preferring: application.language
        )
        let wish = consent == .none ? word.wish : consent
        let initiated = RequesterInitiatedSMS(
            message: MessageID(position),
            pair: pair,
            application: application,
            wish: wish,
            language: word.language,
            isConfirmedByProvider: consent != .none
                || (application.confirmsConsent && wish != .none),
            soundsLikeRevocation: state.settings.readsConsentWords && wish == .none
                && RevocationText.soundsLikeRevocation(body, words),
            time: time,
            extensions: extensions
        )
        initiated.decide(in: state, &outcomes)
        return .decided
    }
}
