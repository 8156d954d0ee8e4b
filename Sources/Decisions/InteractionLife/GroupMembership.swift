import Vocabulary

extension AgentJoined {
    /// An agent is added to the conversation; adding one who takes part already changes nothing.
    func decide(in state: borrowing DecisionState, _ outcomes: inout Outcomes) throws(Refusal) {
        _ = try state.agent(agent)
        let active = try state.interaction(interaction)
        guard !active.members.contains(agent) else { return }
        outcomes.add(
            .liveGroupMemberJoined(LiveGroupMemberJoined(member: .agent, agent: agent)),
            .i5,
            active.id
        )
    }
}

extension AgentLeft {
    /// An agent leaves; whoever has the conversation transfers it instead.
    func decide(in state: borrowing DecisionState, _ outcomes: inout Outcomes) throws(Refusal) {
        let active = try state.interaction(interaction)
        guard active.members.contains(agent) else { throw .notAMember }
        guard active.assignedTo != agent else { throw .assignedAgentCannotLeave }
        outcomes.add(
            .liveGroupMemberLeft(LiveGroupMemberLeft(member: .agent, agent: agent)),
            .i5,
            active.id
        )
    }
}
