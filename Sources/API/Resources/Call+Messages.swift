import Engine
import HTTPServer
import Projections
import SMSText
import Vocabulary

extension Call {
    /// `POST messages`: an agent writes to a number (the page Rules, A1 to A10).
    func composeMessage() throws(APIError) {
        var fields = try fields()
        var message = AgentInitiatedSMS(agent: caller.user)
        message.from = try fields.neededAddress("from")
        message.to = try fields.neededAddress("to")
        message.requester = try fields.person("requester") ?? .guest
        message.attachments = try attachments(&fields)
        message.body = try body(&fields, orAttachments: message.attachments)
        if let origin = try fields.text("origin") {
            message.origin = try interaction(named: origin)
        }
        try fields.end()
        message.idempotencyKey = try idempotencyKey()
        submit(.agentInitiatedSMS(message)) { receipt in answerMessage(receipt) }
    }

    /// `POST interactions/*/messages`: an agent answers within an interaction.
    func sendReply() throws(APIError) {
        var fields = try fields()
        let attachments = try attachments(&fields)
        let body = try body(&fields, orAttachments: attachments)
        try fields.end()
        let message = AgentReplied(
            agent: caller.user,
            interaction: try interactionName(),
            body: body,
            idempotencyKey: try idempotencyKey(),
            attachments: attachments
        )
        submit(.agentReplied(message)) { receipt in answerMessage(receipt) }
    }

    /// `GET interactions/*/messages`: the conversation in order.
    func listMessages() throws(APIError) {
        let parameters = try parameters(["limit", "after"])
        let limit = try parameters.limit()
        let after = try parameters.position("after")
        let id = try interactionName()
        let position = shownPosition
        let rows = try read { views throws(ProjectionsError) -> [MessageRow]? in
            guard try views.interaction(id) != nil else { return nil }
            return try views.messages(of: id, limit: limit + 1, after: after)
        }
        guard let rows else { throw .unknownSubject("interaction") }
        let page = Array(rows.prefix(limit))
        try answer(
            page,
            position: position,
            next: rows.count > limit ? page.last.map { String($0.position) } : nil
        ) { json, row in
            json.member("segments", row.encoding.segments)
            json.member("encoding", row.encoding.alphabet.rawValue)
            let files = row.attachments.compactMap { Attachment($0) }
            guard !files.isEmpty else { return }
            json.key("files")
            json.beginArray()
            for file in files { json.attachment(file) }
            json.endArray()
        }
    }

    /// The text, which may be missing where something is attached.
    private func body(
        _ fields: inout Fields,
        orAttachments attachments: [String]
    ) throws(APIError) -> String {
        attachments.isEmpty
            ? try fields.neededText("body", limit: Fields.bodyBytesMax)
            : try fields.text("body", limit: Fields.bodyBytesMax) ?? ""
    }

    /// The `Idempotency-Key` header; empty for none.
    ///
    /// Source: draft-ietf-httpapi-idempotency-key-header, whose quotes may be left out.
    private func idempotencyKey() throws(APIError) -> String {
        guard var key = request.header("Idempotency-Key") else { return "" }
        if key.count > 2, key.first == "\"", key.last == "\"" {
            key = String(key.dropFirst().dropLast())
        }
        guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else {
            throw .badParameter("Idempotency-Key", expected: "1 to 255 visible ASCII characters")
        }
        return key
    }

    /// 201 with the message and its interaction, whose number only the views know.
    ///
    /// An interaction that was there before is there at once; a new one, and one that an earlier
    /// request of the same key led to, is waited for.
    private func answerMessage(_ receipt: Ledger.Receipt) {
        surface.work.follow {
            attempt { () throws(APIError) in
                if !receipt.interaction.isNone, try answerMessage(receipt, receipt.interaction) {
                    return
                }
                let position = receipt.isRepeat ? receipt.position : receipt.last
                surface.viewsWaiting.wait(until: position) { _ in
                    attempt { () throws(APIError) in try answerShownMessage(receipt) }
                }
            }
        }
    }

    private func answerShownMessage(_ receipt: Ledger.Receipt) throws(APIError) {
        let message = try read { views throws(ProjectionsError) in
            try views.message(MessageID(receipt.position))
        }
        let interaction = message?.interaction ?? receipt.interaction
        if try answerMessage(receipt, interaction) { return }
        // It is durable all the same: what the views would add can be read later.
        reply.json(answerBody(receipt, interaction, number: nil), status: 201)
    }

    private func answerMessage(
        _ receipt: Ledger.Receipt,
        _ interaction: InteractionID
    ) throws(APIError) -> Bool {
        let row = try read { views throws(ProjectionsError) in
            try views.interaction(interaction)
        }
        guard let row else { return false }
        let headers = receipt.isRepeat ? [("Idempotency-Replayed", "true")] : []
        reply.json(
            answerBody(receipt, interaction, number: row.number),
            status: 201,
            headers: headers
        )
        return true
    }

    private func answerBody(
        _ receipt: Ledger.Receipt,
        _ interaction: InteractionID,
        number: String?
    ) -> JSONText {
        var json = JSONText()
        json.beginObject()
        json.member("position", receipt.last)
        json.member("message", MessageID(receipt.position).text(key))
        if !interaction.isNone { json.member("interaction", interaction.text(key)) }
        if let number { json.member("number", number) }
        if receipt.rule != .none { json.member("rule", receipt.rule.name) }
        json.endObject()
        return json
    }
}
