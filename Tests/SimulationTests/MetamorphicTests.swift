import Decisions
import Engine
import EventLog
import Foundation
import Scheduler
import TestSupport
import Testing
import Vocabulary

@Suite("The log's bytes are the same")
struct MetamorphicTests {
    static let seeds: UInt64 = 300

    @Test("whether ticks are added, removed or late", arguments: Seeds.halves)
    func ticks(half: Int) throws {
        for (index, random) in try Workloads.some(seeds: Self.seeds, half: half).enumerated() {
            // A clock that falls shows an input another time when a tick before it wrote something.
            let workload = random.monotonic()
            let root = try workload.run().log.summary()
            #expect(try workload.withoutTicks().run().log.summary() == root, "\(workload.name)")
            #expect(try workload.withLateTicks().run().log.summary() == root, "\(workload.name)")
            let more = workload.withMoreTicks(seed: UInt64(index))
            #expect(try more.run().log.summary() == root, "\(workload.name)")
        }
    }

    @Test("whether the daemon restarts between any two inputs", arguments: Seeds.halves)
    func restarts(half: Int) throws {
        for workload in try Workloads.some(seeds: Self.seeds, half: half) {
            let (log, ledger) = try workload.run()
            let (other, restarted) = try workload.run(restartAfter: { _ in true })
            #expect(try other.bytes() == log.bytes(), "\(workload.name)")
            #expect(
                restarted.state.canonicalText == ledger.state.canonicalText,
                "\(workload.name)"
            )
        }
    }

    @Test("wherever commits end", arguments: Seeds.halves)
    func commits(half: Int) throws {
        for workload in try Workloads.some(seeds: Self.seeds, half: half) {
            let root = try workload.run().log.summary()
            var random = SplitMix64(seed: 1)
            let percent = random.pick([5, 30, 60])
            let cut = try workload.run(commitAfter: { _ in random.chance(percent) })
            #expect(try cut.log.summary() == root, "\(workload.name)")
            let once = try workload.run(commitAfter: { _ in false })
            #expect(try once.log.summary() == root, "\(workload.name)")
        }
    }

    @Test("from a checkpoint at any record and the tail behind it", arguments: Seeds.halves)
    func checkpoints(half: Int) throws {
        for workload in try Workloads.some(seeds: Self.seeds, half: half) {
            let (log, ledger) = try workload.run()
            let records = try log.decoded()
            let key = SysIDKey(high: log.identity.high, low: log.identity.low)
            var full = DecisionState(sysIDKey: key)
            var random = SplitMix64(seed: UInt64(records.count))
            var checkpoints: [(behind: Int, state: DecisionState)] = []
            let chosen = Set((0..<3).map { _ in random.below(max(records.count, 1)) })
            for (index, record) in records.enumerated() {
                if chosen.contains(index) { checkpoints.append((index, full)) }
                full.apply(record)
            }
            let expected = full.canonicalText
            #expect(ledger.state.canonicalText == expected, "\(workload.name)")
            for var checkpoint in checkpoints {
                for record in records[checkpoint.behind...] { checkpoint.state.apply(record) }
                checkpoint.state.timers.checkInvariants()
                #expect(checkpoint.state.timers.sorted == full.timers.sorted, "\(workload.name)")
                #expect(checkpoint.state.canonicalText == expected, "\(workload.name)")
            }
        }
    }

    @Test("while the wall clock is set back and forward again", arguments: Seeds.halves)
    func wallClock(half: Int) throws {
        for workload in try Workloads.some(seeds: Self.seeds, half: half).map({ $0.monotonic() }) {
            guard let start = workload.steps.first?.time else { continue }
            let root = try workload.run().log.summary()
            var random = SplitMix64(seed: UInt64(workload.steps.count))
            var clock = ClockGuard(
                startingAt: ClockReading(wall: start, boot: .minutes(1)),
                lastTime: .zero
            )
            var offset = Milliseconds.zero
            var shown = workload
            for (index, step) in workload.steps.enumerated() {
                if random.chance(30) {
                    offset = random.pick([
                        .zero, .seconds(-1), .minutes(-90), .days(-400),
                        Milliseconds(rawValue: -1),
                    ])
                }
                let boot = Milliseconds.minutes(1).rawValue + (step.time - start).rawValue
                let reading = ClockReading(
                    wall: step.time + offset,
                    boot: Milliseconds(rawValue: boot)
                )
                guard case .admit(let time) = clock.judge(reading) else {
                    Issue.record("the guard stops at step \(index) of \(workload.name)")
                    break
                }
                shown.steps[index].time = time
            }
            #expect(try shown.run().log.summary() == root, "\(workload.name)")
        }
    }

    @Test func `in memory and on disk, with restarts there`() throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "simulation-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (index, workload) in try Workloads.some(seeds: 20).enumerated() {
            let memory = try workload.run().log
            var options = LMDBLogOptions()
            options.identity = workload.identity
            options.recordsPerSegment = 64
            options.fillAheadBytes = 0
            options.sync = false
            let disk = try LMDBLog(
                directory: folder.appending(path: "\(index)").path,
                options: options
            )
            try workload.run(on: disk, restartAfter: { $0 % 5 == 0 })
            #expect(try disk.bytes() == memory.bytes(), "\(workload.name)")
            #expect(try disk.summary() == memory.summary(), "\(workload.name)")
            #expect(try Redecision.firstDifference(in: disk) == nil, "\(workload.name)")
        }
    }
}
