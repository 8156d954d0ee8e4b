import Vocabulary

extension AgentInitiation {
    /// Row A1: a new interaction that is the agent's, who joins its live group profile.
    ///
    /// When the number's profile speaks for somebody else than the agent picked, the profile gives way
    /// as in A4, so that the answer finds the right requester.
    func whenNoActiveInteraction(_ state: borrowing DecisionState, _ outcomes: inout Outcomes) {
        let match = MessagingProfileMatch(address: pair.requester, in: state)
        let previous = state.lastByPair[pair]?.id ?? .none
        guard command.requester != .guest, command.requester != match.person else {
            let profile = match.settle(state, &outcomes)
            open(
                for: match.person,
                profile: profile,
                profileRule: match.rule,
                conflict: match.isConflict,
                previous: previous,
                .a1,
                state,
                &outcomes
            )
            return
        }
        var profile = match.profile
        if !profile.isNone, match.tied == .guest {
            introduce(.guest, in: state, &outcomes)
        } else {
            profile = state.replaceProfile(
                of: pair.requester,
                with: command.requester,
                because: "an agent wrote to somebody else",
                command.isDifferent(from: match.tied) ? .a4 : .a1,
                &outcomes
            )
        }
        open(
            for: command.requester,
            profile: profile,
            profileRule: .p6,
            previous: previous,
            .a1,
            state,
            &outcomes
        )
    }
}
