import EventLog
import Vocabulary

extension FoldBatch {
    /// A message is to be sent later; its text is in the input before (row Y8).
    func schedule(_ event: FoldedRecord, _ set: MessageScheduled) throws(ProjectionsError) {
        var row = ScheduledMessageRow()
        row.id = set.message
        row.interaction = set.opensInteraction ? .none : event.interaction
        row.agent = set.agent
        row.requester = set.requester
        row.company = set.company
        row.createdAt = event.time
        row.sendAt = set.sendAt
        row.due = set.sendAt
        row.quietUntil = set.quietUntil
        row.opensInteraction = set.opensInteraction
        row.armedAt = event.position
        if event.header.cause == input.position {
            row.body = input.body
            row.attachments = input.attachments
            row.overrideReason = input.reason
        }
        try put(&row, event)
        var key = ViewKey.pair(set.requester, set.company)
        key.append(set.message.rawValue)
        try views.put(.scheduledByPair, key)
    }

    /// Quiet hours hold a message until they end.
    func hold(_ event: FoldedRecord, _ held: ScheduledMessageHeld) throws(ProjectionsError) {
        guard var row = try scheduled(held.message) else { return }
        row.due = held.until
        try put(&row, event)
    }

    /// A message was sent or never will be.
    func end(_ event: FoldedRecord, _ end: ScheduledMessageEnded) throws(ProjectionsError) {
        guard var row = try scheduled(end.message) else { return }
        row.state = ScheduledState(end.end)
        row.problem = end.problem
        row.reason = end.reason
        row.endedAt = event.time
        row.endedBy = end.by
        row.sentAs = end.sentAs
        if end.end == .sent { row.interaction = event.interaction }
        try put(&row, event)
    }

    /// The row of a message that was written for a later moment; none for any other message.
    func scheduled(_ id: MessageID) throws(ProjectionsError) -> ScheduledMessageRow? {
        try views.row(.scheduledMessages, ScheduledMessageRow.self, at: ViewKey(id.rawValue))
    }

    /// Brings the text of a scheduled message, and lists where it was written under the interaction.
    ///
    /// It is the one that joins by the timer that a record armed.
    func bringScheduled(_ row: inout MessageRow, armedAt: Position) throws(ProjectionsError) {
        // What schedules a message is the first outcome of the input that wrote it.
        guard let scheduled = try scheduled(MessageID(armedAt - 1)), scheduled.armedAt == armedAt
        else { return }
        row.body = scheduled.body
        row.attachments = scheduled.attachments
        for position in [scheduled.id.position, scheduled.armedAt] {
            listings.append(
                Listing(interaction: row.interaction.rawValue, position: position, message: 0)
            )
            weigh(1)
        }
    }

    /// What was to be sent while the daemon was away is looked at when it is back.
    func postponeScheduled(fallenInto outage: ServiceResumed) throws(ProjectionsError) {
        let postponed = try views.rows(.scheduledMessages, ScheduledMessageRow.self) { row in
            row.state == .scheduled && row.due > outage.from && row.due < outage.to
        }
        for var row in postponed {
            row.due = outage.to
            try put(row, .scheduledMessages, ViewKey(row.id.rawValue))
        }
    }

    private func put(
        _ row: inout ScheduledMessageRow,
        _ event: FoldedRecord
    ) throws(ProjectionsError) {
        row.lastPosition = event.position
        try put(row, .scheduledMessages, ViewKey(row.id.rawValue))
    }
}
