import Vocabulary

extension RequesterInitiatedSMS {
    /// Row R3: the message joins and the virtual agent's topic goes on where it was.
    func whenActiveWithVirtualAgent(
        _ active: ActiveInteraction,
        _ state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) {
        join(active.id, .r3, arming: state.armed(by: .requester, in: active), state, &outcomes)
    }
}
