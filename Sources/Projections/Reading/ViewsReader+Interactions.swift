public import Vocabulary

extension ViewsReader {
    /// An interaction.
    ///
    /// - Throws: what the store meets.
    public func interaction(_ id: InteractionID) throws(ProjectionsError) -> InteractionRow? {
        try row(.interactions, InteractionRow.self, ViewKey(id.rawValue))
    }

    /// The interaction with a number such as `IMS0000075`.
    ///
    /// - Throws: what the store meets.
    public func interaction(number: String) throws(ProjectionsError) -> InteractionRow? {
        guard number.utf8.count <= 24 else { return nil }
        var key = ViewKey()
        key.append(utf8: number, paddedTo: 24)
        return try interaction(.interactionsByNumber, key)
    }

    /// The active interaction of a pair of addresses: there is at most one.
    ///
    /// - Throws: what the store meets.
    public func activeInteraction(
        _ pair: AddressPair
    ) throws(ProjectionsError) -> InteractionRow? {
        try interaction(.activePairs, .pair(pair.requester, pair.company))
    }

    /// Interactions, the one that changed last first.
    ///
    /// - Parameters:
    ///   - filter: which ones.
    ///   - limit: how many at most.
    ///   - after: the `lastPosition` of the last one of the page before.
    /// - Returns: the page.
    /// - Throws: what the store meets.
    public func interactions(
        _ filter: InteractionFilter = InteractionFilter(),
        limit: Int,
        after: Position? = nil
    ) throws(ProjectionsError) -> [InteractionRow] {
        try store.read { views throws(ProjectionsError) in
            if let requester = filter.requester {
                var prefix = ViewKey()
                prefix.append(requester)
                return try views.interactions(.interactionsByRequester, prefix, filter)
                    .page(limit, after)
            }
            // The guest's are too many to be sorted: they are picked from all.
            if let person = filter.openedFor, person != .guest {
                return try views.interactions(.interactionsByPerson, .person(person), filter)
                    .page(limit, after)
            }
            if let agent = filter.agent {
                return try views.newest(
                    .interactionsByAgent,
                    ViewKey(agent.rawValue),
                    filter,
                    limit,
                    after
                )
            }
            var rows: [InteractionRow] = []
            for state in InteractionState.allCases
            where filter.states.isEmpty || filter.states.contains(state) {
                let key = ViewKey.state(state)
                rows += try views.newest(.interactionsByState, key, filter, limit, after)
            }
            return rows.page(limit, after)
        }
    }

    private func interaction(
        _ index: View,
        _ key: ViewKey
    ) throws(ProjectionsError) -> InteractionRow? {
        try store.read { views throws(ProjectionsError) in
            guard let id = try views.word(index, at: key) else { return nil }
            return try views.row(.interactions, InteractionRow.self, at: ViewKey(id))
        }
    }
}

extension ViewReading {
    /// Whether a filter wants an interaction; only this row is asked who takes part.
    private func isWanted(
        _ row: InteractionRow,
        _ filter: InteractionFilter
    ) throws(ProjectionsError) -> Bool {
        guard filter.holds(for: row) else { return false }
        guard let member = filter.member else { return true }
        if row.assignedTo == member { return true }
        let range = ViewRange(ViewKey(row.id.rawValue))
        return try rows(.members, LiveGroupMemberRow.self, in: range)
            .contains { $0.agent == member && $0.leftAt == .zero }
    }

    /// Interactions of an index whose keys end in their identifier.
    fileprivate func interactions(
        _ index: View,
        _ prefix: ViewKey,
        _ filter: InteractionFilter
    ) throws(ProjectionsError) -> [InteractionRow] {
        var ids: [UInt64] = []
        unsafe try scan(index, ViewRange(prefix)) { key, _ throws(ProjectionsError) in
            ids.append(unsafe key.word(at: prefix.count))
            return true
        }
        var found: [InteractionRow] = []
        for id in ids {
            let row = try row(.interactions, InteractionRow.self, at: ViewKey(id))
            if let row, try isWanted(row, filter) { found.append(row) }
        }
        return found
    }

    /// Interactions of an index whose keys end in their last position, the newest first.
    fileprivate func newest(
        _ index: View,
        _ prefix: ViewKey,
        _ filter: InteractionFilter,
        _ limit: Int,
        _ after: Position?
    ) throws(ProjectionsError) -> [InteractionRow] {
        var rows: [InteractionRow] = []
        guard limit > 0 else { return rows }
        var start: ViewKey?
        if let after {
            var key = prefix
            key.append(after)
            start = key
        }
        let range = ViewRange(prefix, after: start, descending: true)
        unsafe try scan(index, range) { _, value throws(ProjectionsError) in
            let id = unsafe value.word()
            let row = try row(.interactions, InteractionRow.self, at: ViewKey(id))
            if let row, try isWanted(row, filter) { rows.append(row) }
            return rows.count < limit
        }
        return rows
    }
}

extension [InteractionRow] {
    fileprivate func page(_ limit: Int, _ after: Position?) -> [InteractionRow] {
        let rest = after.map { after in filter { $0.lastPosition < after } } ?? self
        return Array(rest.sorted { $0.lastPosition > $1.lastPosition }.prefix(Swift.max(limit, 0)))
    }
}
