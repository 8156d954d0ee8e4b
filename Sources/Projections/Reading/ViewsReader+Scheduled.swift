public import Vocabulary

extension ViewsReader {
    /// A message that was written for a later moment.
    ///
    /// - Throws: what the store meets.
    public func scheduledMessage(
        _ id: MessageID
    ) throws(ProjectionsError) -> ScheduledMessageRow? {
        try row(.scheduledMessages, ScheduledMessageRow.self, ViewKey(id.rawValue))
    }

    /// Messages of a pair that were written for later moments, the newest first.
    ///
    /// - Parameters:
    ///   - pair: between which addresses.
    ///   - limit: how many at most.
    ///   - before: the last one of the page before.
    ///   - picked: which of them.
    /// - Returns: the messages.
    /// - Throws: what the store meets.
    public func scheduledMessages(
        of pair: AddressPair,
        limit: Int,
        before: MessageID? = nil,
        where picked: (ScheduledMessageRow) -> Bool
    ) throws(ProjectionsError) -> [ScheduledMessageRow] {
        try store.read { views throws(ProjectionsError) in
            try views.scheduled(pair, limit: limit, before: before, where: picked)
        }
    }

    /// All messages that were written for later moments, the newest first.
    ///
    /// - Throws: what the store meets.
    public func scheduledMessages(
        limit: Int,
        before: MessageID? = nil,
        where picked: (ScheduledMessageRow) -> Bool
    ) throws(ProjectionsError) -> [ScheduledMessageRow] {
        try store.read { views throws(ProjectionsError) in
            var rows: [ScheduledMessageRow] = []
            let range = ViewRange(after: before.map { ViewKey($0.rawValue) }, descending: true)
            unsafe try views.scan(.scheduledMessages, range) {
                key,
                bytes throws(ProjectionsError) in
                let row = unsafe try ScheduledMessageRow(decoding: bytes, of: .scheduledMessages)
                if picked(row) { rows.append(row) }
                return rows.count < limit
            }
            return rows
        }
    }
}

extension ViewReading {
    /// Messages of a pair that were written for later moments, the newest first.
    func scheduled(
        _ pair: AddressPair,
        limit: Int,
        before: MessageID? = nil,
        where picked: (ScheduledMessageRow) -> Bool
    ) throws(ProjectionsError) -> [ScheduledMessageRow] {
        var rows: [ScheduledMessageRow] = []
        guard pair.company != .anonymous, limit > 0 else { return rows }
        let prefix = ViewKey.pair(pair.requester, pair.company)
        var after: ViewKey?
        if let before {
            var key = prefix
            key.append(before.rawValue)
            after = key
        }
        let range = ViewRange(prefix, after: after, descending: true)
        unsafe try scan(.scheduledByPair, range) { key, _ throws(ProjectionsError) in
            let id = unsafe ViewKey(key.word(at: prefix.count))
            let row = try self.row(.scheduledMessages, ScheduledMessageRow.self, at: id)
            if let row, picked(row) { rows.append(row) }
            return rows.count < limit
        }
        return rows
    }
}

extension ScheduledMessageRow {
    /// Whether a conversation shows it: it answers in it, or comes from Compose SMS for its numbers.
    public func belongs(to interaction: InteractionID) -> Bool {
        self.interaction == interaction || self.interaction.isNone
    }

    /// Its timer, as a conversation shows it.
    func timer(of id: InteractionID) -> TimerRow {
        var timer = TimerRow()
        timer.interaction = id
        timer.message = self.id
        timer.due = due
        timer.armedAt = armedAt
        timer.armedOn = createdAt
        timer.duration = sendAt - createdAt
        timer.scheduledFor = due == sendAt ? .zero : sendAt
        return timer
    }
}
