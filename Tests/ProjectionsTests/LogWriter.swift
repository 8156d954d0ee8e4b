import CBOR
import EventLog
import Vocabulary

/// Writes a log in memory record by record, with a clock that is moved by hand.
final class LogWriter {
    static let identity = LogIdentity(high: 0x1122_3344_5566_7788, low: 0x99AA_BBCC_DDEE_FF00)

    let log: MemoryLog
    /// The time of the next record.
    var time = Instant(rawValue: 1_790_000_000_000)
    private var last: Position = 0

    init(identity: LogIdentity = LogWriter.identity) {
        log = MemoryLog(identity: identity)
    }

    /// Writes an input.
    ///
    /// - Returns: its position.
    @discardableResult
    func input(_ input: Input, about interaction: InteractionID = .none) -> Position {
        write(
            RecordHeader(
                isOutcome: false,
                type: input.type,
                typeVersion: input.version,
                rule: 0,
                ordinal: 0,
                time: time.rawValue,
                cause: 0,
                interaction: interaction.rawValue
            )
        ) { input.encode(into: &$0) }
    }

    /// Writes an outcome.
    ///
    /// - Returns: its position.
    @discardableResult
    func outcome(
        _ outcome: Outcome,
        of cause: Position,
        about interaction: InteractionID = .none,
        ordinal: UInt16 = 0
    ) -> Position {
        write(
            RecordHeader(
                isOutcome: true,
                type: outcome.type,
                typeVersion: outcome.version,
                rule: 1,
                ordinal: ordinal,
                time: time.rawValue,
                cause: cause,
                interaction: interaction.rawValue
            )
        ) { outcome.encode(into: &$0) }
    }

    /// Writes an opening, which is about the interaction that it makes.
    ///
    /// - Returns: the interaction.
    @discardableResult
    func open(_ opening: InteractionOpened, of cause: Position) -> InteractionID {
        let id = InteractionID(last + 1)
        outcome(.interactionOpened(opening), of: cause, about: id)
        return id
    }

    func pass(_ duration: Milliseconds) {
        time = time + duration
    }

    private func write(_ header: RecordHeader, _ payload: (inout ByteBuffer) -> Void) -> Position {
        var batch = RecordBatch()
        batch.begin(header)
        payload(&batch.payload)
        batch.end()
        do throws(EventLogError) {
            last = try log.append(batch)
        } catch {
            preconditionFailure("a test writes records that keep the log's rules: \(error)")
        }
        return last
    }
}

/// The cast: a requester, a company number, agents, and what is configured.
enum Cast {
    static let boris = address("+15550100001")
    static let carla = address("+15550100002")
    static let company = address("+15550199999")
    static let application = ApplicationID(1)
    static let ana = UserID(2)
    static let mira = UserID(3)
    static let borisPerson = Person(.consumer, PersonID(4))
    static let carlaPerson = Person(.contact, PersonID(5))
    static let pair = AddressPair(requester: boris, company: company)

    static func address(_ text: String) -> Address {
        Address(text) ?? .anonymous
    }

    /// A log whose first five records make the cast.
    static func enter() -> LogWriter {
        let writer = LogWriter()
        writer.input(
            .providerApplicationSet(
                ProviderApplicationSet(
                    name: "main",
                    provider: "loopback",
                    number: company,
                    active: true
                )
            )
        )
        writer.input(.userSet(UserSet(userName: "ana", name: "Ana", active: true, roles: [.agent])))
        writer.input(
            .userSet(
                UserSet(userName: "mira", name: "Mira", active: true, roles: [.agent, .admin])
            )
        )
        writer.input(
            .consumerSet(ConsumerSet(name: "Boris", active: true, phones: [boris]))
        )
        writer.input(.contactSet(ContactSet(name: "Carla", active: true, phones: [carla])))
        return writer
    }

    /// Boris writes for the first time.
    @discardableResult
    static func openForBoris(
        _ writer: LogWriter,
        body: String = "Hello",
        number: UInt64 = 75,
        armed: [ArmedTimer] = []
    ) -> InteractionID {
        let input = writer.input(.smsReceived(sms(body)))
        let id = writer.open(
            InteractionOpened(
                requester: boris,
                company: company,
                application: application,
                openedFor: borisPerson,
                number: number
            ),
            of: input
        )
        writer.outcome(
            .messageJoined(
                MessageJoined(message: MessageID(input), author: .requester, armed: armed)
            ),
            of: input,
            about: id
        )
        return id
    }

    static func sms(_ body: String) -> SMSReceived {
        SMSReceived(application: application, from: boris, to: company, body: body)
    }

    /// An agent's message.
    ///
    /// - Returns: the message.
    @discardableResult
    static func reply(
        _ writer: LogWriter,
        in id: InteractionID,
        body: String = "Good day",
        armed: [ArmedTimer] = []
    ) -> MessageID {
        let input = writer.input(
            .agentReplied(AgentReplied(agent: ana, interaction: id, body: body)),
            about: id
        )
        writer.outcome(
            .messageJoined(
                MessageJoined(
                    message: MessageID(input),
                    author: .agent,
                    agent: ana,
                    armed: armed
                )
            ),
            of: input,
            about: id
        )
        return MessageID(input)
    }
}
