import Engine
import Projections
import Vocabulary

extension Call {
    /// `POST interactions/next`: the caller takes the one that has waited longest.
    ///
    /// It is answered when the views show it, so that what follows finds the interaction's number.
    func takeNext() throws(APIError) {
        var fields = try fields()
        let queue = try fields.identifier("queue", QueueSubject.self) ?? .none
        try fields.end()
        submit(.nextInteractionTaken(NextInteractionTaken(agent: caller.user, queue: queue))) {
            receipt in
            surface.viewsWaiting.wait(until: receipt.last) { _ in reply.json(answer(receipt)) }
        }
    }

    /// `POST interactions/*/assign`: to the caller, or by a supervisor to anybody.
    func assign() throws(APIError) {
        var fields = try fields()
        let agent = try agent(try fields.text("agent"), "agent")
        try fields.end()
        guard agent == caller.user || !caller.roles.filter({ $0 != .agent }).isEmpty else {
            throw .onlyForOneself
        }
        let id = try interactionName()
        submit(
            .interactionAssignedByHand(
                InteractionAssignedByHand(interaction: id, agent: agent, by: caller.user)
            )
        )
    }

    /// `POST interactions/*/transfer`: to an agent or to a queue, with a private note.
    func transfer() throws(APIError) {
        var fields = try fields()
        var transfer = InteractionTransferred(by: caller.user)
        transfer.agent = try fields.identifier("agent", UserSubject.self) ?? .none
        transfer.queue = try fields.identifier("queue", QueueSubject.self) ?? .none
        transfer.note = try fields.text("note") ?? ""
        try fields.end()
        transfer.interaction = try interactionName()
        submit(.interactionTransferred(transfer))
    }

    /// `POST interactions/*/hold` and `/resume`.
    func request(_ state: InteractionState) throws(APIError) {
        var fields = try fields()
        let reason = try fields.text("reason") ?? ""
        try fields.end()
        try request(state, reason: reason, wrapUpCode: "")
    }

    /// `POST interactions/*/wrap-up`: the conversation is over, the agent finishes up.
    func wrapUp() throws(APIError) {
        var fields = try fields()
        let code = try fields.text("code") ?? ""
        let reason = try fields.text("reason") ?? ""
        try fields.end()
        try request(.wrapUp, reason: reason, wrapUpCode: code)
    }

    /// `POST interactions/*/close`: 200 with the record; a closed one is answered as it is.
    func close() throws(APIError) {
        var fields = try fields()
        var change = InteractionStateRequested(state: .closedComplete, by: caller.user)
        if let word = try fields.text("state") {
            guard let state = InteractionState(word: word), state.isClosed else {
                throw .badField("state", expected: "closed_complete or closed_abandoned")
            }
            change.state = state
        }
        change.reason = try fields.text("reason") ?? ""
        change.wrapUpCode = try fields.text("wrap_up_code") ?? ""
        try fields.end()
        change.interaction = try interactionName()
        let id = change.interaction
        submit(.interactionStateRequested(change)) { receipt in
            surface.viewsWaiting.wait(until: receipt.last) { isShown in
                attempt { () throws(APIError) in
                    let row = try read { views throws(ProjectionsError) in
                        try views.interaction(id)
                    }
                    guard isShown, let row else { return reply.json(answer(receipt)) }
                    answerClosed(row, position: receipt.last)
                }
            }
        }
    }

    /// A closed interaction as it is.
    func answerClosed(_ row: InteractionRow, position: Position) {
        attempt { () throws(APIError) in
            var json = JSONText()
            json.beginObject()
            json.member("position", position)
            json.member("interaction", row.id.text(key))
            json.key("record")
            try json.row(row, key)
            json.endObject()
            reply.json(json)
        }
    }

    private func request(
        _ state: InteractionState,
        reason: String,
        wrapUpCode: String
    ) throws(APIError) {
        let change = InteractionStateRequested(
            interaction: try interactionName(),
            state: state,
            by: caller.user,
            reason: reason,
            wrapUpCode: wrapUpCode
        )
        submit(.interactionStateRequested(change))
    }
}
