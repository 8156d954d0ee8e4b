import EncodedQuery
import Vocabulary

extension RoutingState {
    /// Makes all pools anew after a change of what they are made of.
    ///
    /// - Complexity: O(queues × members); administrators change these seldom.
    mutating func rebuild(queues: [QueueSet], users: [UserID: UserSet]) {
        channel =
            channels.first { $0.name == Self.channelName && $0.active } ?? ServiceChannelSet()
        channelCondition = channel.condition.parsedCondition
        membersByGroup = [:]
        for group in groups where group.active {
            membersByGroup[group.group] = Set(group.members)
        }
        for queue in Array(pools.keys) { close(queue) }
        for queue in queues { open(queue, users) }
    }

    /// Makes the pool of one queue anew, or takes it away.
    mutating func reset(_ queue: QueueSet, users: [UserID: UserSet]) {
        close(queue.queue)
        open(queue, users)
    }

    /// A user is made, changed or deactivated, or groups or what an agent can do are.
    mutating func update(_ id: UserID, users: [UserID: UserSet]) {
        let isMember = membersByGroup.values.contains { $0.contains(id) }
        guard agents[id] != nil || isMember else { return }
        leavePools(id)
        for queue in agents[id]?.queues ?? [] { pools[queue]?.members[id] = nil }
        var work = agents[id] ?? AgentWork()
        work.isAgent = users[id].map(\.isActiveAgent) ?? false
        work.queues = []
        for queue in routedQueues {
            guard let index = pools.index(forKey: queue) else { continue }
            guard let score = score(id, work, for: pools.values[index].queue) else { continue }
            pools.values[index].members[id] = score
            work.queues.append(queue)
        }
        agents[id] = work
        enterPools(id)
    }

    private mutating func close(_ queue: QueueID) {
        guard let pool = pools.removeValue(forKey: queue) else { return }
        routedQueues.removeAll { $0 == queue }
        // The index of the ready goes with the pool.
        for member in pool.members.keys { agents[member]?.queues.removeAll { $0 == queue } }
    }

    private mutating func open(_ queue: QueueSet, _ users: [UserID: UserSet]) {
        guard queue.active, !queue.groups.isEmpty else { return }
        var pool = AgentPool(queue: queue, rule: rule(queue.assignmentRule))
        for group in queue.groups {
            for id in membersByGroup[group] ?? [] where pool.members[id] == nil {
                var work = agents[id] ?? AgentWork()
                work.isAgent = users[id].map(\.isActiveAgent) ?? false
                agents[id] = work
                pool.members[id] = score(id, work, for: queue)
            }
        }
        for member in pool.members.keys { leavePools(member) }
        pools[queue.queue] = pool
        routedQueues.append(queue.queue)
        routedQueues = routedQueues.sorted { rank($0) < rank($1) }
        for member in pool.members.keys {
            let queues = (agents[member]?.queues ?? []) + [queue.queue]
            let ranked = queues.sorted { rank($0) < rank($1) }
            agents[member]?.queues = ranked
            enterPools(member)
        }
    }

    private func rank(_ queue: QueueID) -> (UInt64, QueueID) {
        (pools[queue]?.queue.order ?? 0, queue)
    }

    /// Row W3: how well somebody does what a queue asks for; nothing for who cannot get its work.
    private func score(_ id: UserID, _ work: AgentWork, for queue: QueueSet) -> UInt64? {
        let (score, obstacle) = fitness(of: id, work, for: queue)
        return obstacle == nil ? score : nil
    }

    /// Row W3: how well somebody does what a queue asks for, and why that one cannot get its work.
    func fitness(
        of id: UserID,
        _ work: AgentWork,
        for queue: QueueSet
    ) -> (score: UInt64, obstacle: CandidateObstacle?) {
        guard work.isAgent else { return (0, .notAnAgent) }
        guard queue.groups.contains(where: { membersByGroup[$0]?.contains(id) == true }) else {
            let off = groups.first { queue.groups.contains($0.group) && $0.members.contains(id) }
            return (0, off.map { .groupInactive($0.group) } ?? .notInGroup)
        }
        var score: UInt64 = 0
        for want in queue.skills where isActive(want.skill) {
            let level = work.settings.skills.first { $0.skill == want.skill }?.level ?? 0
            if level >= want.level {
                score += level
            } else if want.isMandatory {
                return (0, .lacksSkill(want.skill, needed: want.level, has: level))
            }
        }
        return (score, nil)
    }

    private func isActive(_ skill: SkillID) -> Bool {
        skills.contains { $0.skill == skill && $0.active }
    }

    /// The assignment rule of a queue; the usual way when it names none that is active.
    func rule(_ id: AssignmentRuleID) -> AssignmentRuleSet {
        assignmentRules.first { $0.assignmentRule == id && $0.active } ?? AssignmentRuleSet()
    }
}

extension UserSet {
    /// Whether the user can have conversations.
    var isActiveAgent: Bool { active && roles.contains(.agent) }
}

extension String {
    /// An encoded query that was checked before it was accepted; nothing for an empty one.
    var parsedCondition: EncodedQuery? {
        guard !isEmpty else { return nil }
        do throws(EncodedQueryError) {
            return try EncodedQuery(parsing: self)
        } catch {
            preconditionFailure("a condition was parsed before it was accepted")
        }
    }
}
