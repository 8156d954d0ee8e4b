import Decisions
public import Engine
public import EventLog
import Foundation
import Synchronization
public import Vocabulary

/// Carries out what the log says is to be sent: a send starts from a committed record and from nothing
/// else, and its fate goes back into the log.
///
/// It follows the log on a thread of its own; providers answer on theirs. The state machine is behind a
/// lock and its actions are carried out outside of it.
public final class Outbox: Sendable {
    /// Where an interaction's messages go.
    public struct Route: Hashable, Sendable {
        /// From which company number to which requester.
        public var pair: AddressPair
        /// The provider application.
        public var application: ApplicationID

        /// Puts a route together.
        public init(pair: AddressPair, application: ApplicationID) {
            self.pair = pair
            self.application = application
        }
    }

    /// What the outbox has done since it began.
    public struct Figures: Hashable, Sendable {
        /// Messages on their way.
        public var pending: Int = 0
        /// Attempts that were handed to providers.
        public var attempts: UInt64 = 0
        /// Messages that providers took.
        public var accepted: UInt64 = 0
        /// Attempts that failed, finally or not.
        public var failed: UInt64 = 0
        /// Messages of which nobody knows.
        public var uncertain: UInt64 = 0
    }

    private let engine: Engine
    private let log: any RecordLog
    private let clock: any EngineClock
    private let transport: @Sendable (ApplicationID) -> (any OutboundTransport)?
    private let subscription: LogSubscription
    private let follower: Mutex<OutboxFollower>
    private let machine = Mutex(OutboxStateMachine())
    private let counted = Mutex(Figures())
    private let unfinished: [OutboundMessage]
    private let stopping = Atomic<Bool>(false)
    private let threadRuns = Atomic<Bool>(false)
    /// The engine takes nothing any more, so no answer will come of it.
    private let engineEnded = Atomic<Bool>(false)

    /// Prepares an outbox.
    ///
    /// - Parameters:
    ///   - engine: where inputs go.
    ///   - log: what is followed.
    ///   - clock: the time.
    ///   - position: the last position that `unfinished` takes into account.
    ///   - unfinished: messages that were to be sent by then and have no result, the oldest first.
    ///   - route: finds an interaction's route in what is known up to that position.
    ///   - transport: finds an application's transport; none when it is not configured any more.
    public init(
        engine: Engine,
        log: any RecordLog,
        clock: any EngineClock,
        after position: Position,
        unfinished: [OutboundMessage],
        route: @escaping @Sendable (InteractionID) -> Route?,
        transport: @escaping @Sendable (ApplicationID) -> (any OutboundTransport)?
    ) {
        self.engine = engine
        self.log = log
        self.clock = clock
        self.transport = transport
        self.unfinished = unfinished
        subscription = LogSubscription(log, from: position + 1)
        follower = Mutex(OutboxFollower(log: log, route: route))
    }

    /// What it has done.
    public var figures: Figures {
        var figures = counted.withLock { $0 }
        figures.pending = machine.withLock { $0.count }
        return figures
    }

    /// Starts to send.
    ///
    /// - Parameter failed: called once when the log cannot be followed any more.
    public func start(failed: @escaping @Sendable (String) -> Void) {
        threadRuns.store(true, ordering: .releasing)
        let thread = Foundation.Thread { [self] in
            defer { threadRuns.store(false, ordering: .releasing) }
            let optedOut = optedOutPairs()
            for message in unfinished {
                enqueue(message, isOptedOut: optedOut.contains(message.pair))
            }
            do {
                while !stopping.load(ordering: .acquiring) { try follow() }
            } catch {
                failed("\(error)")
            }
        }
        thread.name = "outbox"
        thread.start()
    }

    /// Starts nothing more and waits until what is under way has its result in the log.
    ///
    /// - Parameter milliseconds: how long at most; what is not answered by then is uncertain at the next
    ///   start.
    public func stop(within milliseconds: Int) {
        machine.withLock { $0.stop() }
        stopping.store(true, ordering: .releasing)
        subscription.cancel()
        for _ in 0..<max(1, milliseconds / 5) {
            let isBusy =
                !engineEnded.load(ordering: .acquiring) && machine.withLock { $0.busy } > 0
            if !threadRuns.load(ordering: .acquiring), !isBusy { return }
            Foundation.Thread.sleep(forTimeInterval: 0.005)
        }
    }

    /// Whose wish for no more messages the log has: one may have come just before the service ended, and
    /// the messages that it dropped still look unfinished.
    private func optedOutPairs() -> Set<AddressPair> {
        let pairs = Set(unfinished.map(\.pair))
        guard !pairs.isEmpty else { return [] }
        let found = engine.ask { state, _ -> Set<AddressPair> in
            var found: Set<AddressPair> = []
            for pair in pairs where state.optOut(pair) != nil { found.insert(pair) }
            return found
        }
        return found ?? []
    }

    private func follow() throws {
        let now = clock.read().wall
        perform(machine.withLock { $0.tick(at: now) })
        var wait = Milliseconds.seconds(1)
        if let retry = machine.withLock({ $0.nextRetry }) { wait = min(wait, retry - now) }
        var found: [OutboxFollower.Event] = []
        _ = unsafe try subscription.next(max: 1_000, wait: .milliseconds(max(wait.rawValue, 1))) {
            position,
            bytes in
            let record = unsafe try LoggedRecord(position: position, bytes: bytes)
            if let event = follower.withLock({ $0.follow(record) }) { found.append(event) }
            return true
        }
        for event in found {
            switch event {
            case .message(let unresolved):
                if let message = try follower.withLock({ try $0.resolve(unresolved) }) {
                    enqueue(message)
                }
            case .optedOut(let pair):
                perform(machine.withLock { $0.optedOut(pair, at: now) })
            }
        }
    }

    private func enqueue(_ message: OutboundMessage, isOptedOut: Bool = false) {
        let isIdempotent = transport(message.application)?.isIdempotent ?? false
        let now = clock.read().wall
        perform(
            machine.withLock {
                $0.enqueue(message, isIdempotent: isIdempotent, isOptedOut: isOptedOut, at: now)
            }
        )
    }

    private func perform(_ actions: [OutboxStateMachine.Action]) {
        for action in actions {
            switch action {
            case .record(let inputs, let id): record(inputs[...], of: id)
            case .send(let message): send(message)
            }
        }
    }

    private func record(_ inputs: ArraySlice<Input>, of id: MessageID) {
        guard let input = inputs.first else {
            let now = clock.read().wall
            perform(machine.withLock { $0.recorded(id, at: now) })
            return
        }
        engine.submit(input) { [self] result in
            switch result {
            case .success: record(inputs.dropFirst(), of: id)
            case .failure(.overloaded), .failure(.diskFull), .failure(.clockStopped):
                DispatchQueue.global().asyncAfter(deadline: .now() + 1) { [self] in
                    record(inputs, of: id)
                }
            case .failure: engineEnded.store(true, ordering: .releasing)
            }
        }
    }

    private func send(_ message: OutboundMessage) {
        counted.withLock { $0.attempts += 1 }
        guard let transport = transport(message.application) else {
            finish(
                message.id,
                .failed(
                    final: false,
                    code: "not-configured",
                    detail: "the provider application is not configured"
                )
            )
            return
        }
        transport.send(message) { [self] outcome in finish(message.id, outcome) }
    }

    private func finish(_ id: MessageID, _ outcome: SendOutcome) {
        counted.withLock { figures in
            switch outcome {
            case .accepted, .delivered: figures.accepted += 1
            case .failed: figures.failed += 1
            case .uncertain: figures.uncertain += 1
            }
        }
        let now = clock.read().wall
        perform(machine.withLock { $0.finished(id, outcome, at: now) })
    }
}
