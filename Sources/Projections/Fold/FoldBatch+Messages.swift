import EventLog
import Vocabulary

extension FoldBatch {
    func join(_ event: FoldedRecord, _ joining: MessageJoined) throws(ProjectionsError) {
        let place = try touched(event)
        let id = event.interaction
        list(event, under: id, message: joining.message)
        var row = MessageRow()
        row.id = joining.message
        row.interaction = id
        row.application = interactions[place].application
        row.author = joining.author
        row.agent = joining.agent
        row.isConsentWord = joining.isConsentWord
        row.createdAt = event.time
        row.position = event.position
        row.lastPosition = event.position
        if let joined = try takeJoined(joining.message) {
            bring(joined, &row)
            list(joined, of: joining.message, under: id)
        } else if event.header.cause == input.position {
            try bring(&row)
        } else if joining.author == .agent {
            try bringScheduled(&row, armedAt: event.header.cause)
        }
        try countMessage(event, joining, place)
        switch joining.author {
        case .requester:
            row.direction = .inbound
            interactions[place].requesterMessages &+= 1
            interactions[place].lastRequesterMessageAt = event.time
        case .agent:
            row.direction = .outbound
            interactions[place].agentMessages &+= 1
            interactions[place].lastAgentMessageAt = event.time
        case .virtualAgent:
            row.direction = .outbound
            interactions[place].virtualAgentMessages &+= 1
        case .system:
            row.direction = .shown
            interactions[place].systemMessages &+= 1
        }
        _ = messages.add(row, isNew: true)
        weigh(row.direction == .outbound ? 2 : 1)
        try arm(event, joining)
    }

    func add(_ event: FoldedRecord, _ adding: SystemMessageAdded) throws(ProjectionsError) {
        let place = try touched(event)
        var row = MessageRow()
        row.id = MessageID(event.position)
        list(event, under: event.interaction, message: row.id)
        row.interaction = event.interaction
        row.application = interactions[place].application
        row.direction = adding.sent ? .outbound : .shown
        row.author = .system
        row.kind = adding.kind
        row.to = adding.to
        row.body = adding.body
        row.createdAt = event.time
        row.position = event.position
        row.lastPosition = event.position
        interactions[place].systemMessages &+= 1
        if adding.sent {
            try count(interactions[place].queue, event) { $0.systemMessages &+= 1 }
        }
        _ = messages.add(row, isNew: true)
        weigh(2)
    }

    private func bring(_ joined: JoinedPartsRow, _ row: inout MessageRow) {
        row.body = joined.body
        row.providerMessageID = joined.providerMessageID
        row.sentAt = joined.sentAt
        row.parts = UInt64(joined.parts.count)
        row.missingParts = joined.missing
        row.incomplete = !joined.missing.isEmpty
    }

    /// The text is in the input, or in the held message that the input takes up.
    private func bring(_ row: inout MessageRow) throws(ProjectionsError) {
        guard !input.takesUp.isNone else {
            row.body = input.body
            row.media = input.media
            row.attachments = input.attachments
            row.providerMessageID = input.providerMessageID
            row.sentAt = input.sentAt
            return
        }
        let key = ViewKey(input.takesUp.rawValue)
        guard let held = try views.row(.heldMessages, HeldMessageRow.self, at: key) else { return }
        row.body = held.body
        row.media = held.media
        row.attachments = held.attachments
        row.mediaProblems = held.mediaProblems
        row.providerMessageID = held.providerMessageID
        row.sentAt = held.sentAt
        row.createdAt = held.receivedAt
        row.parts = held.parts
        row.missingParts = held.missingParts
        row.incomplete = !held.missingParts.isEmpty
    }

    func hold(_ event: FoldedRecord, _ holding: SMSHeld) throws(ProjectionsError) {
        var row = HeldMessageRow()
        row.id = holding.message
        row.application = holding.application
        row.requester = holding.requester
        row.company = holding.company
        row.receivedAt = event.time
        row.reason = holding.reason
        if let joined = try takeJoined(holding.message) {
            row.body = joined.body
            row.providerMessageID = joined.providerMessageID
            row.sentAt = joined.sentAt
            row.parts = UInt64(joined.parts.count)
            row.missingParts = joined.missing
        } else if event.header.cause == input.position {
            row.body = input.body
            row.media = input.media
            row.providerMessageID = input.providerMessageID
            row.sentAt = input.sentAt
        }
        try put(row, .heldMessages, ViewKey(holding.message.rawValue))
    }
}
