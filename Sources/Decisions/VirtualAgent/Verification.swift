import Vocabulary

extension VirtualAgentStepped {
    /// Row T1: a code goes to a number on file and holds for a while and a few attempts; who gives it is
    /// who it was sent for.
    ///
    /// Known answers are the virtual agent's own finding, which the record shows (row P5).
    func checkVerification(
        _ topic: TopicState,
        _ active: ActiveInteraction,
        _ state: borrowing DecisionState,
        at time: Instant
    ) throws(Refusal) {
        if !code.isEmpty {
            let toRequester = AddressPair(requester: codeTo, company: active.pair.company)
            guard topic.codesSent < TopicState.codesMax, codeLasts >= .seconds(1),
                codeLasts <= TopicState.codeLastsMax, codeFor != .guest,
                state.people[codeFor]?.phones.contains(codeTo) == true,
                state.canWrite(to: toRequester)
            else { throw .verificationNotPossible }
        }
        guard verified != .guest else { return }
        guard state.knows(verified) else { throw .unknownPerson }
        guard active.pair.requester != .anonymous else { throw .addressNotAnswerable }
        guard !codeGiven.isEmpty else { return }
        guard let sent = topic.verification, sent.person == verified, sent.code == codeGiven,
            time <= sent.expires, sent.wrong < TopicState.attemptsMax
        else { throw .verificationFailed }
    }

    /// The code, as a message to the number on file.
    func send(_ active: ActiveInteraction, _ outcomes: inout Outcomes) {
        outcomes.add(
            .systemMessageAdded(
                SystemMessageAdded(
                    kind: .verificationCode,
                    body: "Your verification code is \(code). Do not pass it on to anybody else.",
                    sent: true,
                    to: codeTo
                )
            ),
            .t1,
            active.id
        )
    }
}
