public import Vocabulary

extension ViewsReader {
    /// A message.
    ///
    /// - Throws: what the store meets.
    public func message(_ id: MessageID) throws(ProjectionsError) -> MessageRow? {
        try row(.messages, MessageRow.self, ViewKey(id.rawValue))
    }

    /// The outbound message that a provider knows by an id of its own.
    ///
    /// - Throws: what the store meets.
    public func message(
        providerMessageID: String,
        application: ApplicationID
    ) throws(ProjectionsError) -> MessageRow? {
        let prefix = ViewKey.providerMessage(application, providerMessageID)
        return try store.read { views throws(ProjectionsError) in
            var found: MessageRow?
            let range = ViewRange(prefix)
            unsafe try views.scan(.messagesByProvider, range) { key, _ throws(ProjectionsError) in
                let id = unsafe key.word(at: prefix.count)
                let row = try views.row(.messages, MessageRow.self, at: ViewKey(id))
                if let row, row.providerMessageID == providerMessageID { found = row }
                return found == nil
            }
            return found
        }
    }

    /// The messages of an interaction in the order in which they joined.
    ///
    /// - Parameters:
    ///   - id: the interaction.
    ///   - limit: how many at most.
    ///   - after: the `position` of the last one of the page before.
    /// - Returns: the messages.
    /// - Throws: what the store meets.
    public func messages(
        of id: InteractionID,
        limit: Int = .max,
        after: Position? = nil
    ) throws(ProjectionsError) -> [MessageRow] {
        try store.read { views throws(ProjectionsError) in
            var rows: [MessageRow] = []
            guard limit > 0 else { return rows }
            let range = ViewRange(
                ViewKey(id.rawValue),
                after: after.map { ViewKey(id.rawValue, $0) }
            )
            unsafe try views.scan(.records, range) { _, value throws(ProjectionsError) in
                guard unsafe !value.isEmpty else { return true }
                let key = unsafe ViewKey(value.word())
                if let row = try views.row(.messages, MessageRow.self, at: key) {
                    rows.append(row)
                }
                return rows.count < limit
            }
            return rows
        }
    }

    /// The last messages of an interaction before a place, in the order in which they joined.
    ///
    /// - Parameters:
    ///   - id: the interaction.
    ///   - limit: how many at most.
    ///   - before: the `position` of the first one of the page behind.
    /// - Returns: the messages.
    /// - Throws: what the store meets.
    public func lastMessages(
        of id: InteractionID,
        limit: Int,
        before: Position = .max
    ) throws(ProjectionsError) -> [MessageRow] {
        try store.read { views throws(ProjectionsError) in
            var rows: [MessageRow] = []
            guard limit > 0 else { return rows }
            let range = ViewRange(
                ViewKey(id.rawValue),
                after: ViewKey(id.rawValue, before),
                descending: true
            )
            unsafe try views.scan(.records, range) { _, value throws(ProjectionsError) in
                guard unsafe !value.isEmpty else { return true }
                let key = unsafe ViewKey(value.word())
                if let row = try views.row(.messages, MessageRow.self, at: key) {
                    rows.append(row)
                }
                return rows.count < limit
            }
            return rows.reversed()
        }
    }

    /// The positions of the records that an interaction is replayed from, in order.
    ///
    /// - Throws: what the store meets.
    public func records(of id: InteractionID) throws(ProjectionsError) -> [Position] {
        try store.read { views throws(ProjectionsError) in
            var positions: [Position] = []
            let range = ViewRange(ViewKey(id.rawValue))
            unsafe try views.scan(.records, range) { key, _ throws(ProjectionsError) in
                positions.append(unsafe key.word(at: 8))
                return true
            }
            return positions
        }
    }

    /// The live group profile of an interaction.
    ///
    /// - Throws: what the store meets.
    public func group(
        _ id: LiveGroupProfileID
    ) throws(ProjectionsError) -> LiveGroupProfileRow? {
        try row(.groups, LiveGroupProfileRow.self, ViewKey(id.rawValue))
    }

    /// Who takes part, and took part, in a conversation, in the order in which they joined.
    ///
    /// - Throws: what the store meets.
    public func members(of id: InteractionID) throws(ProjectionsError) -> [LiveGroupMemberRow] {
        try rows(.members, LiveGroupMemberRow.self, ViewRange(ViewKey(id.rawValue)))
    }

    /// Private notes of an interaction in the order in which they were written.
    ///
    /// - Throws: what the store meets.
    public func notes(of id: InteractionID) throws(ProjectionsError) -> [NoteRow] {
        try rows(.notes, NoteRow.self, ViewRange(ViewKey(id.rawValue)))
    }

    /// The pending timers of an interaction in the order in which they will act.
    ///
    /// - Throws: what the store meets.
    public func timers(of id: InteractionID) throws(ProjectionsError) -> [TimerRow] {
        try rows(.timers, TimerRow.self, ViewRange(ViewKey(id.rawValue))).sorted()
    }

    /// Outbound messages whose status is not final, the oldest first.
    ///
    /// - Parameters:
    ///   - statuses: only these; empty for all.
    ///   - limit: how many at most.
    ///   - after: the last one of the page before.
    /// - Returns: the messages.
    /// - Throws: what the store meets.
    public func outbox(
        _ statuses: Set<DeliveryStatus> = [],
        limit: Int,
        after: MessageID? = nil
    ) throws(ProjectionsError) -> [MessageRow] {
        try store.read { views throws(ProjectionsError) in
            var rows: [MessageRow] = []
            guard limit > 0 else { return rows }
            let range = ViewRange(after: after.map { ViewKey($0.rawValue) })
            unsafe try views.scan(.outbox, range) { key, value throws(ProjectionsError) in
                let status = unsafe value.first.flatMap(DeliveryStatus.init(rawValue:))
                guard let status, statuses.isEmpty || statuses.contains(status) else { return true }
                let id = unsafe ViewKey(key.word())
                if let row = try views.row(.messages, MessageRow.self, at: id) { rows.append(row) }
                return rows.count < limit
            }
            return rows
        }
    }
}
