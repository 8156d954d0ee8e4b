import Vocabulary

extension RequesterInitiatedSMS {
    /// Row R4: the message joins and the interaction keeps its place in the queue.
    func whenActiveQueued(
        _ active: ActiveInteraction,
        _ state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) {
        join(active.id, .r4, arming: state.armed(by: .requester, in: active), state, &outcomes)
    }
}
