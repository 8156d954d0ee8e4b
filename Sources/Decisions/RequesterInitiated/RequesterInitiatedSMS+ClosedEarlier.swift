import Vocabulary

extension RequesterInitiatedSMS {
    /// Row R6: the agent of the pair's previous interaction, who is offered the new one first.
    ///
    /// The rest of the row is R1; the previous interaction is named in the opening, because a closed
    /// one never reopens (row I3).
    func preferredAgent(
        _ past: DecisionState.PastInteraction?,
        _ state: borrowing DecisionState
    ) -> UserID {
        guard let past, let user = state.users[past.agent], user.active else { return .none }
        return user.roles.contains(.agent) ? user.user : .none
    }
}
