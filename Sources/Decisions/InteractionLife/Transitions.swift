public import Vocabulary

extension InteractionState {
    /// Row I2: the states that can be reached from this one.
    public var successors: [InteractionState] {
        switch self {
        case .new: [.queued, .workInProgress, .onHold, .closedComplete, .closedAbandoned]
        case .queued: [.workInProgress, .onHold, .closedComplete, .closedAbandoned]
        case .workInProgress: [.queued, .onHold, .wrapUp, .closedComplete, .closedAbandoned]
        case .onHold:
            [.queued, .workInProgress, .wrapUp, .closedComplete, .closedAbandoned]
        case .wrapUp: [.closedComplete, .closedAbandoned]
        case .closedComplete, .closedAbandoned: []
        }
    }

    /// Row I2: whether a state can be reached from this one.
    public func canBecome(_ state: InteractionState) -> Bool { successors.contains(state) }
}

extension ActiveInteraction {
    /// Row I2: the states that this interaction can be set to, whoever asks.
    ///
    /// Work is in progress only with somebody who does it. Waiting is a matter of transfers, but one
    /// that was parked while it waited can go on waiting.
    var settableStates: [InteractionState] {
        guard responder == .nobody else { return state.successors.filter { $0 != .queued } }
        return state.successors.filter { successor in
            switch successor {
            case .workInProgress, .wrapUp: false
            case .queued: state == .onHold
            default: true
            }
        }
    }
}

extension InteractionStateRequested {
    /// Row I2: holds, resumes, wraps up or closes; an illegal transition names the legal ones.
    func decide(in state: borrowing DecisionState, _ outcomes: inout Outcomes) throws(Refusal) {
        let active = try state.interaction(interaction)
        let allowed = active.settableStates
        guard allowed.contains(self.state) else {
            throw .illegalTransition(from: active.state, to: self.state, allowed: allowed)
        }
        let codes = state.routing.wrapUpCodes.filter(\.active)
        guard
            wrapUpCode.isEmpty || codes.isEmpty || codes.contains(where: { $0.name == wrapUpCode })
        else { throw .unknownWrapUpCode }
        if self.state.isClosed {
            Closing(state: self.state, by: by, reason: reason, wrapUpCode: wrapUpCode, rule: .i3)
                .close(active, state, &outcomes)
            return
        }
        outcomes.add(
            .interactionStateChanged(
                InteractionStateChanged(
                    from: active.state,
                    to: self.state,
                    by: by,
                    reason: reason,
                    wrapUpCode: wrapUpCode
                )
            ),
            .i2,
            active.id
        )
    }
}
