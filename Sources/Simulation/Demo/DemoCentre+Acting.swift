import Decisions
import Engine
import Vocabulary

extension DemoCentre {
    func perform(_ act: Act, at time: Instant) throws(SimulationError) {
        switch act {
        case .shiftBegins(let agent):
            isAtWork.insert(agent)
            try change(agent, to: "Available", at: time)
            for id in ledger.state.routing.conversations(of: agent) {
                plan(.answers(id, agent), around: 500, after: time)
            }
        case .pauseBegins(let agent): try change(agent, to: "Away", at: time)
        case .pauseEnds(let agent):
            guard isAtWork.contains(agent) else { return }
            try change(agent, to: "Available", at: time)
        case .shiftEnds(let agent):
            isAtWork.remove(agent)
            try change(agent, to: "Offline", at: time)
        case .writes(let requester): try begin(requester, at: time)
        case .continues(let id): try continueTalk(id, at: time)
        case .decides(let id, let agent, let offer): try decide(id, agent, offer, at: time)
        case .answers(let id, let agent): try answer(id, agent, at: time)
        case .ends(let id, let agent): try end(id, agent, at: time)
        case .virtualAgentActs(let id): try virtualAgent(id, at: time)
        case .sends(let message, let id, let isConsentAnswer):
            try send(message, id, isConsentAnswer, at: time)
        case .composes(let agent): try compose(agent, at: time)
        case .wishes(let requester, let text):
            cast.requesters[requester].isSilent = text == "STOP"
            try write(requester, text, to: plans[requester]?.line ?? 1, at: time)
        case .sharesNumber(let requester):
            let other = cast.requesters[requester]
            let set = ConsumerSet(
                name: "Wilma " + (other.name.split(separator: " ").last ?? ""),
                active: true,
                phones: [other.number],
                territory: other.territory
            )
            try submit(.consumerSet(set), at: time)
        }
    }

    private func begin(_ requester: Int, at time: Instant) throws(SimulationError) {
        // Who is in a conversation, or wants none, does not begin another. What those have begun who
        // go on writing is over when the demo begins.
        guard requester >= DemoCast.phones || end - time > .hours(60),
            !cast.requesters[requester].isSilent,
            !conversations.values.contains(where: { $0.requester == requester })
        else { return }
        var talk = DemoTalk.all[numbers.below(DemoTalk.all.count)]
        if talk.line == 0, numbers.chance(25) { talk = DemoTalk.virtual }
        plans[requester] = talk
        let words = DemoWords(&numbers, name: firstName(requester))
        pendingWords = words
        try write(requester, words.fill(talk.lines[0]), to: talk.line, at: time)
    }

    func firstName(_ requester: Int) -> String {
        guard cast.requesters[requester].kind != .guest else { return "" }
        return cast.requesters[requester].name.split(separator: " ").first.map(String.init) ?? ""
    }

    private func write(
        _ requester: Int,
        _ body: String,
        to line: Int,
        at time: Instant
    ) throws(SimulationError) {
        let name = DemoTalk.applications[line]
        let application = ledger.state.applications.first { $0.name == name }
        let message = SMSReceived(
            application: application?.application ?? .none,
            from: cast.requesters[requester].number,
            to: application?.number ?? .anonymous,
            body: body,
            providerMessageID: "demo-\(ledger.next)"
        )
        try submit(.smsReceived(message), at: time)
    }

    private func continueTalk(_ id: InteractionID, at time: Instant) throws(SimulationError) {
        guard let conversation = conversations[id], conversation.place % 2 == 0,
            !cast.requesters[conversation.requester].isSilent,
            let line = conversation.talk.line(conversation.place, conversation.words)
        else { return }
        conversations[id]?.place += 1
        try write(conversation.requester, line, to: conversation.talk.line, at: time)
    }

    private func change(
        _ agent: UserID,
        to presence: String,
        at time: Instant
    ) throws(SimulationError) {
        let change = PresenceChanged(
            agent: agent,
            by: agent,
            presence: presences[presence] ?? .none
        )
        try submit(.presenceChanged(change), at: time)
    }

    private func decide(
        _ id: InteractionID,
        _ agent: UserID,
        _ offer: Position,
        at time: Instant
    ) throws(SimulationError) {
        guard offers[id] == offer else { return }
        if numbers.chance(94) {
            let acceptance = WorkItemAccepted(interaction: id, agent: agent)
            try submit(.workItemAccepted(acceptance), at: time)
        } else {
            let reasons = ledger.state.routing.rejectReasons
            let reason = reasons[numbers.below(reasons.count)].reason
            let rejection = WorkItemRejected(interaction: id, agent: agent, reason: reason)
            try submit(.workItemRejected(rejection), at: time)
        }
    }

    private func virtualAgent(_ id: InteractionID, at time: Instant) throws(SimulationError) {
        guard var conversation = conversations[id], conversation.holder.isNone,
            conversation.place % 2 == 1, conversation.moves == 0
        else { return }
        if conversation.talk.subject == DemoTalk.virtual.subject {
            guard let line = conversation.talk.line(conversation.place, conversation.words) else {
                let end = InteractionStateRequested(interaction: id, state: .closedComplete)
                try submit(.interactionStateRequested(end), at: time)
                return
            }
            conversations[id]?.place += 1
            let reply = VirtualAgentReplied(interaction: id, body: line)
            try submit(.virtualAgentReplied(reply), at: time)
            plan(.continues(id), around: 60, after: time)
            return
        }
        conversation.moves += 1
        conversations[id] = conversation
        let reply = VirtualAgentReplied(
            interaction: id,
            body:
                "Hello! I am Bea, the virtual agent. One moment, a colleague will answer you here."
        )
        try submit(.virtualAgentReplied(reply), at: time)
        let handOff = VirtualAgentHandedOff(interaction: id, reason: "asked for a person")
        try submit(.virtualAgentHandedOff(handOff), at: time + .seconds(1))
    }

    private func send(
        _ message: MessageID,
        _ id: InteractionID,
        _ isConsentAnswer: Bool,
        at time: Instant
    ) throws(SimulationError) {
        guard let pair = pairs[id] else { return }
        let attempt = SendAttempted(
            message: message,
            attempt: 1,
            requester: pair.requester,
            company: pair.company,
            isConsentAnswer: isConsentAnswer
        )
        guard try submit(.sendAttempted(attempt), at: time) else { return }
        if numbers.below(1_000) < 8 {
            let failure = SendFailed(
                message: message,
                final: true,
                code: "30005",
                detail: "The number is unknown or no longer in service."
            )
            try submit(.sendFailed(failure), at: time)
            return
        }
        try submit(.sendAccepted(SendAccepted(message: message)), at: time)
        let report = DeliveryReported(message: message, status: .delivered)
        try submit(.deliveryReported(report), at: time + Milliseconds(rawValue: 600))
    }

    private func compose(_ agent: UserID, at time: Instant) throws(SimulationError) {
        let index = DemoCast.phones + numbers.below(size.requesters - DemoCast.phones)
        let requester = cast.requesters[index]
        guard !requester.isSilent, requester.kind != .guest,
            !conversations.values.contains(where: { $0.requester == index })
        else { return }
        let words = DemoWords(&numbers, name: firstName(index), agent: firstName(of: agent))
        let notice = DemoTalk.notices[numbers.below(DemoTalk.notices.count)]
        let from = ledger.state.applications.first { $0.name == "Workshop" }?.number
        let message = AgentInitiatedSMS(
            agent: agent,
            from: from ?? .anonymous,
            to: requester.number,
            requester: Person(requester.kind, requester.person),
            body: words.fill(notice)
        )
        plans[index] = DemoTalk(
            "Notice to the customer",
            2,
            "Answered",
            [notice, "", "Great, thank you! I will come by {day}."]
        )
        pendingWords = words
        try submit(.agentInitiatedSMS(message), at: time)
    }

    func firstName(of agent: UserID) -> String {
        let name = agents.first { $0.user == agent }?.name ?? ""
        return name.split(separator: " ").first.map(String.init) ?? ""
    }
}
