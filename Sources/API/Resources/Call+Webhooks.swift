import Decisions
import Engine
import JSON
import OutgoingWebhooks
import Projections
import Vocabulary

// Outgoing webhooks (row H8): what is configured comes from the views, how delivery stands from the desk.
extension Call {
    /// `GET webhooks`: the oldest first.
    func listWebhooks() throws(APIError) {
        _ = try parameters()
        let position = shownPosition
        let rows = try read { views throws(ProjectionsError) in try views.webhooks() }
        try answer(rows, position: position) { json, row in addDelivery(row, &json) }
    }

    /// `GET webhooks/*`.
    func showWebhook() throws(APIError) {
        _ = try parameters()
        let id = try identifier(WebhookSubject.self, "webhook")
        let row = try read { views throws(ProjectionsError) in try views.webhook(id) }
        try answer(row, "webhook") { json in if let row { addDelivery(row, &json) } }
    }

    /// `POST webhooks` makes one, `PUT webhooks/*` replaces one.
    func setWebhook() throws(APIError) {
        var set = WebhookSet(by: caller.user, active: true, pauseAfter: .days(1))
        set.webhook = try replaced(WebhookSubject.self, "webhook")
        try fill(&set, hidden: ["webhook"])
        configure(.webhookSet(set), subject: (.unknownWebhook, "webhook"))
    }

    /// `DELETE webhooks/*`.
    func deleteWebhook() throws(APIError) {
        let id = try identifier(WebhookSubject.self, "webhook")
        change(.webhookDeleted(WebhookDeleted(webhook: id, by: caller.user)))
    }

    /// `POST webhooks/*/pause`: nothing more is sent until it is resumed.
    func pauseWebhook() throws(APIError) {
        var fields = try fields()
        let reason = try fields.text("reason") ?? ""
        try fields.end()
        let id = try identifier(WebhookSubject.self, "webhook")
        change(.webhookPaused(WebhookPaused(webhook: id, by: caller.user, reason: reason)))
    }

    /// `POST webhooks/*/resume`: goes on where it stopped, or from another record on.
    func resumeWebhook() throws(APIError) {
        var fields = try fields()
        var from: Position = 0
        if let given = fields.value("from") {
            guard let whole = given.whole, whole >= 1 else {
                throw .badField("from", expected: "a position")
            }
            from = Position(whole)
        }
        try fields.end()
        let id = try identifier(WebhookSubject.self, "webhook")
        change(.webhookResumed(WebhookResumed(webhook: id, by: caller.user, from: from)))
    }

    /// `POST webhooks/*/test`: sends an event that says nothing, past everything that waits.
    func testWebhook() throws(APIError) {
        try fields().end()
        try withWebhook { webhook, desk in
            desk.test(webhook) { attempt in
                var json = JSONText()
                json.beginObject()
                json.key("result")
                json.beginObject()
                json.member("delivered", attempt.isDelivered)
                if attempt.status != 0 { json.member("status", UInt64(attempt.status)) }
                json.member("problem", attempt.problem)
                json.member("duration_ms", attempt.duration.rawValue)
                json.endObject()
                json.endObject()
                reply.json(json)
            }
        }
    }

    /// `GET webhooks/*/secret`: what its deliveries are signed with.
    func showWebhookSecret() throws(APIError) {
        _ = try parameters()
        try withWebhook { webhook, desk in answerSecret(of: webhook, desk) }
    }

    /// `POST webhooks/*/secret`: a new one; the former one also signs for a day.
    func renewWebhookSecret() throws(APIError) {
        try fields().end()
        let id = try identifier(WebhookSubject.self, "webhook")
        let renewal = WebhookSecretRenewed(webhook: id, by: caller.user)
        submit(.webhookSecretRenewed(renewal), subject: (.unknownWebhook, "webhook")) { _ in
            surface.options.outgoingWebhooks?.refresh()
            attempt { () throws(APIError) in
                try withWebhook { webhook, desk in answerSecret(of: webhook, desk) }
            }
        }
    }

    /// `GET webhooks/*/attempts`: the last ones since the start, the newest first.
    func listWebhookAttempts() throws(APIError) {
        _ = try parameters()
        let id = try identifier(WebhookSubject.self, "webhook")
        let row = try read { views throws(ProjectionsError) in try views.webhook(id) }
        guard row != nil else { throw .unknownSubject("webhook") }
        var json = JSONText()
        json.beginObject()
        json.key("result")
        json.beginArray()
        for attempt in surface.options.outgoingWebhooks?.attempts(of: id) ?? [] {
            json.beginObject()
            json.member("at", attempt.at.description)
            json.member("position", attempt.position)
            json.member("type", attempt.type)
            if !attempt.interaction.isNone {
                json.member("interaction", attempt.interaction.text(key))
            }
            json.member("attempt", attempt.attempt)
            if attempt.status != 0 { json.member("status", UInt64(attempt.status)) }
            json.member("problem", attempt.problem)
            json.member("duration_ms", attempt.duration.rawValue)
            json.member("delivered", attempt.isDelivered)
            json.endObject()
        }
        json.endArray()
        json.member("position", shownPosition)
        json.endObject()
        reply.json(json)
    }

    /// `GET event-types`: what can be asked for.
    func listEventTypes() throws(APIError) {
        _ = try parameters()
        var json = JSONText()
        json.beginObject()
        json.key("result")
        json.beginArray()
        for type in EventTypes.all {
            json.beginObject()
            json.member("type", type.name)
            json.member("kind", type.isOutcome ? "outcome" : "input")
            json.endObject()
        }
        json.endArray()
        json.endObject()
        reply.json(json)
    }

    private func change(_ input: Input) {
        submit(input, subject: (.unknownWebhook, "webhook")) { receipt in
            surface.options.outgoingWebhooks?.refresh()
            let json = answer(receipt)
            surface.viewsWaiting.wait(until: receipt.last) { _ in reply.json(json) }
        }
    }

    /// Asks the engine for the webhook that the path names, on a thread that may wait.
    private func withWebhook(
        _ body: @escaping @Sendable (OutgoingWebhook, WebhookDesk) -> Void
    ) throws(APIError) {
        let id = try identifier(WebhookSubject.self, "webhook")
        try attemptElsewhere { () throws(APIError) in
            let found = surface.engine.ask { state, _ in
                state.webhooks.first { $0.set.webhook == id }
            }
            guard let webhook = found ?? nil else { throw .unknownSubject("webhook") }
            guard let desk = surface.options.outgoingWebhooks else { throw .overloaded }
            body(webhook, desk)
        }
    }

    private func answerSecret(of webhook: OutgoingWebhook, _ desk: WebhookDesk) {
        let secrets = desk.secretTexts(of: webhook)
        var json = JSONText()
        json.beginObject()
        json.key("result")
        json.beginObject()
        json.member("secret", secrets[0])
        if secrets.count > 1 {
            json.member("formerly", secrets[1])
            let until = webhook.renewedAt + OutgoingWebhook.renewalGrace
            json.member("formerly_until", until.description)
        }
        json.endObject()
        json.endObject()
        reply.json(json)
    }

    private func addDelivery(_ row: WebhookRow, _ json: inout JSONText) {
        guard let standing = surface.options.outgoingWebhooks?.standing(of: row.id) else { return }
        // The desk may hear of a pause a moment later than the views.
        let state: WebhookStanding.State = row.paused ? .paused : standing.state
        json.key("delivery")
        json.beginObject()
        json.member("state", state.rawValue)
        json.member("delivered_position", standing.deliveredThrough)
        json.member("behind", standing.behind)
        json.member("waiting", UInt64(standing.held))
        if let at = standing.lastSuccessAt { json.member("last_success_at", at.description) }
        if let since = standing.failingSince { json.member("failing_since", since.description) }
        if let position = standing.stuckPosition { json.member("stuck_position", position) }
        if !standing.lastProblem.isEmpty { json.member("last_problem", standing.lastProblem) }
        if let at = standing.nextAttemptAt { json.member("next_attempt_at", at.description) }
        json.member("delivered", standing.delivered)
        json.member("failed", standing.failed)
        json.endObject()
    }
}
