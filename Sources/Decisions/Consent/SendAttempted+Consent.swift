import Vocabulary

extension SendAttempted {
    /// Row Y4: no attempt stands in the log behind its requester's wish for no more messages.
    ///
    /// The outbox writes one before each send, so the log's own order says what consent was at that
    /// instant. Only the answer to the wish itself may be sent then.
    func check(in state: borrowing DecisionState) throws(Refusal) {
        try message.checkNamed()
        guard !isConsentAnswer else { return }
        try state.checkConsent(AddressPair(requester: requester, company: company))
    }
}
