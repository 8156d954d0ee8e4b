import Vocabulary

extension VirtualAgentReplied {
    /// Row M7: a message of the virtual agent joins and is sent; it arms nothing and answers nothing.
    func decide(
        in state: borrowing DecisionState,
        position: Position,
        _ outcomes: inout Outcomes
    ) throws(Refusal) {
        try body.checkAsMessage()
        let active = try state.interaction(interaction)
        guard active.responder == .virtualAgent else { throw .notAMember }
        guard active.pair.requester.isAnswerable else { throw .addressNotAnswerable }
        try state.checkConsent(active.pair)
        _ = try state.applicationToSendFrom(active.pair.company)
        outcomes.add(
            .messageJoined(
                MessageJoined(
                    message: MessageID(position),
                    author: .virtualAgent,
                    armed: state.armed(by: .virtualAgent, in: active)
                )
            ),
            .m7,
            active.id
        )
    }
}
