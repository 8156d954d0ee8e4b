import Vocabulary

extension RequesterInitiatedSMS {
    /// Row R2: the message joins, the same agent goes on, the record stays.
    func whenActiveWithAgent(
        _ active: ActiveInteraction,
        _ state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) {
        join(active.id, .r2, arming: state.armed(by: .requester, in: active), state, &outcomes)
    }
}
