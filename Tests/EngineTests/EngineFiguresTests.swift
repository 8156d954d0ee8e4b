import Decisions
import Engine
import EventLog
import Foundation
import TestSupport
import Testing
import Vocabulary

@Suite("The engine's figures", .timeLimit(.minutes(2)))
struct EngineFiguresTests {
    private func engine() throws -> Engine {
        Engine(ledger: try Ledger(log: GatedLog()), clock: ManualClock(), failed: { _ in })
    }

    private func queue(_ name: String) -> Input {
        .queueSet(QueueSet(name: name, active: true))
    }

    @Test func `count what was durable, what was refused and why, and what was turned away`() throws
    {
        let engine = try engine()
        _ = try engine.submitAndWait(queue("a")).get()
        #expect(engine.submitAndWait(queue("a")) == .failure(.refused(.nameTaken)))
        engine.stop()
        #expect(engine.submitAndWait(queue("b")) == .failure(.stopping))
        let figures = engine.figures
        #expect(figures.inputTimes.counts.reduce(0, +) == 1)
        #expect(figures.commitTimes.counts.reduce(0, +) >= 1)
        #expect(figures.refusals == [Refusal.nameTaken.slug: 1])
        #expect(
            figures.turnedAway == [
                "overloaded": 0, "disk-full": 0, "clock-stopped": 0, "stopping": 1,
            ]
        )
        #expect(figures.waiting == 0)
    }

    @Test func `are answered although the writer is held up`() throws {
        let engine = try engine()
        let goesOn = DispatchSemaphore(value: 0)
        let isHeld = DispatchSemaphore(value: 0)
        Foundation.Thread.detachNewThread {
            _ = engine.ask { _, _ in
                isHeld.signal()
                goesOn.wait()
            }
        }
        isHeld.wait()
        engine.submit(queue("a")) { _ in }
        #expect(engine.figures.waiting == 1)
        let late = engine.ask(within: .milliseconds(20)) { state, _ in state.activeCount }
        #expect(late == nil)
        goesOn.signal()
        #expect(engine.ask(within: .seconds(60)) { state, _ in state.activeCount } == 0)
        engine.stop()
        #expect(engine.ask(within: .seconds(60)) { state, _ in state.activeCount } == nil)
    }

    @Test func `count a duration in the bucket whose boundary it is`() {
        let histogram = LatencyHistogram(boundaries: [100, 1_000])
        histogram.add(.microseconds(100))
        histogram.add(.microseconds(101))
        histogram.add(.seconds(2))
        histogram.add(microseconds: -5)
        let counts = histogram.read()
        #expect(counts.counts == [2, 1, 1])
        #expect(counts.sum == 2_000_201)
        var same = DurationCounts(boundaries: [100, 1_000])
        for microseconds in [100, 101, 2_000_000, -5] {
            same.add(microseconds: Int64(microseconds))
        }
        #expect(same == counts)
    }
}
