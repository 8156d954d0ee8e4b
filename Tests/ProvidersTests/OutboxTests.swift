import Dispatch
import Engine
import EventLog
import Glibc
import Synchronization
import Testing
import Vocabulary

@testable import Providers

@Suite("The outbox over an engine")
struct OutboxTests {
    private func withSite(
        answer: SendOutcome? = .accepted(providerMessageID: "P"),
        isIdempotent: Bool = false,
        _ body: (OutboxSite) throws -> Void
    ) throws {
        let site = try OutboxSite.begin(answer: answer, isIdempotent: isIdempotent)
        defer { site.close() }
        try body(site)
    }

    @Test func `sends what agents write, each after its attempt is durable and in order`() throws {
        try withSite { site in
            site.start()
            let interactions = try (1...5).map { try site.open($0) }
            for turn in 0..<6 {
                for (index, interaction) in interactions.enumerated() {
                    try site.reply("\(index).\(turn)", in: interaction)
                }
            }
            try site.settle()
            let standing = try site.standing()
            #expect(site.transport.given.count == 30)
            for (message, position) in site.transport.given {
                let attempt = try #require(standing.attemptedAt[message.id])
                #expect(attempt <= position, "it left before its attempt was in the log")
            }
            for index in 0..<5 {
                let own = site.transport.bodies.filter { $0.hasPrefix("\(index).") }
                #expect(own == (0..<6).map { "\(index).\($0)" })
            }
            #expect(standing.fates.values.allSatisfy { $0 == ["accepted"] })
            let figures = site.outbox.figures
            #expect(figures.accepted == 30)
            #expect(figures.pending == 0)
            #expect(figures.oldest.isEmpty)
            #expect(figures.errors.isEmpty)
            #expect(figures.sendTimes.values.map { $0.counts.reduce(0, +) } == [30])
            #expect(figures.acceptedAfter.counts.reduce(0, +) == 30)
        }
    }

    @Test func `holds no more than its window of a large backlog, and sends all of it in order`()
        throws
    {
        let site = try OutboxSite.begin(answer: .accepted(providerMessageID: "P"))
        defer { site.close() }
        let interactions = try (1...3).map { try site.open($0) }
        let count = OutboxWindows.messagesMax + 2_000
        for number in 0..<count - 1 {
            let reply = AgentReplied(
                agent: UserID(3),
                interaction: interactions[number % 3],
                body: "\(number)"
            )
            site.engine.submit(.agentReplied(reply)) { _ in }
        }
        try site.reply("\(count - 1)", in: interactions[(count - 1) % 3])
        var most = 0
        site.start()
        let deadline = ContinuousClock.now + .seconds(180)
        while site.outbox.figures.accepted < UInt64(count) {
            most = max(most, site.outbox.figures.pending)
            try #require(ContinuousClock.now < deadline, "\(site.outbox.figures)")
            sched_yield()
        }
        #expect(most <= OutboxWindows.messagesMax)
        #expect(site.transport.given.count == count)
        for index in 0..<3 {
            let own = site.transport.bodies.compactMap { Int($0) }.filter { $0 % 3 == index }
            #expect(own == Array(stride(from: index, to: count, by: 3)))
        }
    }

    @Test func `finds a text that stands before the place from which it follows the log`() throws {
        try withSite { site in
            let interaction = try site.open()
            let id = try site.reply("Far behind", in: interaction)
            let routes = try site.standing().routes
            let late = Outbox(
                engine: site.engine,
                log: site.log,
                clock: SystemClock(),
                after: id.position,
                Outbox.Surroundings(
                    backlog: NoBacklog(),
                    route: { routes[$0] },
                    transport: { _ in site.transport }
                )
            )
            late.start { Issue.record("the outbox failed: \($0)") }
            defer { late.stop(within: 5_000) }
            try site.settle()
            #expect(site.transport.bodies == ["Far behind"])
        }
    }

    @Test func `sends a scheduled message at its time, and once more when nobody knows of it`()
        throws
    {
        let site = try OutboxSite.begin(answer: .uncertain(detail: "no answer"))
        defer { site.close() }
        let interaction = try site.open()
        let reply = AgentReplied(
            agent: UserID(3),
            interaction: interaction,
            body: "For later",
            sendAt: SystemClock().read().wall + Milliseconds(rawValue: 200)
        )
        try site.submit(.agentReplied(reply))
        site.start()
        try until("it is uncertain") { !(try site.standing().fates.isEmpty) }
        let id = try #require(try site.standing().fates.keys.first)
        try site.submit(
            .uncertainSendResolved(
                UncertainSendResolved(message: id, by: UserID(3), resolution: .sendAgain)
            )
        )
        try until("it is tried again") { site.transport.given.count == 2 }
        #expect(site.transport.bodies == ["For later", "For later"])
    }

    @Test func `sends no inbound text, and no system message that is for agents only`() throws {
        try withSite { site in
            try site.submit(
                .settingsChanged(SettingsChanged(openingAcknowledgement: "Welcome"))
            )
            site.start()
            let interaction = try site.open()
            try site.reply("Answer", in: interaction)
            try site.settle()
            #expect(site.transport.bodies == ["Welcome", "Answer"])
        }
    }

    @Test func `a STOP drops what waits behind a message that is under way`() throws {
        try withSite(answer: nil) { site in
            site.start()
            let interaction = try site.open()
            let ids = try (1...3).map { try site.reply("\($0)", in: interaction) }
            try until("the first is with the provider") { site.transport.given.count == 1 }
            try site.setConsent(optedOut: true)
            try until("the others are dropped") {
                try site.standing().fates == [ids[1]: ["expired"], ids[2]: ["expired"]]
            }
            site.transport.finish(ids[0], .accepted(providerMessageID: "P"))
            try site.settle()
            #expect(site.transport.bodies == ["1"])
        }
    }

    @Test func `stopping waits for the provider, writes the result, and begins nothing`() throws {
        try withSite(answer: nil) { site in
            site.start()
            let interaction = try site.open()
            let first = try site.reply("1", in: interaction)
            let second = try site.reply("2", in: interaction)
            try until("the first is with the provider") { site.transport.given.count == 1 }
            let stopped = DispatchSemaphore(value: 0)
            DispatchQueue.global().async {
                site.outbox.stop(within: 20_000)
                stopped.signal()
            }
            try until("it is stopping") { site.outbox.stopping.load(ordering: .acquiring) }
            #expect(stopped.wait(timeout: .now() + .milliseconds(100)) == .timedOut)
            site.transport.finish(first, .delivered)
            stopped.wait()
            let standing = try site.standing()
            #expect(standing.fates == [first: ["accepted"]])
            #expect(standing.attemptedAt[second] == nil, "the next start has it")
            let last = try #require(try Desk.records(site.log).last)
            guard case .input(.deliveryReported(let report)) = last.event else {
                Issue.record("both inputs of the result are in the log: \(last.event.name)")
                return
            }
            #expect(report.message == first)
        }
    }

    @Test func `stopping gives up on a provider that never answers`() throws {
        try withSite(answer: nil) { site in
            site.start()
            let id = try site.reply("1", in: try site.open())
            try until("it is with the provider") { site.transport.given.count == 1 }
            site.outbox.stop(within: 50)
            let standing = try site.standing()
            #expect(standing.unfinished.map(\.id) == [id])
            #expect(standing.unfinished.first?.isUnanswered == true, "the next start will tell")
        }
    }

    @Test func `an application that is not configured any more keeps its messages waiting`() throws
    {
        try withSite { site in
            let id = try site.reply("1", in: try site.open())
            let orphan = Outbox(
                engine: site.engine,
                log: site.log,
                clock: SystemClock(),
                after: 0,
                Outbox.Surroundings(
                    backlog: NoBacklog(),
                    route: { _ in nil },
                    transport: { _ in nil }
                )
            )
            orphan.start { Issue.record("the outbox failed: \($0)") }
            defer { orphan.stop(within: 5_000) }
            try until("it has been tried") {
                try Desk.records(site.log).contains {
                    guard case .input(.sendFailed(let failure)) = $0.event else { return false }
                    return failure.message == id && !failure.final
                        && failure.code == "not-configured"
                }
            }
            #expect(orphan.figures.pending == 1)
        }
    }

    @Test(arguments: [false, true])
    func `wherever the log ends, the next start loses nothing and doubles nothing`(
        isIdempotent: Bool
    ) throws {
        let whole = try OutboxSite.begin(
            answer: .accepted(providerMessageID: "P"),
            isIdempotent: isIdempotent
        )
        whole.start()
        let interactions = try (1...3).map { try whole.open($0) }
        for turn in 0..<4 {
            for interaction in interactions { try whole.reply("\(turn)", in: interaction) }
            if turn == 2 { try whole.setConsent(2, optedOut: true); break }
        }
        try whole.settle()
        whole.close()
        let records = try Desk.records(whole.log)
        let ends = records.filter { !$0.header.isOutcome }.map(\.position)
        #expect(ends.count > 30)
        for end in ends {
            let log = MemoryLog(identity: whole.log.identity)
            let ledger = try Ledger(log: log)
            for record in records.prefix(Int(end)) {
                guard case .input(let input) = record.event else { continue }
                _ = try ledger.admit(input, at: record.time).get()
            }
            try ledger.commit()
            let before = try OutboxStanding(log)
            let site = OutboxSite(
                ledger,
                answer: .accepted(providerMessageID: "Q"),
                isIdempotent: isIdempotent,
                after: before
            )
            site.start()
            defer { site.close() }
            try site.settle()
            let after = try site.standing()
            for message in after.all {
                #expect(after.fates[message.id]?.count == 1, "each message meets one fate")
            }
            for (message, _) in site.transport.given {
                #expect(before.fates[message.id] == nil, "what has its fate is not sent")
                if before.attemptedAt[message.id] != nil {
                    #expect(isIdempotent, "what may have left is not sent again")
                }
            }
            #expect(Set(site.transport.given.map(\.message.id)).count == site.transport.given.count)
        }
    }

    @Test func `a STOP in the log whose messages still look unfinished holds after a restart`()
        throws
    {
        let site = try OutboxSite.begin(answer: .accepted(providerMessageID: "P"))
        let dropped = try site.reply("1", in: try site.open(1))
        let other = try site.reply("2", in: try site.open(2))
        try site.setConsent(1, optedOut: true)
        site.close()
        let next = OutboxSite(
            try Ledger(log: site.log),
            answer: .accepted(providerMessageID: "P"),
            after: try site.standing()
        )
        defer { next.close() }
        next.start()
        try next.settle()
        #expect(try next.standing().fates == [dropped: ["expired"], other: ["accepted"]])
        #expect(next.transport.bodies == ["2"])
    }
}
