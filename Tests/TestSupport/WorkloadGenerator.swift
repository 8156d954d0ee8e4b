public import Engine
public import EventLog
import Decisions
import Scheduler
public import Vocabulary

/// Makes a workload of a seed: a small configuration, then people who write, answer and change things,
/// often at the very millisecond at which a timer is due.
///
/// It runs the engine while it generates, because what can happen next depends on what is active.
public struct WorkloadGenerator {
    /// Where every workload begins.
    public static let start = Instant(rawValue: 1_772_442_000_000)

    var random: SplitMix64
    /// Chance for parts of messages, so that the others do not change with it.
    var parts: SplitMix64
    /// The same for quiet hours and messages for later.
    var later: SplitMix64
    let ledger: Ledger
    var steps: [Workload.Step] = []
    var now = Self.start
    var keys = 0
    var held: [MessageID] = []
    var sent: [(message: MessageID, pair: AddressPair, isAnswer: Bool)] = []
    var people: [Person] = []
    /// Messages for later, those that were sent or cancelled among them.
    var scheduled: [MessageID] = []
    private var pairs: [InteractionID: AddressPair] = [:]
    private var read: Position = 0
    var providerIDs: [(application: ApplicationID, from: Address, to: Address, id: String)] = []

    /// Numbers of the company.
    public static let companies = ["+15550009001", "+15550009002", "+15550009003"].map(address)
    /// Those who write: numbers, a short code and a name.
    public static let requesters = [
        "+15551230001", "+15551230002", "+15551230003", "+15551230004", "24680", "ACME",
    ].map(address)

    static func address(_ text: String) -> Address {
        guard let address = Address(text) else { preconditionFailure("\(text) is an address") }
        return address
    }

    private init(seed: UInt64, log: MemoryLog) throws(LedgerError) {
        random = SplitMix64(seed: seed)
        parts = SplitMix64(seed: seed ^ 0x9A27)
        later = SplitMix64(seed: seed ^ 0x1A7E)
        ledger = try Ledger(log: log)
    }

    /// Generates the workload of a seed and the log that it makes.
    ///
    /// - Parameters:
    ///   - seed: any number.
    ///   - steps: how many follow the configuration.
    /// - Returns: the workload and its log.
    /// - Throws: what the ledger failed at.
    public static func generate(
        seed: UInt64,
        steps: Int = 40
    ) throws(LedgerError) -> (workload: Workload, log: MemoryLog) {
        let identity = LogIdentity(high: 0x5EED, low: seed)
        let log = MemoryLog(identity: identity)
        var generator = try WorkloadGenerator(seed: seed, log: log)
        try generator.configure()
        for _ in 0..<steps { try generator.step() }
        // What is armed ends, one way or the other.
        generator.now = generator.now + .minutes(10)
        try generator.take(nil)
        let workload = Workload(name: "seed \(seed)", identity: identity, steps: generator.steps)
        return (workload, log)
    }

    /// Takes a step at the present moment and remembers what came of it.
    mutating func take(_ input: Input?) throws(LedgerError) {
        steps.append(Workload.Step(now, input))
        defer {
            now = max(now, ledger.lastTime)
            noteWhatIsSent()
        }
        guard let input else {
            try ledger.advance(to: max(now, ledger.lastTime))
            try ledger.commit()
            return
        }
        let result = try ledger.admit(input, at: now)
        try ledger.commit()
        guard case .success(let receipt) = result, !receipt.isRepeat else { return }
        switch input {
        case .smsReceived(let message):
            if receipt.rule == .r10 { held.append(MessageID(receipt.position)) }
            if !message.providerMessageID.isEmpty {
                providerIDs.append(
                    (message.application, message.from, message.to, message.providerMessageID)
                )
            }
        case .consumerSet(let set):
            people.append(Person(.consumer, set.person.orMade(at: receipt.position)))
        case .contactSet(let set):
            people.append(Person(.contact, set.person.orMade(at: receipt.position)))
        default: break
        }
    }

    /// What the outbox would take up, whoever or whatever said it.
    private mutating func noteWhatIsSent() {
        do {
            unsafe try ledger.log.scan(from: read + 1, through: .max) { position, bytes in
                note(unsafe try LoggedRecord(position: position, bytes: bytes))
                return true
            }
        } catch {
            preconditionFailure("a log that was just written can be read: \(error)")
        }
    }

    private mutating func note(_ record: LoggedRecord) {
        read = record.position
        guard case .outcome(let outcome) = record.event else { return }
        if case .interactionOpened(let opened) = outcome {
            pairs[record.interaction] = AddressPair(
                requester: opened.requester,
                company: opened.company
            )
        }
        if case .messageScheduled(let set) = outcome { scheduled.append(set.message) }
        guard var pair = pairs[record.interaction], !pair.isNone else { return }
        switch outcome {
        case .messageJoined(let joined) where joined.author != .requester:
            sent.append((joined.message, pair, false))
        case .systemMessageAdded(let message) where message.sent:
            if message.to != .anonymous { pair.requester = message.to }
            sent.append((MessageID(record.position), pair, message.kind.isConsentAnswer))
        default: break
        }
    }

    private mutating func step() throws(LedgerError) {
        passTime()
        if random.chance(6) {
            try take(nil)
        } else {
            try take(nextInput())
        }
    }

    /// Moves the clock: not at all, a little, to where a timer is due or a millisecond beside it, far,
    /// and now and then back.
    private mutating func passTime() {
        let dues = ledger.state.timers.sorted.map(\.due)
        switch random.below(100) {
        case ..<20: break
        case ..<40: now = now + Milliseconds(rawValue: Int64(random.below(3_000)))
        case ..<75 where !dues.isEmpty:
            // The next ones more often than later ones.
            let due = dues[min(random.below(dues.count), random.below(dues.count))]
            let beside = Int64(random.below(3) - 1)
            now = max(now, Instant(rawValue: due.rawValue + beside))
        case ..<90: now = now + .seconds(Int64(random.below(60)))
        case ..<97: now = now + .minutes(Int64(random.below(300)))
        default: now = Instant(rawValue: now.rawValue - Int64(random.below(2_000)))
        }
    }

    /// A key that no earlier input had.
    mutating func newKey() -> String {
        keys += 1
        return "k\(keys)"
    }

    var agents: [UserID] {
        ledger.state.users.keys.sorted()
    }

    mutating func anyAgent() -> UserID { random.pick(agents) }

    mutating func anyPerson() -> Person {
        random.chance(40) || people.isEmpty ? .guest : random.pick(people)
    }

    mutating func anyQueue() -> QueueID {
        let queues = ledger.state.queues
        return queues.isEmpty || random.chance(30) ? .none : random.pick(queues).queue
    }

    /// An active interaction, rarely one that may be closed.
    mutating func anyInteraction() -> InteractionID {
        let active = ledger.state.openedInteractions(since: 0)
        guard !active.isEmpty, !random.chance(3) else {
            return InteractionID(Position(1 + random.below(Int(ledger.next))))
        }
        return random.pick(active).id
    }
}
