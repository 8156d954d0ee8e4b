import EncodedQuery
import Engine
import Extensions
import HTTPServer
import Projections
import SMSText
import Vocabulary

extension Call {
    /// `POST messages`: an agent writes to a number (the page Rules, A1 to A10).
    func composeMessage() throws(APIError) {
        var fields = try fields()
        var message = AgentInitiatedSMS(agent: caller.user)
        let from = try fields.neededText("from")
        if let number = Address(given: from), number.isAnswerable {
            message.from = number
        } else {
            message.pool = from
        }
        message.to = try fields.neededAddress("to")
        message.requester = try fields.person("requester") ?? .guest
        message.attachments = try attachments(&fields)
        message.body = try body(&fields, orAttachments: message.attachments)
        if let origin = try fields.text("origin") {
            message.origin = try interaction(named: origin)
        }
        message.overrideReason = try fields.text("override_reason") ?? ""
        message.sendAt = try fields.moment("send_at") ?? .zero
        try fields.end()
        message.idempotencyKey = try idempotencyKey()
        let pair = AddressPair(requester: message.to, company: message.from)
        let composed = message
        askScripts(about: composed.body, pair: pair, pool: composed.pool) { verdict in
            var message = composed
            message.body = verdict.body
            message.writtenBody = verdict.writtenBody
            message.extensions = verdict.extensions
            submit(.agentInitiatedSMS(message)) { receipt in
                answerMessage(receipt, isScheduled: composed.sendAt != .zero)
            }
        }
    }

    /// `POST interactions/*/messages`: an agent answers within an interaction.
    func sendReply() throws(APIError) {
        var fields = try fields()
        let attachments = try attachments(&fields)
        let body = try body(&fields, orAttachments: attachments)
        let reason = try fields.text("override_reason") ?? ""
        let sendAt = try fields.moment("send_at") ?? .zero
        try fields.end()
        let message = AgentReplied(
            agent: caller.user,
            interaction: try interactionName(),
            body: body,
            idempotencyKey: try idempotencyKey(),
            attachments: attachments,
            overrideReason: reason,
            sendAt: sendAt
        )
        askScripts(about: body, in: message.interaction) { verdict in
            var message = message
            message.body = verdict.body
            message.writtenBody = verdict.writtenBody
            message.extensions = verdict.extensions
            submit(.agentReplied(message)) { receipt in
                answerMessage(receipt, isScheduled: sendAt != .zero)
            }
        }
    }

    /// Row X4: a script may change the text or not let it go.
    private func askScripts(
        about body: String,
        in interaction: InteractionID = .none,
        pair: AddressPair? = nil,
        pool: String = "",
        then send: @escaping @Sendable (SendingVerdict) -> Void
    ) {
        guard let scripts = surface.options.scripts else {
            return send(SendingVerdict(body: body))
        }
        let sender = ScriptDesk.Sender.agent(caller.user)
        scripts.beforeSending(body, from: sender, in: interaction, pair: pair, pool: pool) {
            result in
            switch result {
            case .success(let verdict): send(verdict)
            case .failure(let refusal): fail(.refused(refusal))
            }
        }
    }

    /// `GET interactions/*/messages`: the conversation in order.
    func listMessages() throws(APIError) {
        let parameters = try parameters(["limit", "after", "before", "as_of"])
        let limit = try parameters.limit()
        let page = MessagePage(
            limit: limit,
            after: try parameters.position("after"),
            before: try parameters.position("before")
        )
        guard page.after == nil || page.before == nil else {
            throw .contradictoryParameters("after and before do not go together")
        }
        let moment = try parameters.moment()
        let id = try interactionName()
        if let moment {
            return try readAsOf(moment, id) { views, position throws(APIError) in
                try answerMessages(of: id, in: views, page, position: position)
            }
        }
        try answerMessages(
            of: id,
            in: surface.views.reader,
            page,
            position: shownPosition
        )
    }

    /// `GET messages`: those whose text contains something, the newest first.
    func searchMessages() throws(APIError) {
        let parameters = try parameters(["q", "limit", "before"])
        let limit = try parameters.limit()
        let before = try parameters.identifier("before", MessageSubject.self)
        guard let text = parameters["q"],
            (1...Self.searchedTextMax).contains(text.unicodeScalars.count)
        else { throw .badParameter("q", expected: "1 to \(Self.searchedTextMax) characters") }
        let pattern = TextPattern(text)
        try attemptElsewhere { () throws(APIError) in
            let position = shownPosition
            let found = try read { views throws(ProjectionsError) in
                try views.search(pattern, limit: limit, before: before)
            }
            let next = found.next?.text(key)
            try answer(found.messages, position: position, next: next) { json, row in
                json.encoding(of: row)
            }
        }
    }

    private static let searchedTextMax = 200

    private func answerMessages(
        of id: InteractionID,
        in views: ViewsReader,
        _ page: MessagePage,
        position: Position
    ) throws(APIError) {
        let found = try read(views) { views throws(ProjectionsError) in
            try views.interaction(id) == nil ? nil : try page.read(of: id, in: views)
        }
        guard let found else { throw .unknownSubject("interaction") }
        try answer(
            found.rows,
            position: position,
            next: found.next.map { String($0) }
        ) { json, row in
            json.encoding(of: row)
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
            ? try fields.neededText("body", limit: Fields.bodyMax)
            : try fields.text("body", limit: Fields.bodyMax) ?? ""
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
    private func answerMessage(_ receipt: Ledger.Receipt, isScheduled: Bool) {
        surface.work.follow {
            attempt { () throws(APIError) in
                if !isScheduled, !receipt.interaction.isNone,
                    try answerMessage(receipt, receipt.interaction)
                {
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
        let scheduled = try read { views throws(ProjectionsError) in
            try views.scheduledMessage(MessageID(receipt.position))
        }
        if let scheduled { return answerScheduled(receipt, scheduled) }
        let message = try read { views throws(ProjectionsError) in
            try views.message(MessageID(receipt.position))
        }
        let interaction = message?.interaction ?? receipt.interaction
        if try answerMessage(receipt, interaction) { return }
        // It is durable all the same: what the views would add can be read later.
        reply.json(answerBody(receipt, interaction, number: nil), status: 201)
    }

    /// What is to be sent later is kept under an identifier of its own; what is sent has another.
    private func answerScheduled(_ receipt: Ledger.Receipt, _ row: ScheduledMessageRow) {
        var json = JSONText()
        json.beginObject()
        json.member("position", receipt.last)
        json.member("message", row.id.text(key))
        if !row.interaction.isNone { json.member("interaction", row.interaction.text(key)) }
        json.member("rule", Rule.y8.name)
        json.member("send_at", row.sendAt.description)
        if row.quietUntil != .zero { json.member("quiet_until", row.quietUntil.description) }
        json.endObject()
        let headers = receipt.isRepeat ? [("Idempotency-Replayed", "true")] : []
        reply.json(json, status: 201, headers: headers)
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

/// A page of a conversation: from its beginning on, or the last messages before a place.
private struct MessagePage: Sendable {
    let limit: Int
    let after: Position?
    let before: Position?

    func read(
        of id: InteractionID,
        in views: ViewsReader
    ) throws(ProjectionsError) -> (rows: [MessageRow], next: Position?) {
        guard let before else {
            let rows = try views.messages(of: id, limit: limit + 1, after: after)
            let page = Array(rows.prefix(limit))
            return (page, rows.count > limit ? page.last?.position : nil)
        }
        let rows = try views.lastMessages(of: id, limit: limit + 1, before: before)
        let page = Array(rows.suffix(limit))
        return (page, rows.count > limit ? page.first?.position : nil)
    }
}

extension JSONText {
    /// Writes how many segments a message takes, and in which alphabet.
    fileprivate mutating func encoding(of row: MessageRow) {
        member("segments", row.encoding.segments)
        member("encoding", row.encoding.alphabet.rawValue)
    }
}
