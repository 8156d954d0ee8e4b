import EventLog
import Simulation
import Testing
import Vocabulary

@testable import Projections

@Suite("Statistics")
struct StatisticsTests {
    @Test(
        "are what a count of every record gives, queue by queue and hour by hour",
        arguments: [3, 4] as [UInt64]
    )
    func counted(seed: UInt64) throws {
        let size = SupportCentre.Size(seed: seed, agents: 12, requesters: 250, days: 4)
        let centre = try SupportCentre(size)
        _ = try centre.run()
        try compare(centre.log)
    }

    @Test("follow any log", arguments: 1...4 as ClosedRange<UInt64>)
    func anyLog(seed: UInt64) throws {
        try compare(RandomLog.write(seed: seed, records: 2_000).log)
    }

    private func compare(_ log: MemoryLog) throws {
        let expected = try CountedLog(log)
        let views = try Views(log: log, store: MemoryViewStore())
        try views.projector.catchUp()
        let (queues, agents) = try views.store.read { views throws(ProjectionsError) in
            (
                try views.rows(.queueHours, QueueHourRow.self),
                try views.rows(.agentHours, AgentHourRow.self)
            )
        }
        var found: [CountedLog.Place: CountedLog.Figures] = [:]
        for row in queues {
            let place = CountedLog.Place(
                subject: row.queue.rawValue,
                hour: row.hour.rawValue / 3_600_000
            )
            found[place] = CountedLog.Figures(counts: row.counts, durations: [:])
            let durations = expected.queues[place]?.durations ?? [:]
            for (name, histogram) in row.histograms {
                #expect(histogram == DurationHistogram(of: durations[name] ?? []), "\(name)")
            }
        }
        for (place, figures) in expected.queues {
            let counts = figures.counts.filter { $0.value != 0 && $0.key != "withdrawn" }
            #expect(found[place]?.counts ?? [:] == counts)
        }
        #expect(queues.count { !$0.isEmpty } == queues.count)
        found = [:]
        for row in agents {
            let hour = row.hour.rawValue / 3_600_000
            let place = CountedLog.Place(subject: row.agent.rawValue, hour: hour)
            found[place] = CountedLog.Figures(counts: row.counts, durations: [:])
            let durations = expected.agents[place]?.durations["response"] ?? []
            #expect(row.responses == DurationHistogram(of: durations))
        }
        for (place, figures) in expected.agents {
            let counts = figures.counts.filter { $0.value != 0 && $0.key != "withdrawn" }
            #expect(found[place]?.counts ?? [:] == counts)
        }
        try compareStanding(views, queues)
    }

    /// How many waited at the end is how many wait now; a day is the sum of its hours.
    private func compareStanding(_ views: Views, _ rows: [QueueHourRow]) throws {
        let end = views.projector.checkpoint.horizon
        let step = Statistics.Step.hour
        let last = step.start(of: end) + step.length
        let first = step.start(of: try #require(rows.map(\.hour).min()))
        let all = try views.reader.statistics(from: first, to: last, by: .hour)
        let waiting = try views.reader.workItems(waitingIn: nil, limit: 100_000).count
        #expect(all.total.waiting == UInt64(waiting))
        #expect(all.spans.last?.waiting == UInt64(waiting))
        #expect(all.total.messagesIn == rows.map(\.messagesIn).reduce(0, +))
        #expect(all.spans.map(\.agentMessages).reduce(0, +) == all.total.agentMessages)
        let days = try views.reader.statistics(
            from: Statistics.Step.day.start(of: first),
            to: Statistics.Step.day.start(of: end) + .days(1),
            by: .day
        )
        #expect(days.total == all.total.at(.zero))
        #expect(days.queues == all.queues)
        #expect(days.agents == all.agents)
        for queue in all.queues {
            let one = try views.reader.statistics(
                from: first,
                to: last,
                by: .hour,
                queue: queue.queue
            )
            #expect(one.queues == [queue])
            #expect(one.agents.isEmpty)
        }
    }

    @Test func `count a duration in the bucket whose bound it does not exceed`() {
        for (place, bound) in DurationHistogram.boundsInSeconds.enumerated() {
            #expect(DurationHistogram.bucket(of: bound * 1_000) == place)
            #expect(DurationHistogram.bucket(of: bound * 1_000 + 1) == place + 1)
        }
        #expect(DurationHistogram.bucket(of: 0) == 0)
        #expect(DurationHistogram.bucket(of: .max / 2) == DurationHistogram.bucketCount - 1)
    }

    @Test func `give a quantile within the bucket that holds it`() {
        var random = SeededGenerator(seed: 5)
        for count in [1, 2, 3, 10, 999] {
            let durations = (0..<count).map { _ in Int64.random(in: 0...900_000, using: &random) }
            let histogram = DurationHistogram(of: durations)
            let sorted = durations.sorted()
            for percent in [1, 50, 95, 100] as [UInt64] {
                let rank = max((count * Int(percent) + 99) / 100, 1)
                let place = DurationHistogram.bucket(of: sorted[rank - 1])
                let found = histogram.quantile(percent: percent)?.rawValue ?? -1
                #expect(DurationHistogram.bucket(of: found) == place)
            }
        }
        #expect(DurationHistogram().quantile(percent: 50) == nil)
    }
}

extension DurationHistogram {
    fileprivate init(of durations: [Int64]) {
        self.init()
        for duration in durations { add(Milliseconds(rawValue: duration)) }
    }
}

extension QueueHourRow {
    fileprivate func at(_ hour: Instant) -> QueueHourRow {
        var row = self
        row.hour = hour
        return row
    }

    fileprivate var counts: [String: Int] {
        [
            "opened by requesters": openedByRequesters, "opened by agents": openedByAgents,
            "closed_complete": closedComplete, "closed_abandoned": closedAbandoned,
            "in": messagesIn, "by agents": agentMessages, "by bot": virtualAgentMessages,
            "system": systemMessages, "queued": queued, "left by closed": leftByClosing,
            "left by moved": leftByMoving, "offered": offers, "accepted": offersAccepted,
            "rejected": offersRejected, "timed_out": offersTimedOut, "measured": measured,
            "in time": inTime,
        ]
        .filter { $0.value != 0 }.mapValues(Int.init)
    }

    fileprivate var histograms: [String: DurationHistogram] {
        [
            "wait": waits, "first response": firstResponses, "response": responses,
            "handling": handling,
        ]
    }
}

extension AgentHourRow {
    fileprivate var counts: [String: Int] {
        [
            "assigned": assigned, "closed": closed, "messages": messages, "offered": offers,
            "accepted": offersAccepted, "rejected": offersRejected,
            "timed_out": offersTimedOut, "handled": handled,
        ]
        .filter { $0.value != 0 }.mapValues(Int.init)
    }
}
