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
/// lock and its actions are carried out outside of it. What does not fit into memory stays in the read
/// models until there is room: see `OutboxWindows`.
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

    /// What is around an outbox.
    public struct Surroundings: Sendable {
        /// Where messages stand that are not held.
        public var backlog: any OutboxBacklog
        /// Finds an interaction's route in what is known up to the backlog's position.
        public var route: @Sendable (InteractionID) -> Route?
        /// Finds an application's transport; none when it is not configured any more.
        public var transport: @Sendable (ApplicationID) -> (any OutboundTransport)?
        /// How fast and how much at a time an application may send.
        public var limits: @Sendable (ApplicationID) -> SendingLimits = { _ in SendingLimits() }
        /// Where an attachment can be fetched for a while by whoever has the link.
        public var link: @Sendable (Attachment) -> String = { _ in "" }

        /// Puts together what is needed; the rest has defaults.
        public init(
            backlog: any OutboxBacklog,
            route: @escaping @Sendable (InteractionID) -> Route?,
            transport: @escaping @Sendable (ApplicationID) -> (any OutboundTransport)?
        ) {
            self.backlog = backlog
            self.route = route
            self.transport = transport
        }
    }

    let engine: Engine
    let clock: any EngineClock
    let around: Surroundings
    let subscription: LogSubscription
    let follower: Mutex<OutboxFollower>
    let windows = Mutex(OutboxWindows())
    let machine: Mutex<OutboxStateMachine>
    let counted = Mutex(Figures())
    let stopping = Atomic<Bool>(false)
    private let threadRuns = Atomic<Bool>(false)
    /// The engine takes nothing any more, so no answer will come of it.
    private let engineEnded = Atomic<Bool>(false)

    /// Prepares an outbox.
    ///
    /// - Parameters:
    ///   - engine: where inputs go.
    ///   - log: what is followed.
    ///   - clock: the time.
    ///   - position: the record behind which the log is followed; the backlog has all up to it.
    ///   - surroundings: what is around it.
    public init(
        engine: Engine,
        log: any RecordLog,
        clock: any EngineClock,
        after position: Position,
        _ surroundings: Surroundings
    ) {
        self.engine = engine
        self.clock = clock
        around = surroundings
        subscription = LogSubscription(log, from: position + 1)
        follower = Mutex(OutboxFollower(log: log, route: surroundings.route))
        machine = Mutex(OutboxStateMachine(seed: log.identity.high ^ log.identity.low))
    }

    /// Starts to send.
    ///
    /// - Parameter failed: called once when the log cannot be followed any more.
    public func start(failed: @escaping @Sendable (String) -> Void) {
        threadRuns.store(true, ordering: .releasing)
        let thread = Foundation.Thread { [self] in
            defer { threadRuns.store(false, ordering: .releasing) }
            begin()
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

    /// Finds out which applications there are and which of them are paused.
    private func begin() {
        let known = engine.ask { state, _ in
            state.applications.map { ($0.application, state.isPaused($0.application)) }
        }
        for (application, isPaused) in known ?? [] {
            windows.withLock { $0.begin(application) }
            if isPaused { machine.withLock { $0.pause(application) } }
        }
    }

    func perform(_ actions: [OutboxStateMachine.Action]) {
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
            case .failure(.refused(.optedOut)):
                let now = clock.read().wall
                perform(machine.withLock { $0.refused(id, at: now) })
            case .failure: engineEnded.store(true, ordering: .releasing)
            }
        }
    }

    private func send(_ message: OutboundMessage) {
        counted.withLock { $0.attempts += 1 }
        let attempt = Attempt(message)
        guard let transport = around.transport(message.application) else {
            finish(
                message.id,
                .failed(
                    final: false,
                    code: "not-configured",
                    detail: "the provider application is not configured"
                ),
                of: attempt
            )
            return
        }
        var message = message
        let links = message.attachments.map(around.link)
        if transport.sendsMedia {
            message.mediaURLs = links
        } else if !links.isEmpty {
            message.body = ([message.body] + links).filter { !$0.isEmpty }.joined(separator: "\n")
            message.attachments = []
        }
        let id = message.id
        transport.send(message) { [self] outcome in
            finish(id, outcome, of: attempt)
        }
    }

    private func finish(_ id: MessageID, _ outcome: SendOutcome, of attempt: Attempt) {
        let now = clock.read().wall
        counted.withLock { $0.count(outcome, of: attempt, at: now) }
        perform(machine.withLock { $0.finished(id, outcome, at: now) })
    }
}
