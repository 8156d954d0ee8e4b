import Engine
import Projections
import Vocabulary

extension Call {
    /// How many steps an answer has when nobody says since when.
    private static let stepsUsual: Int64 = 24

    /// `GET statistics`: what happened, by hours or days of UTC; the last 24 of them when nobody says.
    func showStatistics() throws(APIError) {
        let parameters = try parameters(["from", "to", "queue", "step"])
        let period = try period(parameters)
        let queue = try parameters.identifier("queue", QueueSubject.self)
        if let queue {
            let row = try read { views throws(ProjectionsError) in try views.queue(queue) }
            guard row != nil else { throw .unknownIdentifier("queue") }
        }
        let position = shownPosition
        try attemptElsewhere { () throws(APIError) in
            let names = try statisticsNames()
            let statistics = try read { views throws(ProjectionsError) in
                try views.statistics(
                    from: period.start,
                    to: period.end,
                    by: period.step,
                    queue: queue
                )
            }
            var json = JSONText()
            json.beginObject()
            json.member("position", position)
            json.member("from", period.start.description)
            json.member("to", period.end.description)
            json.member("step", period.step.rawValue)
            if let queue { json.member("queue", queue.text(key)) }
            json.statistics(statistics, names, key)
            json.endObject()
            reply.json(json)
        }
    }

    private func period(_ parameters: Parameters) throws(APIError) -> StatisticsPeriod {
        let step = try parameters.step()
        // What lies ahead is empty: the present step is the last.
        let now = surface.engine.clock.read().wall
        let last = step.start(of: now) + step.length
        var end = last
        if let to = try parameters.time("to") {
            let start = step.start(of: to)
            end = min(start == to ? to : start + step.length, last)
        }
        let usual = Instant(rawValue: end.rawValue - step.length.rawValue * Self.stepsUsual)
        let start = step.start(of: try parameters.time("from") ?? usual)
        guard start < end else {
            throw .contradictoryParameters("are wrong: from must be before to, and before now")
        }
        guard (end - start).rawValue / step.length.rawValue <= step.countMax else {
            throw .contradictoryParameters(
                "ask for too much: from and to are at most \(step.countMax) \(step)s apart"
            )
        }
        return StatisticsPeriod(start: start, end: end, step: step)
    }

    private func statisticsNames() throws(APIError) -> StatisticsNames {
        try read { views throws(ProjectionsError) in
            var names = StatisticsNames()
            for queue in try views.queues() { names.queues[queue.id] = queue.name }
            for user in try views.users() { names.users[user.id] = user.name }
            return names
        }
    }
}

/// The steps that somebody asks about.
private struct StatisticsPeriod {
    var start: Instant
    var end: Instant
    var step: Statistics.Step
}

/// What queues and agents are called.
private struct StatisticsNames {
    var queues: [QueueID: String] = [:]
    var users: [UserID: String] = [:]
}

extension Parameters {
    fileprivate func step() throws(APIError) -> Statistics.Step {
        guard let word = self["step"] else { return .hour }
        guard let step = Statistics.Step(rawValue: word) else {
            let words = Statistics.Step.allCases.map(\.rawValue).joined(separator: " or ")
            throw .badParameter("step", expected: words)
        }
        return step
    }

    fileprivate func time(_ name: String) throws(APIError) -> Instant? {
        guard let text = self[name] else { return nil }
        guard let time = Instant(text), time >= .zero else {
            throw .badParameter(name, expected: "a time such as 2026-03-02T09:00:00Z")
        }
        return time
    }
}

extension JSONText {
    fileprivate mutating func statistics(
        _ statistics: Statistics,
        _ names: StatisticsNames,
        _ key: SysIDKey
    ) {
        self.key("bounds_s")
        beginArray()
        for bound in DurationHistogram.boundsInSeconds { number(bound) }
        endArray()
        self.key("spans")
        beginArray()
        for span in statistics.spans {
            beginObject()
            member("at", span.hour.description)
            figures(span, withBuckets: false)
            endObject()
        }
        endArray()
        self.key("total")
        beginObject()
        figures(statistics.total, withBuckets: true)
        endObject()
        self.key("queues")
        beginArray()
        for queue in statistics.queues {
            beginObject()
            if !queue.queue.isNone {
                member("queue", queue.queue.text(key))
                member("name", names.queues[queue.queue] ?? "")
            }
            figures(queue, withBuckets: true)
            endObject()
        }
        endArray()
        self.key("agents")
        beginArray()
        for agent in statistics.agents {
            beginObject()
            member("agent", agent.agent.text(key))
            member("name", names.users[agent.agent] ?? "")
            figures(agent)
            endObject()
        }
        endArray()
    }

    private mutating func figures(_ row: QueueHourRow, withBuckets: Bool) {
        member("opened_by_requesters", row.openedByRequesters)
        member("opened_by_agents", row.openedByAgents)
        member("closed_complete", row.closedComplete)
        member("closed_abandoned", row.closedAbandoned)
        member("messages_in", row.messagesIn)
        member("agent_messages", row.agentMessages)
        member("virtual_agent_messages", row.virtualAgentMessages)
        member("system_messages", row.systemMessages)
        member("queued", row.queued)
        member("left_by_closing", row.leftByClosing)
        member("left_by_moving", row.leftByMoving)
        member("offers", row.offers)
        member("offers_accepted", row.offersAccepted)
        member("offers_rejected", row.offersRejected)
        member("offers_timed_out", row.offersTimedOut)
        member("measured", row.measured)
        member("in_time", row.inTime)
        member("waiting", row.waiting)
        member("waiting_most", row.waitingMost)
        durations("wait", row.waits, withBuckets)
        durations("first_response", row.firstResponses, withBuckets)
        durations("response", row.responses, withBuckets)
        durations("handling", row.handling, withBuckets)
    }

    private mutating func figures(_ row: AgentHourRow) {
        member("assigned", row.assigned)
        member("closed", row.closed)
        member("messages", row.messages)
        member("offers", row.offers)
        member("offers_accepted", row.offersAccepted)
        member("offers_rejected", row.offersRejected)
        member("offers_timed_out", row.offersTimedOut)
        member("handled_ms", row.handled)
        durations("response", row.responses, false)
    }

    private mutating func durations(
        _ name: String,
        _ histogram: DurationHistogram,
        _ withBuckets: Bool
    ) {
        key(name)
        beginObject()
        member("count", histogram.count)
        if let median = histogram.quantile(percent: 50),
            let most = histogram.quantile(percent: 95)
        {
            member("sum_ms", histogram.sum)
            member("median_ms", median.rawValue)
            member("p95_ms", most.rawValue)
            if withBuckets {
                key("buckets")
                beginArray()
                for count in histogram.buckets { number(count) }
                endArray()
            }
        }
        endObject()
    }
}
