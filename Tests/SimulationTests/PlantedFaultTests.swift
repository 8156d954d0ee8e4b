import Engine
import EventLog
import TestSupport
import Testing
import Vocabulary

@Suite("Planted faults")
struct PlantedFaultTests {
    /// What can find a fault.
    enum Check: String, CaseIterable {
        case auditor
        case oracle
        case redecision
        case ticks
        case restarts
    }

    /// What finds each fault.
    static let findings: [(Fault, [Check])] = [
        (.strictlyBefore, [.auditor, .oracle, .redecision]),
        (.dictionaryOrder, [.auditor, .oracle, .redecision]),
        (.drainOnce, [.auditor, .oracle, .redecision, .ticks]),
        (.timeIsNow, [.auditor, .oracle, .redecision, .ticks]),
        (.forgottenCancel, [.auditor, .oracle, .redecision]),
        (.rearmedFromNow, [.auditor, .oracle, .redecision, .restarts]),
    ]

    /// Which checks complain of an engine within some seeds.
    private func complaints(_ fault: Fault?, seeds: ClosedRange<UInt64>) throws -> Set<Check> {
        var found: Set<Check> = []
        var subjects: [TimerOracle.Subject] = []
        for seed in seeds {
            let workload = try WorkloadGenerator.generate(seed: seed).workload
            let horizon = try #require(workload.steps.last).time
            let ledger = try FaultyLedger.run(workload, fault, restartAfter: { $0 % 7 == 6 })
            let root = try ledger.log.summary()
            if try !Auditor.findings(in: ledger.log, firedUpTo: horizon).isEmpty {
                found.insert(.auditor)
            }
            if try Redecision.firstDifference(in: ledger.log) != nil { found.insert(.redecision) }
            let steady = try FaultyLedger.run(workload, fault)
            if try steady.log.summary() != root { found.insert(.restarts) }
            let once = workload.monotonic()
            let ticking = try FaultyLedger.run(once.withMoreTicks(seed: seed), fault)
            if try ticking.log.summary() != FaultyLedger.run(once, fault).log.summary() {
                found.insert(.ticks)
            }
            subjects.append(
                TimerOracle.Subject(
                    name: workload.name,
                    records: try ledger.log.decoded(),
                    horizon: horizon
                )
            )
        }
        if try !TimerOracle.disagreements(subjects).isEmpty { found.insert(.oracle) }
        return found
    }

    @Test(
        "are found within thirty seeds",
        arguments: PlantedFaultTests.findings
    )
    func areFound(_ fault: Fault, by checks: [Check]) throws {
        let found = try complaints(fault, seeds: 1...30)
        #expect(found.isSuperset(of: checks))
    }

    @Test func `all have something that finds them`() {
        #expect(Set(Self.findings.map(\.0)) == Set(Fault.allCases))
    }

    @Test func `are the only thing that is found: without one nothing complains`() throws {
        #expect(try complaints(nil, seeds: 1...100).isEmpty)
    }

    @Test func `are planted in an engine that else writes the same bytes`() throws {
        // Its timers are those of messaging actions: no agent is asked to take work.
        for workload in try Workloads.some(seeds: 100) where !workload.givesWork {
            let log = try FaultyLedger.run(workload, nil).log
            #expect(try log.bytes() == workload.run().log.bytes(), "\(workload.name)")
        }
    }
}
