import Vocabulary

/// What a work item that nobody is asked about comes to: found once, to be done or to be explained.
enum AssignmentPlan: Equatable {
    /// It has waited for too long (row W6).
    case overflows(to: QueueID)
    /// The service channel does not route it (row W1).
    case channelInactive
    /// The queue's hours are over (row W1).
    case outOfHours
    /// Its requester's last agent is waited for (row W3).
    case awaits(UserID)
    /// An agent gets it (rows W3, W4).
    case gives(UserID)
    /// Nobody can be asked (rows W6, W7).
    case nobody
}

extension AssignmentPlan {
    /// Finds it; nobody may be asked about the item, and it is not parked.
    init(
        _ item: WaitingItem,
        _ pool: AgentPool,
        _ interaction: ActiveInteraction,
        in state: borrowing DecisionState,
        at now: Instant
    ) {
        let target = pool.queue.overflow
        if item.isOverdue, state.queues.contains(where: { $0.queue == target && $0.active }) {
            self = .overflows(to: target)
        } else if !state.routes(interaction) {
            self = .channelInactive
        } else if !pool.isOpen {
            self = .outOfHours
        } else if let preferred = Self.preferred(item, pool, interaction, state, now) {
            self = preferred
        } else {
            let found = pool.ready.first {
                state.routing.obstacle(to: $0.agent, item, about: interaction, at: now) == nil
            }
            self = found.map { .gives($0.agent) } ?? .nobody
        }
    }

    /// Row W3: the requester's last agent first; one who is busy is waited for, for a while.
    private static func preferred(
        _ item: WaitingItem,
        _ pool: AgentPool,
        _ interaction: ActiveInteraction,
        _ state: borrowing DecisionState,
        _ now: Instant
    ) -> AssignmentPlan? {
        guard !item.preferred.isNone, pool.members[item.preferred] != nil,
            state.routing.obstacle(to: item.preferred, item, about: interaction, at: now) == nil,
            let work = state.routing.agents[item.preferred], work.serves
        else { return nil }
        if state.routing.isReady(work) { return .gives(item.preferred) }
        guard pool.rule.affinityWait > .zero, !item.affinityOver else { return nil }
        return .awaits(item.preferred)
    }
}
