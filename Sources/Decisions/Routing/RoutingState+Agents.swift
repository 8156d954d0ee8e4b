public import Vocabulary

extension RoutingState {
    /// Changes an agent's entry and brings the agent's places in the pools up to date.
    mutating func change(_ id: UserID, _ change: (inout AgentWork) -> Void) {
        guard !id.isNone else { return }
        guard let index = agents.index(forKey: id) else {
            var work = AgentWork()
            change(&work)
            agents[id] = work
            enterPools(id)
            return
        }
        leavePools(id)
        change(&agents.values[index])
        enterPools(id)
    }

    /// Takes an agent out of the pools that the entry names.
    mutating func leavePools(_ id: UserID) {
        guard let work = agents[id] else { return }
        for queue in work.queues {
            guard let index = pools.index(forKey: queue) else { continue }
            if work.serves { pools.values[index].present -= 1 }
            if isReady(work) {
                pools.values[index].ready.remove(pools.values[index].candidate(id, work))
            }
        }
    }

    /// Puts an agent into the pools that the entry names, as presence and room call for.
    mutating func enterPools(_ id: UserID) {
        guard let index = agents.index(forKey: id) else { return }
        agents.values[index].serves = serves(agents.values[index])
        let units = units(agents.values[index])
        let taken = agents.values[index].taken * workItemSize
        agents.values[index].free = units > taken ? units - taken : 0
        agents.values[index].isOverbooked = taken > units
        let work = agents.values[index]
        guard work.serves else { return }
        for queue in work.queues {
            guard let index = pools.index(forKey: queue) else { continue }
            pools.values[index].present += 1
            if isReady(work) {
                pools.values[index].ready.insert(pools.values[index].candidate(id, work))
            }
        }
    }

    /// Whether an agent can be asked: the presence serves the channel and there is room.
    func isReady(_ work: AgentWork) -> Bool { obstacle(of: work) == nil }

    private func serves(_ work: AgentWork) -> Bool {
        guard work.isAgent, let presence = presence(work.presence) else { return false }
        return presence.active && presence.channels.contains(channel.channel)
    }

    /// Row W2: units of the channel, and not more than over all channels.
    private func units(_ work: AgentWork) -> UInt64 {
        let units = work.settings.capacity == 0 ? channel.capacity : work.settings.capacity
        let universal = work.settings.universalCapacity
        return universal == 0 ? units : min(units, universal)
    }

    /// A presence state by its identifier.
    public func presence(_ id: PresenceID) -> PresenceStateSet? {
        id.isNone ? nil : presences.first { $0.presence == id }
    }

    /// What was set of an agent; nothing before the first.
    public func settings(of agent: UserID) -> AgentSettingsSet? {
        guard let settings = agents[agent]?.settings, !settings.agent.isNone else { return nil }
        return settings
    }

    /// The active interactions that an agent has, the oldest first.
    public func conversations(of agent: UserID) -> [InteractionID] {
        agents[agent]?.conversations ?? []
    }

    /// The presence of an agent; none for offline.
    public func presence(of agent: UserID) -> PresenceID { agents[agent]?.presence ?? .none }

    /// How many agents there are, for figures.
    public struct AgentCounts: Hashable, Sendable {
        /// Active agents in each presence; those who are offline under none.
        public var byPresence: [PresenceID: Int] = [:]
        /// Agents whose presence serves the channel.
        public var serving = 0
        /// Conversations that agents have, without those on hold.
        public var conversations = 0
    }

    /// Counts the agents.
    ///
    /// - Complexity: O(agents).
    public var agentCounts: AgentCounts {
        agents.values.reduce(into: AgentCounts()) { counts, work in
            if work.isAgent { counts.byPresence[work.presence, default: 0] += 1 }
            if work.serves { counts.serving += 1 }
            counts.conversations += work.working
        }
    }

    /// An agent has a conversation, or no longer; one on hold takes up no capacity.
    mutating func move(
        _ interaction: InteractionID,
        from former: AgentHold,
        to next: AgentHold,
        at position: Position
    ) {
        if !former.agent.isNone {
            change(former.agent) { work in
                if former.counts { work.working -= 1 }
                if former.agent != next.agent {
                    work.conversations.removeAll { $0 == interaction }
                }
            }
        }
        guard !next.agent.isNone else { return }
        change(next.agent) { work in
            if next.counts { work.working += 1 }
            guard former.agent != next.agent else { return }
            work.conversations.append(interaction)
            work.lastAssigned = position
        }
    }
}

extension AgentWork {
    /// Conversations and offers that take up room.
    fileprivate var taken: UInt64 { UInt64(working + offers.count) }
}

extension AgentPool {
    /// Where an agent stands in the order in which members are asked (row W3).
    func candidate(_ id: UserID, _ work: AgentWork) -> Candidate {
        Candidate(
            skill: UInt64.max - (members[id] ?? 0),
            room: rule.method == .mostCapacity ? UInt64.max - work.free : 0,
            lastAssigned: work.lastAssigned,
            agent: id
        )
    }
}

/// Whose a conversation is, and whether it takes up capacity.
struct AgentHold: Equatable {
    var agent: UserID
    var counts: Bool

    static let nobody = AgentHold(agent: .none, counts: false)
}

extension ActiveInteraction {
    /// Row W2: an agent's conversation takes up capacity unless it is on hold.
    var hold: AgentHold {
        guard responder == .agent else { return .nobody }
        return AgentHold(agent: assignedTo, counts: state == .workInProgress || state == .wrapUp)
    }
}
