import Decisions
import Engine
import Vocabulary

extension SupportCentre {
    /// What happens by itself: shifts, and first messages over the day.
    func plan() {
        for day in 0..<size.days {
            for agent in 0..<size.agents {
                // Every third works on a weekend day; three shifts a day.
                guard day % 7 < 5 || agent % 3 == day % 3 else { continue }
                let begins = [6, 9, 13][agent % 3] * 60 + numbers.below(20)
                let start = Self.start + .days(Int64(day)) + .minutes(Int64(begins))
                plan(.agentStarts(agent), at: start)
                plan(.agentPauses(agent), at: start + .minutes(Int64(220 + numbers.below(40))))
                plan(.agentLeaves(agent), at: start + .minutes(Int64(480 + numbers.below(15))))
            }
        }
        for requester in 0..<size.requesters {
            let address = Self.number(1_777_000_0000, requester)
            places.requesters[address] = requester
            for _ in 0...numbers.below(3) {
                plan(.requesterWrites(requester), at: momentOfDay())
            }
        }
    }

    /// More by day than by night: the most frequent hour of two is kept.
    private func momentOfDay() -> Instant {
        let day = numbers.below(size.days)
        let hours = [numbers.below(24), numbers.below(24)]
        let hour = abs(hours[0] - 13) < abs(hours[1] - 13) ? hours[0] : hours[1]
        let second = numbers.below(3_600_000)
        return Self.start + .days(Int64(day)) + .hours(Int64(hour))
            + Milliseconds(rawValue: Int64(second))
    }

    func perform(_ act: Act, at time: Instant) throws(SimulationError) {
        switch act {
        case .requesterWrites(let requester): try write(requester, "Hello", at: time)
        case .requesterReplies(let requester): try write(requester, "And then?", at: time)
        case .agentReturns(let agent):
            guard places.isAtWork[agent] else { return }
            try change(agent, to: places.available, at: time)
        case .agentStarts(let agent):
            places.isAtWork[agent] = true
            try change(agent, to: places.available, at: time)
            resume(agent, at: time)
        case .agentPauses(let agent):
            try change(agent, to: places.away, at: time)
            plan(.agentReturns(agent), at: time + .minutes(30))
        case .agentLeaves(let agent):
            places.isAtWork[agent] = false
            try change(agent, to: places.offline, at: time)
        case .agentDecides(let id, let agent, let offer):
            try decide(id, agent, offer, at: time)
        case .agentActs(let id, let agent): try work(on: id, agent, at: time)
        case .virtualAgentActs(let id): try virtualAgentAnswers(id, at: time)
        case .virtualAgentEnds(let id): try virtualAgentEnds(id, at: time)
        }
    }

    private func write(
        _ requester: Int,
        _ body: String,
        at time: Instant
    ) throws(SimulationError) {
        let company = places.company[(requester / 7) % places.company.count]
        let message = SMSReceived(
            application: ledger.state.application(number: company)?.application ?? .none,
            from: Self.number(1_777_000_0000, requester),
            to: company,
            body: body,
            providerMessageID: "SM\(ledger.next)"
        )
        try submit(.smsReceived(message), at: time)
    }

    private func change(
        _ agent: Int,
        to presence: PresenceID,
        at time: Instant
    ) throws(SimulationError) {
        let id = places.agents[agent]
        try submit(
            .presenceChanged(PresenceChanged(agent: id, by: id, presence: presence)),
            at: time
        )
    }

    /// Whoever comes back goes on with the conversations that were left.
    private func resume(_ agent: Int, at time: Instant) {
        let id = places.agents[agent]
        for interaction in ledger.state.routing.conversations(of: id) {
            plan(
                .agentActs(interaction, id),
                at: time + Milliseconds(rawValue: numbers.around(seconds: 600))
            )
        }
    }

    private func decide(
        _ id: InteractionID,
        _ agent: UserID,
        _ offer: Position,
        at time: Instant
    ) throws(SimulationError) {
        guard auditor.offer(of: id) == offer else { return }
        if numbers.chance(90) {
            try submit(
                .workItemAccepted(WorkItemAccepted(interaction: id, agent: agent)),
                at: time
            )
        } else {
            let reason = places.reasons[numbers.below(2)]
            try submit(
                .workItemRejected(
                    WorkItemRejected(interaction: id, agent: agent, reason: reason)
                ),
                at: time
            )
        }
    }

    private func work(
        on id: InteractionID,
        _ agent: UserID,
        at time: Instant
    ) throws(SimulationError) {
        guard places.holder[id] == agent, let index = places.index[agent],
            places.isAtWork[index], let left = places.answersLeft[id]
        else { return }
        if left > 0 {
            places.answersLeft[id] = left - 1
            try submit(
                .agentReplied(AgentReplied(agent: agent, interaction: id, body: "An answer")),
                at: time
            )
            let wait = Milliseconds(rawValue: numbers.around(seconds: 300))
            if let requester = places.owner[id], numbers.chance(85) {
                plan(.requesterReplies(requester), at: time + wait)
            } else {
                plan(.agentActs(id, agent), at: time + wait)
                places.answersLeft[id] = 0
            }
            return
        }
        if numbers.chance(5) {
            let queue = places.queues[numbers.below(places.queues.count)]
            try submit(
                .interactionTransferred(
                    InteractionTransferred(interaction: id, queue: queue, by: agent)
                ),
                at: time
            )
            return
        }
        if numbers.chance(10) {
            try request(id, .onHold, agent, at: time)
            plan(.agentActs(id, agent), at: time + .minutes(40))
        } else {
            try request(id, .closedComplete, agent, at: time)
        }
    }

    private func request(
        _ id: InteractionID,
        _ state: InteractionState,
        _ agent: UserID,
        at time: Instant
    ) throws(SimulationError) {
        try submit(
            .interactionStateRequested(
                InteractionStateRequested(interaction: id, state: state, by: agent)
            ),
            at: time
        )
    }

    private func virtualAgentAnswers(
        _ id: InteractionID,
        at time: Instant
    ) throws(SimulationError) {
        guard places.owner[id] != nil, places.holder[id] == nil else { return }
        try submit(
            .virtualAgentReplied(VirtualAgentReplied(interaction: id, body: "A menu")),
            at: time
        )
        plan(.virtualAgentEnds(id), at: time + .seconds(Int64(15 + numbers.below(45))))
    }

    private func virtualAgentEnds(
        _ id: InteractionID,
        at time: Instant
    ) throws(SimulationError) {
        guard places.owner[id] != nil, places.holder[id] == nil else { return }
        if numbers.chance(65) {
            try submit(
                .virtualAgentHandedOff(
                    VirtualAgentHandedOff(interaction: id, reason: "asked for a person")
                ),
                at: time
            )
        } else {
            try request(id, .closedComplete, .none, at: time)
        }
    }

    /// What people do about what the engine decided.
    func react(to record: LoggedRecord) {
        guard case .outcome(let outcome) = record.event else { return }
        let id = record.interaction
        switch outcome {
        case .interactionOpened(let opening):
            guard let requester = places.requesters[opening.requester] else { return }
            places.owner[id] = requester
        case .interactionAssigned(let assignment):
            if assignment.responder == .virtualAgent {
                plan(.virtualAgentActs(id), at: record.time + .seconds(3))
            } else {
                places.holder[id] = assignment.agent
                if places.answersLeft[id] == nil {
                    places.answersLeft[id] = 1 + numbers.below(4)
                }
                planAnswer(id, assignment.agent, after: record.time)
            }
        case .interactionQueued: places.holder[id] = nil
        case .interactionClosed:
            places.holder[id] = nil
            places.owner[id] = nil
            places.answersLeft[id] = nil
        case .messageJoined(let message) where message.author == .requester:
            if let agent = places.holder[id] { planAnswer(id, agent, after: record.time) }
        case .workItemOffered(let offer):
            // Some never look: the offer passes.
            guard numbers.chance(95) else { return }
            plan(
                .agentDecides(id, offer.agent, record.position),
                at: record.time + Milliseconds(rawValue: numbers.around(seconds: 20))
            )
        case .agentPresenceChanged(let change):
            guard let agent = places.index[change.agent], places.isAtWork[agent] else { return }
            plan(.agentReturns(agent), at: record.time + .minutes(10))
        default: break
        }
    }

    private func planAnswer(_ id: InteractionID, _ agent: UserID, after time: Instant) {
        plan(
            .agentActs(id, agent),
            at: time + Milliseconds(rawValue: numbers.around(seconds: 180))
        )
    }
}
