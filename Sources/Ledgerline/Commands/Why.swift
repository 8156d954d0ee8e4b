import Engine
import EventLog
import Vocabulary

extension Command {
    static let why = Command(
        name: "why",
        summary: "tells why one message went as it did, from webhook to receipt",
        synopsis: ["why MESSAGE|POSITION|IMS-NUMBER [--json]"],
        about: """
            MESSAGE is a sys_id. POSITION is the message's record, or one that is about it: an offer, an
            attempt to send it, a receipt. A conversation's number stands for the message that opened it.

            What is told: what the provider brought, which row decided, every agent who could have got it
            and why not, offers and answers, waits that began and ended, each attempt to send, the
            provider's ids and receipts, and whether the requester wanted messages at that instant. It
            folds the log up to there, changes nothing and works beside a running daemon.

            It ends with 1 when there is no such message.
            """,
        options: DataDirectory.options + [.flag("json", "the whole chain as JSON")]
    ) { arguments in
        guard arguments.plain.count == 1, let name = arguments.plain.first else {
            throw CommandLineError(message: "name one message")
        }
        let log = try DataDirectory(arguments).openLog()
        let progress = Progress("looked at")
        let chain: CauseChain
        do throws(Cause.Failure) {
            let report: (Position) -> Bool = { position in
                progress.report(position)
                return true
            }
            let subject = try Cause.Subject(named: name, in: log, report)
            chain = try Cause(of: subject).answer(in: log, progress: report)
        } catch {
            progress.end()
            switch error {
            case .unknownMessage:
                let isRecord = Position(name.drop { $0 == "#" }) != nil
                throw CommandFailure(
                    isRecord
                        ? "record \(name.printable) is not there, or is about no message"
                        : "no message \(name.printable) in the log",
                    status: .found
                )
            case .ledger(let error): throw CommandFailure("\(error)")
            case .stopped: throw CommandFailure("stopped")
            }
        }
        progress.end()
        if arguments.has("json") {
            print(chain.json(LogNames(log).naming).text)
        } else {
            for line in CauseStory(chain, log).lines { print(line) }
        }
        return .success
    }
}

extension Cause.Subject {
    /// Finds a message by its sys_id, by the position of a record, or as the one that opened a conversation.
    fileprivate init(
        named name: String,
        in log: any RecordLog,
        _ progress: (Position) -> Bool
    ) throws(Cause.Failure) {
        let key = SysIDKey(high: log.identity.high, low: log.identity.low)
        let digits = name.hasPrefix("#") ? name.dropFirst() : name[...]
        if name.uppercased().hasPrefix("IMS"), let number = UInt64(name.dropFirst(3)) {
            try self.init(opening: number, in: log, progress: progress)
        } else if let raw = SysID(name)?.rawValue(key: key) {
            try self.init(MessageID(rawValue: raw), in: log)
        } else if let position = Position(digits) {
            try self.init(at: position, in: log)
        } else {
            throw .unknownMessage
        }
    }
}
