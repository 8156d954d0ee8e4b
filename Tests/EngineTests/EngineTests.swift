import Decisions
import Engine
import EventLog
import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing
import Vocabulary

/// Lets another thread run; the tests' only way to wait for one.
func yieldThread() { sched_yield() }

/// Waits until something holds, giving other threads their turn; gives up after half a minute.
func eventually(_ holds: () -> Bool) -> Bool {
    let deadline = ContinuousClock.now + .seconds(30)
    while !holds() {
        guard ContinuousClock.now < deadline else { return false }
        yieldThread()
    }
    return true
}

/// What came back from the engine, in order.
final class Answers: Sendable {
    private let all = Mutex<[Result<Ledger.Receipt, EngineError>]>([])
    func add(_ answer: Result<Ledger.Receipt, EngineError>) { all.withLock { $0.append(answer) } }
    var list: [Result<Ledger.Receipt, EngineError>] { all.withLock { $0 } }
    var count: Int { all.withLock { $0.count } }
}

/// What the engine said when it failed, in order.
final class Failures: Sendable {
    private let all = Mutex<[String]>([])
    func add(_ failure: String) { all.withLock { $0.append(failure) } }
    var list: [String] { all.withLock { $0 } }
}

@Suite("The engine", .timeLimit(.minutes(2)))
struct EngineTests {
    private let log = GatedLog()
    private let clock = ManualClock()
    private let failures = Failures()

    private func engine(resumedFrom: Instant? = nil) throws -> Engine {
        let failures = failures
        return Engine(
            ledger: try Ledger(log: log),
            clock: clock,
            resumedFrom: resumedFrom,
            failed: { failures.add($0) }
        )
    }

    private func queue(_ name: String) -> Input {
        .queueSet(QueueSet(name: name, active: true))
    }

    @Test func `acknowledges nothing before it is durable`() throws {
        let engine = try engine()
        let answers = Answers()
        log.set(.closed)
        engine.submit(queue("a")) { answers.add($0) }
        try #require(eventually { log.arrived == 1 })
        engine.submit(queue("b")) { answers.add($0) }
        #expect(answers.count == 0 && log.lastPosition == 0)
        log.set(.open)
        try #require(eventually { answers.count == 2 })
        #expect(try answers.list.map { try $0.get().position } == [1, 2])
        engine.stop()
        #expect(failures.list.isEmpty)
    }

    @Test func `is awake for who submits right after a question`() throws {
        let engine = try engine()
        let begin = ContinuousClock.now
        // A writer that overslept would be a second late many a time.
        for turn in 0..<200 {
            _ = engine.ask { _, _ in 1 }
            _ = try engine.submitAndWait(queue("queue \(turn)")).get()
        }
        #expect(ContinuousClock.now - begin < .seconds(10))
        engine.stop()
    }

    @Test func `tells nobody of success when the commit fails, and leaves`() throws {
        let engine = try engine()
        let answers = Answers()
        log.set(.closed)
        engine.submit(queue("a")) { answers.add($0) }
        try #require(eventually { log.arrived == 1 })
        engine.submit(queue("b")) { answers.add($0) }
        log.set(.failing(.commitFailed(code: 5)))
        try #require(eventually { answers.count == 2 && !failures.list.isEmpty })
        for answer in answers.list {
            guard case .failure(.logFailed) = answer else {
                Issue.record("\(answer)")
                continue
            }
        }
        #expect(failures.list.count == 1)
        #expect(engine.submitAndWait(queue("c")) == .failure(.stopping))
        #expect(engine.ask { _, _ in 1 } == nil)
        engine.stop()
        #expect(failures.list.count == 1 && log.lastPosition == 0)
    }

    @Test func `answers nobody's question after a failure, and lets nobody wait for it`() throws {
        let engine = try engine()
        log.set(.closed)
        engine.submit(queue("a")) { _ in }
        try #require(eventually { log.arrived == 1 })
        let asked = Answers()
        let answered = Answers()
        // A thread of its own: the pool's may all be taken by other tests.
        let thread = Thread {
            asked.add(.failure(.stopping))
            let value = engine.ask { _, _ in 1 }
            if value == nil { answered.add(.failure(.stopping)) }
        }
        thread.start()
        try #require(eventually { asked.count == 1 })
        log.set(.failing(.commitFailed(code: 5)))
        try #require(eventually { answered.count == 1 })
    }

    @Test func `holds what it decided while the disk is full, and refuses more`() throws {
        let engine = try engine()
        let answers = Answers()
        log.set(.failing(.diskFull(free: 0)))
        engine.submit(queue("a")) { answers.add($0) }
        try #require(eventually { log.arrived >= 1 })
        try #require(eventually { engine.submitAndWaitIsRefused(queue("b"), as: .diskFull) })
        #expect(answers.count == 0 && failures.list.isEmpty)
        log.set(.open)
        try #require(eventually { answers.count == 1 })
        #expect(try answers.list[0].get().position == 1)
        engine.stop()
    }

    @Test func `refuses more than may wait`() throws {
        let engine = try engine()
        let answers = Answers()
        log.set(.closed)
        engine.submit(queue("first")) { answers.add($0) }
        try #require(eventually { log.arrived == 1 })
        let tick = Input.sendAttempted(SendAttempted(message: MessageID(1), attempt: 1))
        for _ in 0..<Engine.waitingMax { engine.submit(tick) { answers.add($0) } }
        #expect(answers.count == 0)
        engine.submit(tick) { answers.add($0) }
        #expect(answers.list == [.failure(.overloaded)])
        log.set(.open)
        engine.stop()
        #expect(answers.count == Engine.waitingMax + 2)
        #expect(log.lastPosition == UInt64(Engine.waitingMax) + 1)
        #expect(engine.figures.accepted == UInt64(Engine.waitingMax) + 1)
    }

    @Test func `finishes what it accepted when it is stopped, and accepts no more`() throws {
        let engine = try engine()
        let answers = Answers()
        for number in 0..<5_000 { engine.submit(queue("q\(number)")) { answers.add($0) } }
        engine.stop()
        #expect(answers.count == 5_000 && log.lastPosition == 5_000)
        #expect(engine.submitAndWait(queue("late")) == .failure(.stopping))
        #expect(engine.ask { _, _ in 1 } == nil)
        #expect(failures.list.isEmpty)
    }

    @Test func `answers questions of the state behind all that was answered before`() throws {
        let engine = try engine()
        #expect(try engine.submitAndWait(queue("a")).get().position == 1)
        #expect(engine.ask { state, _ in state.queues.map(\.name) } == ["a"])
        #expect(engine.submitAndWait(queue("a")) == .failure(.refused(.nameTaken)))
        let horizon = engine.ask { _, horizon in horizon }
        #expect(horizon == ManualClock.start)
        engine.stop()
    }

    @Test func `fires timers by the clock, at the time at which they were due`() throws {
        let engine = try engine()
        let number = WorkloadGenerator.companies[0]
        let application = ProviderApplicationSet(name: "Demo", number: number, active: true)
        let made = try engine.submitAndWait(.providerApplicationSet(application)).get()
        let action = MessagingActionSet(
            name: "hold",
            active: true,
            duration: .minutes(1),
            kind: .setState,
            state: .onHold
        )
        _ = try engine.submitAndWait(.messagingActionSet(action)).get()
        let message = SMSReceived(
            application: ApplicationID(made.position),
            from: WorkloadGenerator.requesters[0],
            to: number,
            body: "Hello"
        )
        let receipt = try engine.submitAndWait(.smsReceived(message)).get()
        clock.pass(.seconds(90))
        _ = engine.ask { _, _ in 0 }
        try #require(eventually { log.lastPosition > receipt.last })
        engine.stop()
        let fired = try log.decoded().filter { $0.event.name == MessagingActionFired.name }
        #expect(fired.map(\.time) == [ManualClock.start + .minutes(1)])
        #expect(try Redecision.firstDifference(in: log) == nil)
    }

    @Test func `admits nothing while the clock is wrong, and goes on once it is confirmed`() throws
    {
        let engine = try engine()
        _ = try engine.submitAndWait(queue("a")).get()
        let wrong = ManualClock.start + .days(30_000)
        clock.set(wrong)
        #expect(
            engine.submitAndWait(queue("b"))
                == .failure(.clockStopped(wall: wrong, expected: ManualClock.start))
        )
        #expect(engine.figures.clockStopped)
        engine.confirmClock()
        #expect(try engine.submitAndWait(queue("b")).get().time == wrong)
        #expect(!engine.figures.clockStopped)
        engine.stop()
    }

    @Test func `keeps an outage until the clock lets it into the log`() throws {
        let first = try engine()
        _ = try first.submitAndWait(queue("a")).get()
        first.stop()
        clock.pass(.days(40))
        let engine = try engine(resumedFrom: ManualClock.start + .minutes(1))
        guard case .failure(.clockStopped) = engine.submitAndWait(queue("b")) else {
            Issue.record("forty days are too many without a confirmation")
            return
        }
        engine.confirmClock()
        #expect(try engine.submitAndWait(queue("b")).get().position == 3)
        engine.stop()
        #expect(
            try log.decoded().map(\.event.name) == ["queueSet", "serviceResumed", "queueSet"]
        )
    }
}

extension Engine {
    fileprivate func submitAndWaitIsRefused(_ input: Input, as error: EngineError) -> Bool {
        let answers = Answers()
        submit(input) { answers.add($0) }
        return answers.list == [.failure(error)]
    }
}
