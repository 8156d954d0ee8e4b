import Decisions
import Engine
import EventLog
import Simulation
import TestSupport
import Testing
import Vocabulary

/// Every routing decision of a log beside its explanation on the state before it.
@Suite("An explained routing decision")
struct RoutingExplanationTests {
    /// How often something was looked at, so that nothing is held to be true of nothing.
    private struct Counts {
        var offers = 0
        var seekers = 0
        var waits = 0
        var obstacles: Set<String> = []
    }

    private func check(_ log: any RecordLog, _ counts: inout Counts) throws {
        var state = DecisionState(
            sysIDKey: SysIDKey(high: log.identity.high, low: log.identity.low)
        )
        for record in try log.decoded() {
            switch record.event {
            case .outcome(.workItemOffered(let offer)):
                try check(offer.agent, record, in: state, &counts)
                let explained = state.explainRouting(of: record.interaction, at: record.time)
                let listed = explained?.candidates.first { $0.agent == offer.agent }
                #expect(listed?.free == offer.free)
            case .outcome(.interactionAssigned(let assignment))
            where record.rule == .w4 && state.isWaiting(record.interaction, at: record.time):
                try check(assignment.agent, record, in: state, &counts)
            case .outcome(.workItemWaits):
                let explained = state.explainRouting(of: record.interaction, at: record.time)
                let explanation = try #require(explained)
                #expect(explanation.firstEligible == nil, "record \(record.position)")
                counts.waits += 1
                for candidate in explanation.candidates {
                    if let obstacle = candidate.obstacle { counts.obstacles.insert(obstacle.word) }
                }
                if let obstacle = explanation.obstacle { counts.obstacles.insert(obstacle.word) }
            default: break
            }
            state.apply(record)
        }
    }

    private func check(
        _ agent: UserID,
        _ record: LoggedRecord,
        in state: borrowing DecisionState,
        _ counts: inout Counts
    ) throws {
        counts.offers += 1
        let explained = state.explainRouting(of: record.interaction, at: record.time)
        let explanation = try #require(explained)
        if explanation.firstEligible == agent { return }
        // The agent looked for work: then that one comes first, and could be asked like the others.
        #expect(explanation.candidates.contains { $0.agent == agent && $0.obstacle == nil })
        counts.seekers += 1
        let sought = state.explainRouting(of: record.interaction, seeker: agent, at: record.time)
        #expect(sought?.firstEligible == agent, "record \(record.position)")
    }

    @Test(
        "begins with the agent whom the decision asks, and with nobody when it asks nobody",
        arguments: 1...4 as ClosedRange<UInt64>
    )
    func seeds(seed: UInt64) throws {
        let size = SupportCentre.Size(seed: seed, agents: 10, requesters: 150, days: 5)
        let centre = try SupportCentre(size)
        _ = try centre.run()
        var counts = Counts()
        try check(centre.log, &counts)
        #expect(counts.offers > 100)
        // Now and then somebody who comes back finds work; nearly always work finds somebody.
        #expect(counts.seekers < counts.offers)
        #expect(counts.waits > 10)
    }

    @Test func `names every reason that scenarios know`() throws {
        var counts = Counts()
        for file in ScenarioFile.all {
            let log = MemoryLog(identity: try file.read().identity)
            try file.run(on: log)
            try check(log, &counts)
        }
        #expect(counts.offers > 20)
        let expected: Set = [
            "not_present", "no_room", "asked_in_round", "lacks_skill", "out_of_hours",
            "another_is_awaited",
        ]
        #expect(counts.obstacles.isSuperset(of: expected), "\(counts.obstacles.sorted())")
    }
}

extension DecisionState {
    /// Whether it waits in a queue that gives its work to agents, with nobody asked.
    fileprivate borrowing func isWaiting(_ id: InteractionID, at now: Instant) -> Bool {
        explainRouting(of: id, at: now).map { $0.obstacle == nil } ?? false
    }
}
