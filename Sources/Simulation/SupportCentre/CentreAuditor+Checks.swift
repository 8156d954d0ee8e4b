import Engine
import Vocabulary

extension CentreAuditor {
    mutating func queue(
        _ queueing: InteractionQueued,
        _ id: InteractionID,
        _ record: LoggedRecord
    ) throws(SimulationError) {
        if let item = items[id] {
            guard item.offeredTo.isNone else { throw broken("what is offered goes elsewhere", id) }
            guard queueing.waitingSince == item.since else {
                throw broken("an overflow loses its place in time", id)
            }
            if queueing.reason == "overflow" {
                counts.overflowed += 1
                let rule = rule(of: item.queue)
                let most = queues[item.queue]?.maxWait ?? .zero
                guard record.time <= item.queuedAt + most + rule.offerTimeout else {
                    throw broken("an overflow comes too late", id)
                }
            }
        }
        let former = holders[id]
        release(id, at: record.time)
        items[id] = Item(
            queue: queueing.queue,
            since: queueing.waitingSince,
            queuedAt: record.time,
            preferred: queueing.preferred,
            refused: former.map { [$0] } ?? [],
            excluded: queueing.excluded,
            excludedUntil: queueing.excludedUntil
        )
    }

    mutating func assign(
        _ assignment: InteractionAssigned,
        _ id: InteractionID,
        _ record: LoggedRecord
    ) throws(SimulationError) {
        guard assignment.responder == .agent else {
            counts.byVirtualAgent += 1
            return
        }
        guard holders[id] == nil else { throw broken("it is had twice", id) }
        guard let item = items[id] else { throw broken("nobody gave it to the agent", id) }
        if item.offeredTo.isNone {
            try checkAsked(assignment.agent, item, id, record)
        } else {
            guard item.offeredTo == assignment.agent else {
                throw broken("one was asked and another has it", id)
            }
            counts.accepted += 1
        }
        waits[item.queue, default: []].append((record.time - item.since).rawValue)
        items[id] = nil
        holders[id] = assignment.agent
        work(assignment.agent, at: record.time) { agent in
            agent.offers.remove(id)
            agent.working.insert(id)
        }
        let agent = agents[assignment.agent] ?? Agent()
        guard agent.working.count + agent.offers.count <= capacity(agent) else {
            throw broken("its agent has more than capacity allows", id)
        }
    }

    mutating func check(
        _ offer: WorkItemOffered,
        _ id: InteractionID,
        _ record: LoggedRecord
    ) throws(SimulationError) {
        guard let item = items[id] else { throw broken("what does not wait is offered", id) }
        guard item.offeredTo.isNone else { throw broken("it is offered twice at a time", id) }
        try checkAsked(offer.agent, item, id, record)
        counts.offers += 1
        items[id]?.offeredTo = offer.agent
        items[id]?.offer = record.position
        items[id]?.reason = nil
        items[id]?.refused.insert(offer.agent)
        agents[offer.agent]?.offers.insert(id)
    }

    mutating func check(
        _ end: OfferEnded,
        _ id: InteractionID,
        _ record: LoggedRecord
    ) throws(SimulationError) {
        guard items[id]?.offeredTo == end.agent else {
            throw broken("an offer ends that was not made", id)
        }
        items[id]?.offeredTo = .none
        items[id]?.offer = 0
        agents[end.agent]?.offers.remove(id)
        switch end.end {
        case .rejected:
            counts.rejected += 1
            if reasons[end.reason]?.reassignable == false { items[id]?.never.insert(end.agent) }
        case .timedOut: counts.timedOut += 1
        case .withdrawn:
            counts.withdrawn += 1
            items[id]?.refused.remove(end.agent)
        }
    }

    mutating func check(
        _ end: WaitEnded,
        _ id: InteractionID,
        _ record: LoggedRecord
    ) throws(SimulationError) {
        guard let item = items[id] else { return }
        if end.wait == .round {
            items[id]?.refused = item.offeredTo.isNone ? [] : [item.offeredTo]
        }
        if item.reason == .awaitsPreferred {
            items[id]?.reason = nil
            guard record.time <= item.awaitedSince + rule(of: item.queue).affinityWait else {
                throw broken("the last agent is waited for too long", id)
            }
        }
    }

    /// Who is asked may be asked, has room, and has nothing older to be asked about first.
    private func checkAsked(
        _ id: UserID,
        _ item: Item,
        _ interaction: InteractionID,
        _ record: LoggedRecord
    ) throws(SimulationError) {
        guard let agent = agents[id] else { throw broken("nobody knows the agent", interaction) }
        guard serves(agent) else { throw broken("who is away is asked", interaction) }
        guard mayGet(item, id, at: record.time) else {
            throw broken("who refused, or is in no group, is asked", interaction)
        }
        guard agent.working.count + agent.offers.count < capacity(agent) else {
            throw broken("who has no room is asked", interaction)
        }
        guard !closedQueues.contains(item.queue) else {
            throw broken("somebody is asked out of hours", interaction)
        }
        guard item.preferred != id else { return }
        for (other, waiting) in items
        where other != interaction && waiting.offeredTo.isNone
            && waiting.reason != .awaitsPreferred && waiting.reason != nil
            && rank(waiting, other) < rank(item, interaction)
        {
            if mayGet(waiting, id, at: record.time), !closedQueues.contains(waiting.queue) {
                throw broken(
                    "record \(record.position): #\(other.position) waits for longer"
                        + " (\(waiting.reason?.word ?? ""))",
                    interaction
                )
            }
        }
    }

    private func rank(_ item: Item, _ id: InteractionID) -> (UInt64, QueueID, Instant, UInt64) {
        (queues[item.queue]?.order ?? 0, item.queue, item.since, id.rawValue)
    }

    private func mayGet(_ item: Item, _ agent: UserID, at time: Instant) -> Bool {
        guard !item.refused.contains(agent), !item.never.contains(agent),
            item.excluded != agent || item.excludedUntil <= time,
            let queue = queues[item.queue],
            queue.groups.contains(where: { groups[$0]?.contains(agent) == true })
        else { return false }
        let skills = agents[agent]?.settings.skills ?? []
        return queue.skills.filter(\.isMandatory).allSatisfy { want in
            skills.contains { $0.skill == want.skill && $0.level >= want.level }
        }
    }

    func serves(_ agent: Agent) -> Bool {
        presences[agent.presence]?.channels.contains(channel.channel) ?? false
    }

    func capacity(_ agent: Agent) -> Int {
        var units = agent.settings.capacity == 0 ? channel.capacity : agent.settings.capacity
        let universal = agent.settings.universalCapacity
        if universal > 0 { units = min(units, universal) }
        return Int(units / max(channel.workItemSize, 1))
    }

    private func rule(of queue: QueueID) -> AssignmentRuleSet {
        queues[queue].flatMap { rules[$0.assignmentRule] } ?? AssignmentRuleSet()
    }

    mutating func release(_ id: InteractionID, at time: Instant) {
        if let asked = items[id]?.offeredTo, !asked.isNone { agents[asked]?.offers.remove(id) }
        guard let holder = holders.removeValue(forKey: id) else { return }
        work(holder, at: time) { $0.working.remove(id) }
    }

    mutating func setPresence(of id: UserID, to presence: PresenceID, at time: Instant) {
        work(id, at: time) { $0.presence = presence }
    }

    /// Changes an agent, and adds up how long the agent was there and at work before.
    mutating func work(_ id: UserID, at time: Instant, _ change: (inout Agent) -> Void) {
        var agent = agents[id] ?? Agent()
        if agent.changedAt != .zero, serves(agent) {
            let passed = (time - agent.changedAt).rawValue
            agent.present += passed * Int64(capacity(agent))
            agent.busy += passed * Int64(min(agent.working.count, capacity(agent)))
        }
        agent.changedAt = time
        change(&agent)
        agents[id] = agent
    }
}
