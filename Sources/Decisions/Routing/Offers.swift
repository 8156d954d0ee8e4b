import EncodedQuery
import Vocabulary

extension WorkItemAccepted {
    /// Row W4: who was asked has it, and takes part in the conversation.
    func decide(in state: borrowing DecisionState, _ outcomes: inout Outcomes) throws(Refusal) {
        _ = try state.agent(agent)
        let active = try state.interaction(interaction)
        guard state.routing.items[interaction]?.offeredTo == agent else { throw .offerNotPending }
        Assignment(rule: .w4).assign(active, to: agent, &outcomes)
    }
}

extension WorkItemRejected {
    /// Row W4: the next one is asked; where the rule says so the agent's presence changes.
    func decide(in state: borrowing DecisionState, _ outcomes: inout Outcomes) throws(Refusal) {
        _ = try state.agent(agent)
        _ = try state.interaction(interaction)
        guard let item = state.routing.items[interaction], item.offeredTo == agent,
            let pool = state.routing.pools[item.queue]
        else { throw .offerNotPending }
        guard pool.rule.rejectable else { throw .offerNotRejectable }
        let known = state.routing.rejectReasons.contains { $0.reason == reason && $0.active }
        guard reason.isNone || known else { throw .unknownRejectReason }
        outcomes.add(
            .offerEnded(OfferEnded(agent: agent, end: .rejected, reason: reason)),
            .w4,
            interaction
        )
        state.changePresence(
            of: agent,
            to: pool.rule.presenceAfterRejection,
            because: "rejected an offer",
            &outcomes
        )
    }
}

extension PresenceChanged {
    /// Rows W2 and W8: offers to who goes away are withdrawn; conversations stay, unless the queue's rule
    /// says that those of an agent who has gone for the day wait again.
    func decide(in state: borrowing DecisionState, _ outcomes: inout Outcomes) throws(Refusal) {
        _ = try state.agent(agent)
        let next = state.routing.presence(presence)
        guard presence.isNone || next?.active == true else { throw .unknownPresence }
        guard let work = state.routing.agents[agent] else { return }
        if next?.channels.contains(state.routing.channel.channel) != true {
            for id in work.offers {
                outcomes.add(
                    .offerEnded(OfferEnded(agent: agent, end: .withdrawn)),
                    .w2,
                    id
                )
            }
        }
        guard next?.offline ?? true else { return }
        for id in work.conversations {
            guard let interaction = state.active(id), interaction.state == .workInProgress,
                let pool = state.routing.pools[interaction.queue], pool.rule.requeueWhenOffline
            else { continue }
            outcomes.add(
                .liveGroupMemberLeft(LiveGroupMemberLeft(member: .agent, agent: agent)),
                .w8,
                id
            )
            outcomes.add(
                .interactionQueued(
                    InteractionQueued(
                        queue: interaction.queue,
                        waitingSince: outcomes.time,
                        reason: "agent offline",
                        maxWait: state.maxWait(in: interaction.queue),
                        skills: interaction.skills
                    )
                ),
                .w8,
                id
            )
        }
    }
}

extension DecisionState {
    /// A rule sets an agent's presence; none changes nothing.
    func changePresence(
        of agent: UserID,
        to presence: PresenceID,
        because reason: String,
        _ outcomes: inout Outcomes
    ) {
        guard !presence.isNone, routing.presence(of: agent) != presence else { return }
        for id in routing.agents[agent]?.offers ?? []
        where routing.presence(presence)?.channels.contains(routing.channel.channel) != true {
            guard !outcomes.endsOffer(of: id) else { continue }
            outcomes.add(.offerEnded(OfferEnded(agent: agent, end: .withdrawn)), .w4, id)
        }
        outcomes.add(
            .agentPresenceChanged(
                AgentPresenceChanged(agent: agent, presence: presence, reason: reason)
            ),
            .w4
        )
    }

    /// How long an interaction may wait in a queue; none for as long as it takes (row W6).
    func maxWait(in queue: QueueID) -> Milliseconds {
        queues.first { $0.queue == queue }?.maxWait ?? .zero
    }

    /// Row W1: whether the service channel routes an interaction.
    func routes(_ interaction: ActiveInteraction) -> Bool {
        guard routing.channel.active else { return false }
        guard let condition = routing.channelCondition else { return true }
        let fields = InteractionFields(interaction: interaction, sysIDKey: sysIDKey)
        return condition.matches { fields.value($0) }
    }

    /// Row W1: the first queue by order whose condition an interaction meets; else the given one.
    func queue(for interaction: ActiveInteraction, otherwise queue: QueueID) -> QueueID {
        guard !routing.conditions.isEmpty else { return queue }
        let fields = InteractionFields(interaction: interaction, sysIDKey: sysIDKey)
        let met = routing.conditions.first { $0.condition.matches { fields.value($0) } }
        return met?.queue ?? queue
    }
}

extension Outcomes {
    /// Whether an offer of an interaction ends with one of these.
    fileprivate func endsOffer(of id: InteractionID) -> Bool {
        list.contains { decided in
            guard case .offerEnded = decided.outcome else { return false }
            return decided.interaction == id
        }
    }
}
