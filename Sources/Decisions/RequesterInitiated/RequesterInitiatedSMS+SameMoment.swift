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
        if let part = joinablePart {
            return ArrivedPart(self, part, application, at: time, position: position)
                .decide(in: state, &outcomes)
        }
        let initiated = RequesterInitiatedSMS(
            message: MessageID(position),
            body,
            consent: consent,
            from: AddressPair(requester: from, company: to),
            through: application,
            extensions: extensions,
            at: time,
            in: state
        )
        initiated.decide(in: state, &outcomes)
        return .decided
    }
}
