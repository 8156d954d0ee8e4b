import EventLog
import Vocabulary

extension FoldBatch {
    /// A part waits for the others (row R8).
    func hold(_ event: FoldedRecord, _ holding: SMSPartHeld) throws(ProjectionsError) {
        var row = HeldPartRow()
        row.id = holding.message
        row.application = holding.application
        row.requester = holding.requester
        row.company = holding.company
        row.part = holding.part
        if event.header.cause == input.position { row.body = input.body }
        row.receivedAt = event.time
        if holding.wait > .zero { row.waitsUntil = event.time + holding.wait }
        try put(row, .heldParts, ViewKey(holding.message.rawValue))
    }

    /// Parts become one message; the records that follow say where it goes.
    func join(_ event: FoldedRecord, _ joining: SMSPartsJoined) throws(ProjectionsError) {
        try release(joining.parts)
        var row = JoinedPartsRow()
        row.body = joining.body
        row.missing = joining.missing
        row.parts = joining.parts
        row.providerMessageID = joining.providerMessageID
        row.sentAt = joining.sentAt
        try put(row, .joinedParts, ViewKey(MessageID(event.position).rawValue))
    }

    func release(_ parts: [MessageID]) throws(ProjectionsError) {
        for part in parts { try views.delete(.heldParts, ViewKey(part.rawValue)) }
        weigh(parts.count)
    }

    /// What parts were made into, once: its row is gone afterwards.
    ///
    /// - Returns: nothing for a message that came as it is.
    func takeJoined(_ id: MessageID) throws(ProjectionsError) -> JoinedPartsRow? {
        // A message that came as it is, or is taken up, is named by an input: no look-up.
        guard id.position != input.position, input.takesUp != id else { return nil }
        let key = ViewKey(id.rawValue)
        guard let row = try views.row(.joinedParts, JoinedPartsRow.self, at: key) else {
            return nil
        }
        try views.delete(.joinedParts, key)
        weigh(1)
        return row
    }

    /// Lists the records that a joined message came by under its interaction.
    func list(_ parts: JoinedPartsRow, of message: MessageID, under id: InteractionID) {
        for record in parts.parts + [message] {
            let listing = Listing(interaction: id.rawValue, position: record.position, message: 0)
            listings.append(listing)
        }
        weigh(parts.parts.count + 1)
    }

    /// Waits for missing parts that ended within an outage end a while after it.
    func postponeParts(_ outage: ServiceResumed, to due: Instant) throws(ProjectionsError) {
        let postponed = try views.rows(.heldParts, HeldPartRow.self) { row in
            row.waitsUntil > outage.from && row.waitsUntil <= outage.to
        }
        for var row in postponed {
            row.waitsUntil = due
            try put(row, .heldParts, ViewKey(row.id.rawValue))
        }
    }
}
