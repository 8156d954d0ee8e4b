import Vocabulary

/// What an agent with room gets next: what waits for that agent, else the oldest work of the first queue
/// by order (rows W3, W6, W7).
struct NextWork {
    let agent: UserID

    init(for agent: UserID) {
        self.agent = agent
    }

    /// Offers the agent something; false when there is no room or nothing to offer.
    func decide(in state: borrowing DecisionState, _ outcomes: inout Outcomes) -> Bool {
        guard let work = state.routing.agents[agent] else { return false }
        if work.isOverbooked, let newest = work.offers.last {
            // A conversation that was on hold goes on: what is only offered gives way (row W2).
            outcomes.add(
                .offerEnded(OfferEnded(agent: agent, end: .withdrawn)),
                .w2,
                newest
            )
            return true
        }
        guard state.routing.isReady(work) else { return false }
        let now = outcomes.time
        for id in work.awaited {
            guard let item = state.routing.items[id], let pool = state.routing.pools[item.queue],
                pool.isOpen, let interaction = state.active(id),
                state.routing.obstacle(to: agent, item, about: interaction, at: now) == nil
            else { continue }
            WorkItemAssignment(id).give(item, pool, to: agent, state, &outcomes)
            return true
        }
        for queue in work.queues {
            guard let pool = state.routing.pools[queue], pool.isOpen else { continue }
            let found = pool.offerable.first { entry in
                guard let item = state.routing.items[entry.interaction],
                    let interaction = state.active(entry.interaction)
                else { return false }
                return state.routing.obstacle(to: agent, item, about: interaction, at: now) == nil
                    && state.routes(interaction)
            }
            guard let id = found?.interaction, let item = state.routing.items[id] else { continue }
            WorkItemAssignment(id).give(item, pool, to: agent, state, &outcomes)
            return true
        }
        return false
    }
}
