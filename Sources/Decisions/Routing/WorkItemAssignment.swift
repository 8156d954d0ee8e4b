import Vocabulary

/// Who gets a work item: the requester's last agent, else the first of those with room (rows W3, W4).
struct WorkItemAssignment {
    let id: InteractionID

    init(_ id: InteractionID) {
        self.id = id
    }

    /// Offers it or says why nobody is asked; nothing when somebody is asked already.
    func decide(in state: borrowing DecisionState, _ outcomes: inout Outcomes) {
        guard let item = state.routing.items[id], item.offeredTo.isNone, !item.isParked,
            let pool = state.routing.pools[item.queue], let interaction = state.active(id)
        else { return }
        let now = outcomes.time
        switch AssignmentPlan(item, pool, interaction, in: state, at: now) {
        case .overflows(let target): overflow(item, interaction, to: target, state, &outcomes)
        case .channelInactive: wait(item, .channelInactive, .w1, &outcomes)
        case .outOfHours: whenClosed(item, pool, interaction, state, &outcomes)
        case .awaits:
            guard item.reason != .awaitsPreferred else { return }
            let end = now + pool.rule.affinityWait
            wait(item, .awaitsPreferred, .w3, until: end, &outcomes)
        case .gives(let agent): give(item, pool, to: agent, state, &outcomes)
        case .nobody: whenNobody(item, pool, interaction, state, &outcomes)
        }
    }

    /// Row W4: the agent is asked, or has it at once where the rule says so.
    func give(
        _ item: WaitingItem,
        _ pool: AgentPool,
        to agent: UserID,
        _ state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) {
        guard !pool.rule.autoAssign else {
            guard let interaction = state.active(id) else { return }
            Assignment(rule: .w4).assign(interaction, to: agent, &outcomes)
            return
        }
        outcomes.add(
            .workItemOffered(
                WorkItemOffered(
                    agent: agent,
                    queue: item.queue,
                    timeout: pool.rule.offerTimeout,
                    round: item.round,
                    candidates: UInt64(pool.ready.count),
                    free: state.routing.agents[agent]?.free ?? 0
                )
            ),
            .w4,
            id
        )
    }

    /// Row W6: it waits, and the log says why; whoever was asked is asked again after a pause.
    private func whenNobody(
        _ item: WaitingItem,
        _ pool: AgentPool,
        _ interaction: ActiveInteraction,
        _ state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) {
        let reason = reason(item, pool, interaction, state, at: outcomes.time)
        if reason == .excluded {
            wait(item, .excluded, .m4, until: interaction.excludedUntil, &outcomes)
        } else if item.refused.isEmpty {
            wait(
                item,
                reason,
                reason == .noMember || reason == .nobodyPresent ? .w7 : .w6,
                &outcomes
            )
        } else {
            wait(item, reason, .w4, until: outcomes.time + pool.rule.roundPause, &outcomes)
        }
    }

    private func reason(
        _ item: WaitingItem,
        _ pool: AgentPool,
        _ interaction: ActiveInteraction,
        _ state: borrowing DecisionState,
        at now: Instant
    ) -> WaitReason {
        if pool.members.isEmpty {
            let groups = pool.queue.groups
            let hasMembers = groups.contains {
                state.routing.membersByGroup[$0]?.isEmpty == false
            }
            return hasMembers && !pool.queue.skills.isEmpty ? .noSkill : .noMember
        }
        if !item.skills.isEmpty, let reason = state.routing.reasonOfSkills(item, pool) {
            return reason
        }
        if pool.present == 0 { return .nobodyPresent }
        if pool.ready.isEmpty { return .noCapacity }
        let isOnlyExcluded =
            pool.ready.count == 1 && interaction.excludedUntil > now
            && pool.ready.first?.agent == interaction.excluded
        return isOnlyExcluded ? .excluded : .allRefused
    }

    /// Says why it waits, once for each reason, and again when an end is set.
    func wait(
        _ item: WaitingItem,
        _ reason: WaitReason,
        _ rule: Rule,
        until: Instant = .zero,
        _ outcomes: inout Outcomes
    ) {
        guard item.reason != reason || until != .zero else { return }
        outcomes.add(
            .workItemWaits(WorkItemWaits(queue: item.queue, reason: reason, until: until)),
            rule,
            id
        )
    }
}

extension RoutingState {
    /// Why nobody who has an item's skills can be asked; nothing when somebody who has them is free.
    func reasonOfSkills(_ item: WaitingItem, _ pool: AgentPool) -> WaitReason? {
        let able = pool.members.keys.lazy.filter { lack(of: item.skills, in: $0) == nil }
            .compactMap { agents[$0] }
        if able.isEmpty { return .noSkill }
        guard able.contains(where: { $0.serves }) else { return .nobodyPresent }
        return able.contains { isReady($0) } ? nil : .noCapacity
    }
}
