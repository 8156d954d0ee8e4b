import EventLog
import Vocabulary

extension FoldBatch {
    /// Where events are sent, and whether they are (row H8).
    func foldWebhook(_ event: FoldedRecord) throws(ProjectionsError) {
        switch event.header.type {
        case WebhookSet.type: try set(event, try event.read(WebhookSet.self))
        case WebhookDeleted.type:
            let deletion: WebhookDeleted = try event.read()
            try views.delete(.webhooks, ViewKey(deletion.webhook.rawValue))
        case WebhookPaused.type:
            let pause: WebhookPaused = try event.read()
            try change(pause.webhook, event) { row in
                row.paused = true
                row.pausedAt = event.time
                row.pausedBy = pause.by
                row.pauseReason = pause.reason
                row.pauseEvent = pause.event
            }
        case WebhookResumed.type:
            try change(try event.read(WebhookResumed.self).webhook, event) { row in
                row.paused = false
                row.pausedAt = .zero
                row.pausedBy = .none
                row.pauseReason = ""
                row.pauseEvent = 0
            }
        case WebhookSecretRenewed.type:
            try change(try event.read(WebhookSecretRenewed.self).webhook, event) { row in
                row.secretRenewedAt = event.time
            }
        default: throw .unknownType(position: event.position, type: event.header.type)
        }
    }

    private func set(_ event: FoldedRecord, _ set: WebhookSet) throws(ProjectionsError) {
        let id = set.webhook.orMade(at: event.position)
        var row =
            try views.row(.webhooks, WebhookRow.self, at: ViewKey(id.rawValue)) ?? WebhookRow()
        if row.lastPosition == 0 { row.createdAt = event.time }
        row.id = id
        row.name = set.name
        row.active = set.active
        row.url = set.url
        row.types = set.types
        row.pauseAfter = set.pauseAfter
        row.updatedAt = event.time
        row.updatedBy = set.by
        row.lastPosition = event.position
        try put(row, .webhooks, ViewKey(id.rawValue))
    }

    private func change(
        _ id: WebhookID,
        _ event: FoldedRecord,
        _ body: (inout WebhookRow) -> Void
    ) throws(ProjectionsError) {
        let key = ViewKey(id.rawValue)
        guard var row = try views.row(.webhooks, WebhookRow.self, at: key) else { return }
        body(&row)
        row.lastPosition = event.position
        try put(row, .webhooks, key)
    }
}
