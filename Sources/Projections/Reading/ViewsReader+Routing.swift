public import Vocabulary

/// An agent with all that routing knows of one.
public struct AgentStanding: Sendable {
    /// The user.
    public var user: UserRow
    /// The presence; none before the first.
    public var presence: AgentPresenceRow?
    /// Capacity and skills; none before the first.
    public var settings: ConfiguredSetRow<AgentSettingsSet>?
    /// How many active conversations the agent has, those on hold included.
    public var conversations: Int
    /// How many work items are offered to the agent.
    public var offers: Int
}

extension ViewsReader {
    /// Everything that was set of a kind, the oldest first.
    ///
    /// - Throws: what the store meets.
    public func sets<Set: ConfigurationSet>(
        _ type: Set.Type
    ) throws(ProjectionsError) -> [ConfiguredSetRow<Set>] {
        try rows(
            .configuredSets,
            ConfiguredSetRow<Set>.self,
            ViewRange(ViewKey(UInt64(Set.type)))
        )
    }

    /// What was set of a kind with an identifier.
    ///
    /// - Throws: what the store meets.
    public func set<Set: ConfigurationSet>(
        _ type: Set.Type,
        _ id: UInt64
    ) throws(ProjectionsError) -> ConfiguredSetRow<Set>? {
        try row(.configuredSets, ConfiguredSetRow<Set>.self, ViewKey(UInt64(Set.type), id))
    }

    /// A work item.
    ///
    /// - Throws: what the store meets.
    public func workItem(_ id: WorkItemID) throws(ProjectionsError) -> WorkItemRow? {
        try row(.workItems, WorkItemRow.self, ViewKey(id.rawValue))
    }

    /// What waits in a queue, the oldest first; without one, in any, queue by queue.
    ///
    /// - Throws: what the store meets.
    public func workItems(
        waitingIn queue: QueueID?,
        limit: Int
    ) throws(ProjectionsError) -> [WorkItemRow] {
        let prefix = queue.map { ViewKey($0.rawValue) } ?? ViewKey()
        return try store.read { views throws(ProjectionsError) in
            try views.workItems(
                try views.words(.workItemsByQueue, ViewRange(prefix), limit: limit)
            )
        }
    }

    /// What is offered to an agent, the oldest first.
    ///
    /// - Throws: what the store meets.
    public func workItems(offeredTo agent: UserID) throws(ProjectionsError) -> [WorkItemRow] {
        try store.read { views throws(ProjectionsError) in
            try views.workItems(try views.second(.offeredWorkItems, of: agent.rawValue))
        }
    }

    /// All waits of an interaction, the oldest first.
    ///
    /// - Throws: what the store meets.
    public func workItems(of interaction: InteractionID) throws(ProjectionsError) -> [WorkItemRow] {
        try store.read { views throws(ProjectionsError) in
            try views.workItems(try views.second(.workItemsByInteraction, of: interaction.rawValue))
        }
    }

    /// All active agents by user name.
    ///
    /// - Throws: what the store meets.
    public func agents() throws(ProjectionsError) -> [AgentStanding] {
        let users = try rows(.users, UserRow.self) { $0.active && $0.roles.contains(.agent) }
        let conversations = try conversations()
        var agents: [AgentStanding] = []
        for user in users.sorted(by: { $0.userName < $1.userName }) {
            let id = user.id.rawValue
            agents.append(
                AgentStanding(
                    user: user,
                    presence: try row(.presences, AgentPresenceRow.self, ViewKey(id)),
                    settings: try set(AgentSettingsSet.self, id),
                    conversations: conversations[user.id] ?? 0,
                    offers: try workItems(offeredTo: user.id).count
                )
            )
        }
        return agents
    }

    /// How many active conversations each agent has.
    ///
    /// - Complexity: O(interactions that agents have).
    private func conversations() throws(ProjectionsError) -> [UserID: Int] {
        try store.read { views throws(ProjectionsError) in
            var counts: [UserID: Int] = [:]
            for state in [InteractionState.workInProgress, .onHold, .wrapUp] {
                for id in try views.words(.interactionsByState, ViewRange(.state(state))) {
                    let row = try views.row(.interactions, InteractionRow.self, at: ViewKey(id))
                    if let agent = row?.assignedTo, !agent.isNone { counts[agent, default: 0] += 1 }
                }
            }
            return counts
        }
    }
}

extension ViewReading {
    fileprivate func workItems(_ ids: [UInt64]) throws(ProjectionsError) -> [WorkItemRow] {
        var rows: [WorkItemRow] = []
        for id in ids {
            if let row = try row(.workItems, WorkItemRow.self, at: ViewKey(id)) { rows.append(row) }
        }
        return rows
    }

    fileprivate func words(
        _ view: View,
        _ range: ViewRange,
        limit: Int = .max
    ) throws(ProjectionsError) -> [UInt64] {
        var ids: [UInt64] = []
        unsafe try scan(view, range) { _, value throws(ProjectionsError) in
            ids.append(unsafe value.word())
            return ids.count < limit
        }
        return ids
    }

    fileprivate func second(_ view: View, of first: UInt64) throws(ProjectionsError) -> [UInt64] {
        var ids: [UInt64] = []
        unsafe try scan(view, ViewRange(ViewKey(first))) { key, _ throws(ProjectionsError) in
            ids.append(unsafe key.word(at: 8))
            return true
        }
        return ids
    }
}
