import Vocabulary

extension DecisionState {
    /// Row A10: nothing is sent to somebody who wants no messages; the refusal says since when.
    func checkConsent(_ pair: AddressPair) throws(Refusal) {
        if let since = optOut(pair) { throw .optedOut(since: since) }
    }
}

extension ConsentRecorded {
    /// Row A10: a wish that reached somebody by another way than a message counts as well.
    func decide(in state: borrowing DecisionState, _ outcomes: inout Outcomes) {
        for company in state.numbersSharingConsent(with: company) {
            let pair = AddressPair(requester: requester, company: company)
            guard state.hasOptedOut(pair) != optedOut else { continue }
            outcomes.add(
                .consentChanged(
                    ConsentChanged(requester: requester, company: company, optedOut: optedOut)
                ),
                .a10
            )
            if optedOut { state.endScheduled(of: pair, &outcomes) }
        }
    }
}
