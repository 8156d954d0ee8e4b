import Decisions
import EventLog
import Scheduler
import Synchronization
import Vocabulary

/// What the writer's thread does.
///
/// `@unchecked Sendable`: it is made on one thread, handed to the writer's and used only there.
final class Writer: @unchecked Sendable {
    private let engine: Engine
    private let ledger: Ledger
    private var guarding: ClockGuard
    // The last sign of life before a long outage, until the clock lets the outage into the log.
    private var resumedFrom: Instant?
    private let failed: @Sendable (String) -> Void
    private var answers: [(Engine.Completion, Result<Ledger.Receipt, EngineError>)] = []

    init(
        engine: Engine,
        ledger: Ledger,
        guarding: ClockGuard,
        resumedFrom: Instant?,
        failed: @escaping @Sendable (String) -> Void
    ) {
        self.engine = engine
        self.ledger = ledger
        self.guarding = guarding
        self.resumedFrom = resumedFrom
        self.failed = failed
    }

    /// How long the writer sleeps at most, in milliseconds: the clock guard wants to be asked.
    private static let sleepMax: Int32 = 1_000

    func run() {
        ledger.diskFull = { [unowned self] in waitForRoom() }
        var waiters: [Engine.Waiter] = []
        while true {
            waiters.removeAll(keepingCapacity: true)
            let (questions, stopping) = take(&waiters)
            if let error = turn(waiters) {
                end(answering: waiters, questions, error)
                return
            }
            for question in questions { question.ask(ledger.state, ledger.horizon) }
            // Who comes while questions are answered does not ring: the writer is not asleep.
            if waiters.isEmpty && questions.isEmpty {
                if stopping { break }
                engine.alarm.sleep(until: nextMoment, limit: Self.sleepMax)
            }
        }
        let unasked = engine.inbox.withLock { inbox in
            inbox.ended = true
            return inbox.takeQuestions()
        }
        for question in unasked { question.drop() }
    }

    /// The moment at which the wall clock will have reached the next timer; nothing while the clock
    /// stops everything.
    private var nextMoment: Int64? {
        guard !engine.gauges.clockStopped.load(ordering: .relaxed),
            let timer = ledger.state.timers.first
        else { return nil }
        return timer.due.rawValue - guarding.ahead.rawValue
    }

    private func take(_ waiters: inout [Engine.Waiter]) -> ([Engine.Question], Bool) {
        let (questions, confirmed, stopping) = engine.inbox.withLock { inbox in
            if inbox.waiters.count <= Engine.batchInputsMax {
                swap(&waiters, &inbox.waiters)
            } else {
                waiters.append(contentsOf: inbox.waiters.prefix(Engine.batchInputsMax))
                inbox.waiters.removeFirst(Engine.batchInputsMax)
            }
            defer { inbox.confirmed = nil }
            inbox.sleeping = waiters.isEmpty && inbox.questions.isEmpty
            return (inbox.takeQuestions(), inbox.confirmed, inbox.stopping)
        }
        if let confirmed { guarding.confirm(confirmed) }
        return (questions, stopping)
    }

    /// Fires what is due and decides what waits, in one commit.
    ///
    /// - Returns: the failure that ends the writer.
    private func turn(_ waiters: [Engine.Waiter]) -> EngineError? {
        let now: Instant
        switch guarding.judge(engine.clock.read()) {
        case .admit(let instant): now = instant
        case .stop(let wall, let expected):
            engine.gauges.clockStopped.store(true, ordering: .relaxed)
            let stopped = EngineError.clockStopped(wall: wall, expected: expected)
            for waiter in waiters {
                engine.gauges.count(turnedAway: stopped)
                waiter.completion(.failure(stopped))
            }
            return nil
        }
        engine.gauges.clockStopped.store(false, ordering: .relaxed)
        if let due = ledger.state.timers.first?.due, due <= now {
            engine.gauges.lateness.store((now - due).rawValue, ordering: .relaxed)
            engine.gauges.timerLateness.add(microseconds: (now - due).rawValue * 1_000)
        }
        let before = ledger.next
        answers.removeAll(keepingCapacity: true)
        do throws(LedgerError) {
            if let from = resumedFrom {
                _ = try ledger.admit(.serviceResumed(ServiceResumed(from: from)), at: now)
                resumedFrom = nil
            }
            for waiter in waiters {
                let result = try ledger.admit(waiter.input, at: now).mapError(EngineError.refused)
                answers.append((waiter.completion, result))
            }
            try ledger.advance(to: max(now, ledger.lastTime))
            let start = ContinuousClock.now
            try ledger.commit()
            let end = ContinuousClock.now
            if ledger.next > before { engine.gauges.commitTimes.add(end - start) }
            count(waiters, durableAt: end)
        } catch {
            return EngineError(error)
        }
        engine.inbox.withLock { $0.diskFull = false }
        report(inputs: answers.count, records: ledger.next - before)
        for (completion, result) in answers { completion(result) }
        return nil
    }

    /// On a full disk what was decided is held until there is room: its callers wait, and new ones are
    /// told.
    private func waitForRoom() -> Bool {
        let stopping = engine.inbox.withLock { inbox in
            inbox.diskFull = true
            return inbox.stopping
        }
        if stopping { return false }
        engine.alarm.sleep(until: nil, limit: Self.sleepMax)
        return true
    }

    /// Counts how long accepted inputs took; their answers stand in the same order.
    private func count(_ waiters: [Engine.Waiter], durableAt end: ContinuousClock.Instant) {
        for (waiter, answer) in zip(waiters, answers) {
            guard case .success = answer.1 else { continue }
            engine.gauges.inputTimes.add(end - waiter.since)
        }
    }

    private func report(inputs: Int, records: UInt64) {
        let gauges = engine.gauges
        var refused: UInt64 = 0
        for case (_, .failure(let error)) in answers {
            refused += 1
            if case .refused(let refusal) = error { gauges.count(refusal) }
        }
        gauges.accepted.add(UInt64(inputs) - refused, ordering: .relaxed)
        gauges.refused.add(refused, ordering: .relaxed)
        gauges.records.add(records, ordering: .relaxed)
        if records > 0 { gauges.commits.add(1, ordering: .relaxed) }
        gauges.active.store(UInt64(ledger.state.activeCount), ordering: .relaxed)
        gauges.timers.store(UInt64(ledger.state.timers.count), ordering: .relaxed)
        gauges.heldParts.store(UInt64(ledger.state.heldPartCount), ordering: .relaxed)
        gauges.horizon.store(ledger.horizon.rawValue, ordering: .relaxed)
    }

    private func end(
        answering waiters: [Engine.Waiter],
        _ questions: [Engine.Question],
        _ error: EngineError
    ) {
        let (later, unasked) = engine.inbox.withLock { inbox in
            inbox.stopping = true
            inbox.ended = true
            defer { inbox.waiters.removeAll() }
            return (inbox.waiters, inbox.takeQuestions())
        }
        for waiter in waiters + later { waiter.completion(.failure(error)) }
        for question in questions + unasked { question.drop() }
        failed(error.description)
    }
}

extension Engine.Inbox {
    mutating func takeQuestions() -> [Engine.Question] {
        defer { questions.removeAll() }
        return questions
    }
}

extension EngineError {
    init(_ error: LedgerError) {
        if case .log(.diskFull) = error {
            self = .diskFull
        } else {
            self = .logFailed(error.description)
        }
    }
}
