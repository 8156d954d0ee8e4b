import EventLog
import Vocabulary

extension FoldBatch {
    /// What providers say of outbound messages (row Y2, Y5).
    func foldDelivery(_ event: FoldedRecord) throws(ProjectionsError) {
        switch event.header.type {
        case SendAttempted.type:
            let attempt: SendAttempted = try event.read()
            try update(attempt.message, event) { row in
                row.attempts = attempt.attempt
                row.settle(.sending)
            }
        case SendAccepted.type:
            let acceptance: SendAccepted = try event.read()
            try update(acceptance.message, event) { row in
                row.providerMessageID = acceptance.providerMessageID
                row.sentAt = event.time
                row.settle(.sent)
            }
        case SendFailed.type:
            let failure: SendFailed = try event.read()
            try update(failure.message, event) { row in
                row.errorCode = failure.code
                row.errorDetail = failure.detail
                row.settle(failure.final ? .failed : .pending)
            }
        case SendUncertain.type:
            let uncertainty: SendUncertain = try event.read()
            try update(uncertainty.message, event) { row in
                row.errorDetail = uncertainty.detail
                row.wasUncertain = true
                row.settle(.uncertain)
            }
        case EffectExpired.type:
            let expiry: EffectExpired = try event.read()
            try update(expiry.message, event) { row in
                row.errorDetail = expiry.detail
                row.settle(.expired)
            }
        case MediaStored.type:
            let medium: MediaStored = try event.read()
            let attachment = Attachment(
                hash: medium.hash,
                mediaType: medium.mediaType,
                size: medium.size
            )
            try updateMedia(medium.message, event) { $0.attachments.append(attachment.text) }
        case MediaRefused.type:
            let medium: MediaRefused = try event.read()
            try updateMedia(medium.message, event) { row in
                row.mediaProblems.append("medium \(medium.index + 1): \(medium.reason)")
            }
        default: try report(event, try event.read())
        }
    }

    /// A person or a policy has said what becomes of an uncertain message (row Y2).
    func settle(
        _ event: FoldedRecord,
        _ settlement: UncertainSendSettled
    ) throws(ProjectionsError) {
        let by = input.position == event.header.cause ? input.by : .none
        try update(settlement.message, event) { row in
            row.resolution = settlement.resolution.word
            row.resolvedBy = by
            guard !row.status.isFinal else { return }
            switch settlement.resolution {
            case .sentAnyway: row.status = .sent
            case .sendAgain: row.status = .pending
            case .dropped: row.status = .expired
            }
        }
    }

    private func updateMedia(
        _ id: MessageID,
        _ event: FoldedRecord,
        _ change: (inout MessageRow) -> Void
    ) throws(ProjectionsError) {
        guard let place = try place(of: id) else {
            // One that is held has no row of its own yet; a refused one never gets any.
            let key = ViewKey(id.rawValue)
            guard var held = try views.row(.heldMessages, HeldMessageRow.self, at: key) else {
                return
            }
            var row = MessageRow()
            row.attachments = held.attachments
            row.mediaProblems = held.mediaProblems
            change(&row)
            held.attachments = row.attachments
            held.mediaProblems = row.mediaProblems
            return try put(held, .heldMessages, key)
        }
        change(&messages[place])
        messages[place].lastPosition = event.position
        list(event, under: messages[place].interaction)
    }

    private func report(
        _ event: FoldedRecord,
        _ report: DeliveryReported
    ) throws(ProjectionsError) {
        try update(report.message, event) { row in
            if row.status.isFinal {
                let contradicts = report.status.isFinal && report.status != row.status
                if contradicts { row.correction = report.status }
                return
            }
            row.status = row.status.advanced(to: report.status)
            if row.status == .delivered { row.deliveredAt = event.time }
            if row.status == .undelivered || row.status == .failed {
                row.errorCode = report.code
                row.errorDetail = report.detail
            }
        }
    }

    /// Changes an outbound message; an input that names none of ours changes nothing.
    private func update(
        _ id: MessageID,
        _ event: FoldedRecord,
        _ change: (inout MessageRow) -> Void
    ) throws(ProjectionsError) {
        guard let place = try place(of: id), messages[place].direction == .outbound else { return }
        change(&messages[place])
        messages[place].lastPosition = event.position
        if event.interaction.isNone { list(event, under: messages[place].interaction) }
    }

    private func place(of id: MessageID) throws(ProjectionsError) -> Int? {
        if let place = messages.place(of: id) { return place }
        guard !id.isNone,
            let row = try views.row(.messages, MessageRow.self, at: ViewKey(id.rawValue))
        else { return nil }
        weigh(3)
        return messages.add(row, isNew: false)
    }
}

extension MessageRow {
    /// Takes a status that our own outbox reports, unless nothing more is expected.
    fileprivate mutating func settle(_ status: DeliveryStatus) {
        if !self.status.isFinal { self.status = status }
    }
}
