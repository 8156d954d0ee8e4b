import Vocabulary

extension AgentInitiation {
    /// Row A2: the message joins, the writer joins the live group profile, nothing is reassigned.
    func whenActiveWithAgent(
        _ active: ActiveInteraction,
        _ state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) {
        introduce(active.openedFor, in: state, &outcomes)
        joinGroup(of: active, .a2, &outcomes)
        join(active.id, .a2, arming: state.armed(by: .agent, in: active), &outcomes)
    }

    /// The writing agent takes part from now on; whoever does already is not added twice.
    func joinGroup(of active: ActiveInteraction, _ rule: Rule, _ outcomes: inout Outcomes) {
        guard !active.members.contains(command.agent) else { return }
        outcomes.add(
            .liveGroupMemberJoined(
                LiveGroupMemberJoined(member: .agent, agent: command.agent)
            ),
            rule,
            active.id
        )
    }
}
