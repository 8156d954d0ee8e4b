public import Decisions
public import EventLog
import Glibc
import Scheduler
import Synchronization
public import Vocabulary

/// The single writer: it drains everything that waits, decides it in order, appends all records in one
/// transaction, syncs once, and only then answers.
///
/// It has a thread of its own, which alone touches the ledger; the clock only decides when to look. A
/// failed commit ends it: it answers nothing any more, and the process must leave and open the log
/// again.
public final class Engine: Sendable {
    /// How many inputs may wait.
    ///
    /// At 100,000 a second this is a little more than half a second's worth: beyond it waiting only
    /// makes callers time out.
    public static let waitingMax = 65_536
    /// How many inputs are decided for one commit.
    static let batchInputsMax = 4_096

    /// Called on the writer's thread with an input's answer, once it is durable.
    public typealias Completion = @Sendable (Result<Ledger.Receipt, EngineError>) -> Void

    struct Waiter: Sendable {
        let input: Input
        let since: ContinuousClock.Instant
        let completion: Completion
    }

    struct Question: Sendable {
        let ask: @Sendable (borrowing DecisionState, Instant) -> Void
        /// Tells whoever asked that nobody will answer any more.
        let drop: @Sendable () -> Void
    }

    struct Inbox: Sendable {
        var waiters: [Waiter] = []
        var questions: [Question] = []
        var confirmed: Instant?
        var sleeping = false
        var diskFull = false
        var stopping = false
        var ended = false
    }

    /// The log that is written.
    public let log: any RecordLog

    let inbox = Mutex(Inbox())
    let alarm: Alarm
    /// Where the time is read.
    public let clock: any EngineClock
    let gauges = EngineGauges()

    /// Starts the writer's thread.
    ///
    /// - Parameters:
    ///   - ledger: the opened ledger; nobody else may use it from now on.
    ///   - clock: where the time is read.
    ///   - resumedFrom: the last sign of life before a long outage; nothing after a short one.
    ///   - clockConfirmed: the operator has said that the clock is right.
    ///   - failed: called once, on the writer's thread, when the log fails: the process must leave.
    public init(
        ledger: sending Ledger,
        clock: any EngineClock = SystemClock(),
        resumedFrom: Instant? = nil,
        clockConfirmed: Bool = false,
        failed: @escaping @Sendable (String) -> Void
    ) {
        log = ledger.log
        self.clock = clock
        alarm = Alarm()
        let writer = Writer(
            engine: self,
            ledger: ledger,
            guarding: ClockGuard(
                startingAt: clock.read(),
                lastTime: ledger.lastTime,
                confirmed: clockConfirmed
            ),
            resumedFrom: resumedFrom,
            failed: failed
        )
        Thread.start(name: "writer") { writer.run() }
    }

    /// Hands an input to the writer.
    ///
    /// - Parameters:
    ///   - input: what happened.
    ///   - completion: told once what became of it, on the writer's thread: it must not wait.
    public func submit(_ input: Input, completion: @escaping Completion) {
        let since = ContinuousClock.now
        let (refused, wake) = inbox.withLock { inbox -> (EngineError?, Bool) in
            if inbox.stopping { return (.stopping, false) }
            if inbox.diskFull { return (.diskFull, false) }
            if inbox.waiters.count >= Self.waitingMax { return (.overloaded, false) }
            inbox.waiters.append(Waiter(input: input, since: since, completion: completion))
            defer { inbox.sleeping = false }
            return (nil, inbox.sleeping)
        }
        if wake { alarm.ring() }
        if let refused {
            gauges.count(turnedAway: refused)
            completion(.failure(refused))
        }
    }

    /// Hands an input to the writer and waits, without holding a thread, until it is durable.
    ///
    /// - Returns: where it stands.
    /// - Throws: why it was not accepted.
    public func submit(_ input: Input) async throws(EngineError) -> Ledger.Receipt {
        let result = await withCheckedContinuation { continuation in
            submit(input) { continuation.resume(returning: $0) }
        }
        return try result.get()
    }

    /// Hands an input to the writer and holds the calling thread until it is durable.
    ///
    /// - Returns: where it stands, or why it was not accepted.
    public func submitAndWait(_ input: Input) -> Result<Ledger.Receipt, EngineError> {
        let answer = Answer<Result<Ledger.Receipt, EngineError>>()
        submit(input) { answer.give($0) }
        return answer.wait()
    }

    /// Asks something of the decision state, between two batches and on the writer's thread.
    ///
    /// It is for what must be known of the very latest state, such as whether a number is free: what
    /// takes long belongs on the read models.
    /// - Parameter question: given the state and the horizon; what it returns comes back.
    /// - Returns: what the question gave; nothing when the engine ends without answering.
    public func ask<Value: Sendable>(
        _ question: @escaping @Sendable (borrowing DecisionState, Instant) -> Value
    ) -> Value? {
        put(question)?.wait()
    }

    /// Asks the same way, and gives up after a while: for what must be answered although the writer is
    /// held up, such as by a full disk.
    ///
    /// - Parameters:
    ///   - limit: how long the answer is waited for.
    ///   - question: given the state and the horizon; it may be asked later than anybody waits.
    /// - Returns: what the question gave; nothing when the answer did not come in time, or never will.
    public func ask<Value: Sendable>(
        within limit: Duration,
        _ question: @escaping @Sendable (borrowing DecisionState, Instant) -> Value
    ) -> Value? {
        put(question)?.wait(atMost: limit) ?? nil
    }

    private func put<Value: Sendable>(
        _ question: @escaping @Sendable (borrowing DecisionState, Instant) -> Value
    ) -> Answer<Value?>? {
        let answer = Answer<Value?>()
        let accepted = inbox.withLock { inbox -> Bool in
            guard !inbox.ended else { return false }
            inbox.questions.append(
                Question(
                    ask: { state, horizon in answer.give(question(state, horizon)) },
                    drop: { answer.give(nil) }
                )
            )
            inbox.sleeping = false
            return true
        }
        guard accepted else { return nil }
        alarm.ring()
        return answer
    }

    /// An operator says that the clock is right as it is.
    public func confirmClock() {
        let now = clock.read().wall
        inbox.withLock { $0.confirmed = now }
        alarm.ring()
    }

    /// Accepts nothing more, finishes what was accepted, and returns when the writer has ended.
    public func stop() {
        inbox.withLock { $0.stopping = true }
        alarm.ring()
        while !inbox.withLock({ $0.ended }) { usleep(1_000) }
    }

    /// Figures for status and metrics.
    public var figures: EngineFigures {
        gauges.read(waiting: inbox.withLock { $0.waiters.count })
    }
}
