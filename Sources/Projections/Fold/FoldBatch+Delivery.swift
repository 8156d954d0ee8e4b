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
                row.settle(.uncertain)
            }
        case EffectExpired.type:
            let expiry: EffectExpired = try event.read()
            try update(expiry.message, event) { row in
                row.errorDetail = expiry.detail
                row.settle(.expired)
            }
        default: try report(event, try event.read())
        }
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
