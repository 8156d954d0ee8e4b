import Engine
import EventLog
import Synchronization
import Testing
import Vocabulary

@testable import Providers

/// A provider that keeps what it is given, and answers at once or when the test says.
final class ScriptedTransport: OutboundTransport {
    private struct State {
        var given: [(message: OutboundMessage, at: Position)] = []
        var waiting: [MessageID: @Sendable (SendOutcome) -> Void] = [:]
    }

    private let state = Mutex(State())
    private let log: any RecordLog
    private let answer: SendOutcome?
    let isIdempotent: Bool

    init(_ log: any RecordLog, answer: SendOutcome?, isIdempotent: Bool = false) {
        self.log = log
        self.answer = answer
        self.isIdempotent = isIdempotent
    }

    func send(_ message: OutboundMessage, completion: @escaping @Sendable (SendOutcome) -> Void) {
        state.withLock { state in
            state.given.append((message, log.lastPosition))
            if answer == nil { state.waiting[message.id] = completion }
        }
        if let answer { completion(answer) }
    }

    /// What it was given, with the last position that the log had then.
    var given: [(message: OutboundMessage, at: Position)] { state.withLock { $0.given } }

    var bodies: [String] { given.map(\.message.body) }

    /// Answers a message that waits.
    func finish(_ id: MessageID, _ outcome: SendOutcome) {
        state.withLock { $0.waiting.removeValue(forKey: id) }?(outcome)
    }
}

/// An engine over a log in memory, two agents' worth of configuration, and an outbox over it.
final class OutboxSite: Sendable {
    static let company = "+15550100"

    let log: any RecordLog
    let engine: Engine
    let transport: ScriptedTransport
    let outbox: Outbox

    /// Carries a log on.
    ///
    /// What the read models would say of the log, up to its end, is its standing.
    init(
        _ ledger: sending Ledger,
        answer: SendOutcome?,
        isIdempotent: Bool = false,
        after standing: OutboxStanding
    ) {
        let log = ledger.log
        let transport = ScriptedTransport(log, answer: answer, isIdempotent: isIdempotent)
        self.log = log
        self.transport = transport
        engine = Engine(ledger: ledger, clockConfirmed: true) { _ in }
        outbox = Outbox(
            engine: engine,
            log: log,
            clock: SystemClock(),
            after: standing.position,
            Outbox.Surroundings(
                backlog: LogBacklog(log: log),
                route: { standing.routes[$0] },
                transport: { _ in transport }
            )
        )
    }

    /// Begins with an empty log: a queue, an application and an agent.
    static func begin(answer: SendOutcome?, isIdempotent: Bool = false) throws -> OutboxSite {
        let log = MemoryLog(identity: LogIdentity(high: 7, low: 7))
        let ledger = try Ledger(log: log)
        let inputs: [Input] = [
            .queueSet(QueueSet(name: "Support", active: true)),
            .providerApplicationSet(
                ProviderApplicationSet(
                    name: "Scripted",
                    provider: "loopback",
                    number: try #require(Address(company)),
                    active: true,
                    queue: QueueID(1)
                )
            ),
            .userSet(UserSet(userName: "ana", name: "Ana", active: true, roles: [.agent])),
        ]
        let now = SystemClock().read().wall
        for input in inputs { _ = try ledger.admit(input, at: now).get() }
        try ledger.commit()
        return OutboxSite(
            ledger,
            answer: answer,
            isIdempotent: isIdempotent,
            after: try OutboxStanding(log)
        )
    }

    func start() { outbox.start { Issue.record("the outbox failed: \($0)") } }

    func close() {
        outbox.stop(within: 5_000)
        engine.stop()
    }

    @discardableResult
    func submit(_ input: Input) throws -> Ledger.Receipt { try engine.submitAndWait(input).get() }

    static func phone(_ number: Int) throws -> Address {
        try #require(Address("+1555123\(4_000 + number)"))
    }

    /// A phone writes, which opens an interaction.
    func open(_ number: Int = 1) throws -> InteractionID {
        let message = SMSReceived(
            application: ApplicationID(2),
            from: try Self.phone(number),
            to: try #require(Address(Self.company)),
            body: "Hello"
        )
        return try submit(.smsReceived(message)).interaction
    }

    /// The agent answers.
    @discardableResult
    func reply(_ body: String, in interaction: InteractionID) throws -> MessageID {
        let reply = AgentReplied(agent: UserID(3), interaction: interaction, body: body)
        return MessageID(try submit(.agentReplied(reply)).position)
    }

    /// A phone wants no more messages, or some again.
    func setConsent(_ number: Int = 1, optedOut: Bool) throws {
        let wish = ConsentRecorded(
            requester: try Self.phone(number),
            company: try #require(Address(Self.company)),
            optedOut: optedOut
        )
        try submit(.consentRecorded(wish))
    }

    func standing() throws -> OutboxStanding { try OutboxStanding(log) }

    /// Waits until every message has met its fate.
    func settle() throws {
        try until("every message has its fate") { try standing().unfinished.isEmpty }
    }
}

/// What a log says is to be sent, read anew each time.
struct LogBacklog: OutboxBacklog {
    let log: any RecordLog

    var position: Position { log.lastPosition }

    func messages(
        of application: ApplicationID,
        after: MessageID,
        limit: Int
    ) throws -> [BackloggedMessage] {
        let standing = try OutboxStanding(log)
        return standing.unfinished
            .filter { $0.id > after && $0.application == application }
            .prefix(limit)
            .map { BackloggedMessage($0, joinedAt: standing.joinedAt[$0.id] ?? 0) }
    }
}

/// Nothing stands in the read models.
struct NoBacklog: OutboxBacklog {
    var position: Position { .max }

    func messages(
        of application: ApplicationID,
        after: MessageID,
        limit: Int
    ) -> [BackloggedMessage] { [] }
}
