import EncodedQuery
import Scheduler
import Vocabulary

extension DecisionState {
    /// Folds an input in that routing depends on.
    mutating func route(_ input: Input, at position: Position, time: Instant) {
        switch input {
        case .serviceChannelSet(var set):
            set.channel = set.channel.orMade(at: position)
            routing.channels.replaceOrInsert(set, by: \.channel)
        case .presenceStateSet(var set):
            set.presence = set.presence.orMade(at: position)
            routing.presences.replaceOrInsert(set, by: \.presence)
            routing.presences.sort { ($0.order, $0.presence) < ($1.order, $1.presence) }
        case .skillSet(var set):
            set.skill = set.skill.orMade(at: position)
            routing.skills.replaceOrInsert(set, by: \.skill)
        case .assignmentRuleSet(var set):
            set.assignmentRule = set.assignmentRule.orMade(at: position)
            routing.assignmentRules.replaceOrInsert(set, by: \.assignmentRule)
        case .calendarSet(var set):
            set.calendar = set.calendar.orMade(at: position)
            routing.calendars.replaceOrInsert(set, by: \.calendar)
        case .agentGroupSet(var set):
            set.group = set.group.orMade(at: position)
            setGroup(set)
            return
        default: return
        }
        routing.rebuild(queues: queues, users: users)
        for queue in queues { keepHours(of: queue.queue, at: position, time: time) }
        gatherWaiting(in: queues)
    }

    /// Folds a change of one queue in.
    mutating func route(_ queue: QueueSet, at position: Position, time: Instant) {
        routing.conditions = queues.compactMap { queue in
            guard queue.active, let condition = queue.condition.parsedCondition else { return nil }
            return RoutingCondition(queue: queue.queue, condition: condition)
        }
        routing.reset(queue, users: users)
        keepHours(of: queue.queue, at: position, time: time)
        gatherWaiting(in: [queue])
    }

    private mutating func setGroup(_ group: AgentGroupSet) {
        let former = routing.membersByGroup[group.group] ?? []
        routing.groups.replaceOrInsert(group, by: \.group)
        let members = group.active ? Set(group.members) : []
        routing.membersByGroup[group.group] = group.active ? members : nil
        for member in former.union(members) { routing.update(member, users: users) }
    }

    /// What waits in queues whose pools were made anew is offered from them.
    private mutating func gatherWaiting(in queues: [QueueSet]) {
        for queue in queues where routing.pools[queue.queue] != nil {
            for entry in lines[queue.queue]?.waiting ?? [] {
                guard let interaction = active(entry.interaction) else { continue }
                if routing.items[entry.interaction] == nil {
                    routing.items[entry.interaction] = WaitingItem(
                        queue: queue.queue,
                        since: entry.since,
                        isParked: interaction.state != .queued
                    )
                }
                routing.offerAgain(entry.interaction)
            }
        }
    }
}

extension RoutingState {
    /// Puts a waiting item where agents find it, unless somebody is asked or waited for.
    mutating func offerAgain(_ id: InteractionID) {
        guard let item = items[id], item.offeredTo.isNone, !item.isParked,
            item.reason != .awaitsPreferred
        else { return }
        pools[item.queue]?.offerable.insert(
            WaitingLine.Entry(since: item.since, interaction: id)
        )
    }

    /// Takes a waiting item away from where agents find it.
    mutating func hide(_ id: InteractionID, _ item: WaitingItem) {
        pools[item.queue]?.offerable.remove(
            WaitingLine.Entry(since: item.since, interaction: id)
        )
    }

    /// An interaction begins to wait in a queue; whoever had it is not asked in the first round.
    mutating func enqueue(
        _ id: InteractionID,
        _ queueing: InteractionQueued,
        from former: UserID
    ) {
        dequeue(id)
        guard pools[queueing.queue] != nil else { return }
        items[id] = WaitingItem(
            queue: queueing.queue,
            since: queueing.waitingSince,
            preferred: queueing.preferred,
            skills: queueing.skills,
            refused: former.isNone ? [] : [former]
        )
        offerAgain(id)
    }

    /// An interaction waits no more; whoever was asked or waited for is free again.
    mutating func dequeue(_ id: InteractionID) {
        guard let item = items.removeValue(forKey: id) else { return }
        hide(id, item)
        if !item.offeredTo.isNone {
            change(item.offeredTo) { $0.offers.removeAll { $0 == id } }
        }
        stopAwaiting(id, item)
    }

    /// Nobody in particular is waited for any more.
    mutating func stopAwaiting(_ id: InteractionID, _ item: WaitingItem) {
        guard item.reason == .awaitsPreferred else { return }
        agents[item.preferred]?.awaited.removeAll { $0 == id }
    }
}
