import Vocabulary

extension VirtualAgentStepped {
    /// Row T1: the virtual agent answers the oldest message that is unanswered, and its topic moves.
    ///
    /// A second answer to a message is refused, so a virtual agent that is asked again after a restart
    /// answers at most once. Words of consent are decided with the message itself (row Y4), before any
    /// topic sees it; such a message is left alone.
    func decide(
        in state: borrowing DecisionState,
        at time: Instant,
        position: Position,
        _ outcomes: inout Outcomes
    ) throws(Refusal) {
        let active = try state.interaction(interaction)
        guard active.responder == .virtualAgent, let topic = state.topics[interaction] else {
            throw .notAMember
        }
        guard let oldest = topic.unanswered.first, oldest == message else { throw .staleAnswer }
        guard act != .leaves else { return }
        try checkVerification(topic, active, state, at: time)
        try checkQueue(state)
        if !body.isEmpty { try say(active, state, position, &outcomes) }
        if !code.isEmpty { send(active, &outcomes) }
        if verified != .guest {
            ProfileTie(address: active.pair.requester, person: verified, rule: .p5)
                .make(in: state, &outcomes)
        }
        switch act {
        case .goesOn, .ends, .leaves: break
        case .handsOff: try handOff(active, state, &outcomes)
        case .closes:
            Closing(state: .closedComplete, by: .none, reason: reason, rule: .t1)
                .close(active, state, &outcomes)
        }
    }

    private func say(
        _ active: ActiveInteraction,
        _ state: borrowing DecisionState,
        _ position: Position,
        _ outcomes: inout Outcomes
    ) throws(Refusal) {
        try body.checkAsMessage()
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
            .t1,
            active.id
        )
    }

    private func handOff(
        _ active: ActiveInteraction,
        _ state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) throws(Refusal) {
        try active.checkNotWrappingUp(becoming: .queued)
        let target = queue.isNone ? state.queueOfHandoff(active) : queue
        Assignment(rule: .t1)
            .queue(active, in: target, reason: reason, skills: active.skills, state, &outcomes)
    }

    private func checkQueue(_ state: borrowing DecisionState) throws(Refusal) {
        guard queue.isNone || state.queues.contains(where: { $0.queue == queue && $0.active })
        else { throw .unknownQueue }
    }
}
