import Decisions
import Engine
import Vocabulary

extension DemoCentre {
    /// An agent says what comes next, passes the conversation on, or brings it to its end.
    func answer(_ id: InteractionID, _ agent: UserID, at time: Instant) throws(SimulationError) {
        guard var conversation = conversations[id], conversation.holder == agent,
            isAtWork.contains(agent), conversation.place % 2 == 1
        else { return }
        conversation.words.agent = firstName(of: agent)
        guard let line = conversation.talk.line(conversation.place, conversation.words) else {
            plan(.ends(id, agent), around: 90, after: time)
            return
        }
        if conversation.place == 1, conversation.moves < 2, numbers.chance(4) {
            conversations[id]?.moves += 1
            try transfer(id, agent, at: time)
            return
        }
        conversation.place += 1
        conversations[id] = conversation
        try submit(
            .agentReplied(AgentReplied(agent: agent, interaction: id, body: line)),
            at: time
        )
        try describe(id, agent, at: time)
        if conversation.place >= conversation.talk.lines.count || numbers.chance(5) {
            // Nothing more comes: it is closed later, or by the action that closes what is silent.
            if numbers.chance(85) { plan(.ends(id, agent), around: 3_000, after: time) }
            return
        }
        if numbers.chance(5) {
            try request(id, .onHold, agent, reason: "waiting for the warehouse", at: time)
        }
        // Some answer in their next break, which is what a text message is for.
        plan(.continues(id), around: numbers.chance(12) ? 9_000 : 150, after: time)
    }

    private func describe(_ id: InteractionID, _ agent: UserID, at time: Instant)
        throws(SimulationError)
    {
        guard let conversation = conversations[id], !conversation.hasNote else { return }
        conversations[id]?.hasNote = true
        let subject = ShortDescriptionSet(
            interaction: id,
            text: conversation.talk.subject,
            by: agent
        )
        try submit(.shortDescriptionSet(subject), at: time + .seconds(2))
        if !conversation.talk.note.isEmpty, numbers.chance(60) {
            let note = NoteWritten(interaction: id, agent: agent, body: conversation.talk.note)
            try submit(.noteWritten(note), at: time + .seconds(9))
        }
        let requester = cast.requesters[conversation.requester]
        if requester.kind == .guest, numbers.chance(30) {
            try verify(id, conversation.requester, agent, at: time + .seconds(20))
        }
    }

    /// Somebody unknown says who it is, and the number is tied to a record.
    private func verify(
        _ id: InteractionID,
        _ requester: Int,
        _ agent: UserID,
        at time: Instant
    ) throws(SimulationError) {
        let person = PersonID(ledger.next)
        let set = ConsumerSet(
            by: agent,
            name: cast.requesters[requester].name,
            active: true,
            territory: cast.requesters[requester].territory
        )
        guard try submit(.consumerSet(set), at: time) else { return }
        cast.requesters[requester].kind = .consumer
        cast.requesters[requester].person = person
        let tie = ProfileReassociated(
            interaction: id,
            person: Person(.consumer, person),
            by: agent,
            reason: "order number and postcode"
        )
        try submit(.profileReassociated(tie), at: time + .seconds(1))
    }

    private func transfer(
        _ id: InteractionID,
        _ agent: UserID,
        at time: Instant
    ) throws(SimulationError) {
        let queues = ledger.state.queues.filter(\.active)
        let transfer = InteractionTransferred(
            interaction: id,
            queue: queues[numbers.below(queues.count)].queue,
            by: agent,
            note: "Could one of you take this over? It is not mine."
        )
        try submit(.interactionTransferred(transfer), at: time)
    }

    /// An agent closes a conversation, most of them by way of wrapping up.
    func end(_ id: InteractionID, _ agent: UserID, at time: Instant) throws(SimulationError) {
        guard let conversation = conversations[id], conversation.holder == agent,
            isAtWork.contains(agent)
        else { return }
        if numbers.chance(30) {
            try request(id, .wrapUp, agent, at: time)
        }
        try request(
            id,
            .closedComplete,
            agent,
            code: conversation.talk.code,
            at: time + .seconds(Int64(5 + numbers.below(40)))
        )
    }

    private func request(
        _ id: InteractionID,
        _ state: InteractionState,
        _ agent: UserID,
        reason: String = "",
        code: String = "",
        at time: Instant
    ) throws(SimulationError) {
        let request = InteractionStateRequested(
            interaction: id,
            state: state,
            by: agent,
            reason: reason,
            wrapUpCode: code
        )
        try submit(.interactionStateRequested(request), at: time)
    }
}
