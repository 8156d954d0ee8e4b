import Engine
import Extensions
import Vocabulary

extension Call {
    /// `POST interactions/*/notes`: a private note of the caller's.
    func writeNote() throws(APIError) {
        var fields = try fields()
        let body = try fields.neededText("body", limit: Fields.bodyMax)
        try fields.end()
        let note = NoteWritten(
            interaction: try interactionName(),
            agent: caller.user,
            body: body
        )
        submit(.noteWritten(note))
    }

    /// `POST interactions/*/short-description`: what it is about, in a line.
    func setShortDescription() throws(APIError) {
        var fields = try fields()
        let text = try fields.neededText("text")
        try fields.end()
        let change = ShortDescriptionSet(
            interaction: try interactionName(),
            text: text,
            by: caller.user
        )
        submit(.shortDescriptionSet(change))
    }

    /// `POST interactions/*/members`: an agent joins, the caller unless another is named.
    func join() throws(APIError) {
        var fields = try fields()
        let agent = try agent(try fields.text("agent"), "agent")
        try fields.end()
        let joining = AgentJoined(
            interaction: try interactionName(),
            agent: agent,
            by: caller.user
        )
        submit(.agentJoined(joining))
    }

    /// `DELETE interactions/*/members/*`: an agent leaves, the caller as `me`.
    func leave() throws(APIError) {
        let agent =
            names[1] == "me" ? caller.user : try identifier(UserSubject.self, "user", at: 1)
        submit(.agentLeft(AgentLeft(interaction: try interactionName(), agent: agent)))
    }

    /// `POST interactions/*/reassociate`: says whose number it is (row P5).
    func reassociate() throws(APIError) {
        var fields = try fields()
        let person = try fields.person()
        let reason = try fields.text("reason") ?? ""
        try fields.end()
        let change = ProfileReassociated(
            interaction: try interactionName(),
            person: person,
            by: caller.user,
            reason: reason
        )
        guard let scripts = surface.options.scripts else {
            return submit(.profileReassociated(change))
        }
        scripts.prepare(change) { submit(.profileReassociated($0)) }
    }

    /// `POST virtual-agent/interactions/*/messages`: the virtual agent answers.
    func virtualAgentReply() throws(APIError) {
        var fields = try fields()
        let body = try fields.neededText("body", limit: Fields.bodyMax)
        try fields.end()
        let message = VirtualAgentReplied(interaction: try interactionName(), body: body)
        guard let scripts = surface.options.scripts else { return send(message) }
        scripts.beforeSending(body, from: .virtualAgent, in: message.interaction) { result in
            switch result {
            case .success(let verdict):
                var message = message
                message.body = verdict.body
                message.writtenBody = verdict.writtenBody
                message.extensions = verdict.extensions
                send(message)
            case .failure(let refusal): fail(.refused(refusal))
            }
        }
    }

    private func send(_ message: VirtualAgentReplied) {
        submit(.virtualAgentReplied(message)) { receipt in
            let json = answer(receipt) { json in
                json.member("message", MessageID(receipt.position).text(key))
            }
            reply.json(json, status: 201)
        }
    }

    /// `POST virtual-agent/interactions/*/hand-off`: the virtual agent gives it to people.
    func virtualAgentHandOff() throws(APIError) {
        var fields = try fields()
        let queue = try fields.identifier("queue", QueueSubject.self) ?? .none
        let reason = try fields.text("reason") ?? ""
        try fields.end()
        let handoff = VirtualAgentHandedOff(
            interaction: try interactionName(),
            queue: queue,
            reason: reason
        )
        submit(.virtualAgentHandedOff(handoff))
    }
}
