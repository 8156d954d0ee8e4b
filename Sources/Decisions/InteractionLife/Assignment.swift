import Vocabulary

/// Giving an interaction to somebody, the simplest way: whoever takes or is given it has it.
struct Assignment {
    let rule: Rule

    /// Whoever had it leaves, the agent has it and takes part.
    func assign(
        _ interaction: ActiveInteraction,
        to agent: UserID,
        _ outcomes: inout Outcomes
    ) {
        leave(interaction, unless: agent, &outcomes)
        outcomes.add(
            .interactionAssigned(InteractionAssigned(responder: .agent, agent: agent)),
            rule,
            interaction.id
        )
        guard !interaction.members.contains(agent) else { return }
        outcomes.add(
            .liveGroupMemberJoined(LiveGroupMemberJoined(member: .agent, agent: agent)),
            rule,
            interaction.id
        )
    }

    /// Whoever had it leaves and it waits in a queue, behind those who wait already.
    ///
    /// Skills are what it asks for besides the queue's; a person who passes it on names none.
    func queue(
        _ interaction: ActiveInteraction,
        in queue: QueueID,
        reason: String,
        skills: [SkillLevel] = [],
        _ state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) {
        leave(interaction, unless: .none, &outcomes)
        outcomes.add(
            .interactionQueued(
                InteractionQueued(
                    queue: queue,
                    waitingSince: outcomes.time,
                    reason: reason,
                    maxWait: state.maxWait(in: queue),
                    skills: skills
                )
            ),
            rule,
            interaction.id
        )
    }

    private func leave(
        _ interaction: ActiveInteraction,
        unless agent: UserID,
        _ outcomes: inout Outcomes
    ) {
        guard interaction.responder != .nobody, interaction.assignedTo != agent || agent.isNone
        else { return }
        outcomes.add(
            .liveGroupMemberLeft(
                LiveGroupMemberLeft(member: interaction.responder, agent: interaction.assignedTo)
            ),
            rule,
            interaction.id
        )
    }
}

extension ActiveInteraction {
    /// What is being finished up is passed on to nobody (row I2).
    func checkNotWrappingUp(becoming next: InteractionState) throws(Refusal) {
        guard state != .wrapUp else {
            throw .illegalTransition(from: state, to: next, allowed: state.successors)
        }
    }
}

extension NextInteractionTaken {
    /// An agent takes the interaction that has waited longest: by queue order, then by waiting time.
    func decide(in state: borrowing DecisionState, _ outcomes: inout Outcomes) throws(Refusal) {
        _ = try state.agent(agent)
        guard queue.isNone || state.queues.contains(where: { $0.queue == queue }) else {
            throw .unknownQueue
        }
        let served = queue.isNone ? state.queues.map(\.queue) + [.none] : [queue]
        for line in served {
            for entry in state.lines[line]?.waiting ?? [] {
                guard let waiting = state.active(entry.interaction), waiting.state == .queued,
                    waiting.excluded != agent || waiting.excludedUntil <= outcomes.time
                else { continue }
                Assignment(rule: .i5).assign(waiting, to: agent, &outcomes)
                return
            }
        }
        throw .nothingWaits
    }
}

extension InteractionAssignedByHand {
    /// Somebody gives the interaction to an agent, whoever had it.
    func decide(in state: borrowing DecisionState, _ outcomes: inout Outcomes) throws(Refusal) {
        _ = try state.agent(agent)
        let active = try state.interaction(interaction)
        try active.checkNotWrappingUp(becoming: .workInProgress)
        guard active.assignedTo != agent else { return }
        Assignment(rule: .i5).assign(active, to: agent, &outcomes)
    }
}

extension InteractionTransferred {
    /// Somebody passes the interaction on to an agent or to a queue; to where it is already, nothing
    /// changes, and it keeps its place in the line.
    func decide(in state: borrowing DecisionState, _ outcomes: inout Outcomes) throws(Refusal) {
        let active = try state.interaction(interaction)
        guard agent.isNone != queue.isNone else { throw .transferNeedsOneTarget }
        try active.checkNotWrappingUp(becoming: agent.isNone ? .queued : .workInProgress)
        if agent.isNone {
            guard state.queues.contains(where: { $0.queue == queue && $0.active }) else {
                throw .unknownQueue
            }
            guard active.state != .queued || active.queue != queue else { return }
            Assignment(rule: .i5).queue(active, in: queue, reason: "transferred", state, &outcomes)
        } else {
            _ = try state.agent(agent)
            guard active.assignedTo != agent else { return }
            Assignment(rule: .i5).assign(active, to: agent, &outcomes)
        }
    }
}

extension DecisionState {
    /// Where what the virtual agent hands off waits: in the queue that the site's script chose when it
    /// was opened (row X4), while that is active, else in its application's.
    func queueOfHandoff(_ active: ActiveInteraction) -> QueueID {
        guard queues.contains(where: { $0.queue == active.queue && $0.active }) else {
            return application(active.application)?.queue ?? .none
        }
        return active.queue
    }
}

extension VirtualAgentHandedOff {
    /// The virtual agent gives the conversation to people.
    func decide(in state: borrowing DecisionState, _ outcomes: inout Outcomes) throws(Refusal) {
        let active = try state.interaction(interaction)
        guard active.responder == .virtualAgent else { throw .notAMember }
        try active.checkNotWrappingUp(becoming: .queued)
        guard queue.isNone || state.queues.contains(where: { $0.queue == queue && $0.active })
        else { throw .unknownQueue }
        let target = queue.isNone ? state.queueOfHandoff(active) : queue
        Assignment(rule: .i5)
            .queue(active, in: target, reason: reason, skills: active.skills, state, &outcomes)
    }
}
