import Engine
import EventLog
import Foundation
import Vocabulary

extension Command {
    static let log = Command(
        name: "log",
        summary: "shows the records of the log",
        synopsis: [
            "log [--from N] [--through N] [--type NAME] [--rule ROW] [--interaction NAME]"
                + " [--follow] [--json]"
        ],
        about: "",
        options: DataDirectory.options + [
            .option("from", "N", "the first position"),
            .option("through", "N", "the last position"),
            .option("type", "NAME", .recordTypes, "only records of this type, such as smsReceived"),
            .option("rule", "ROW", "only what this row decided, such as R1"),
            .option("interaction", "NAME", "only records about IMS0000001, a sys_id, or #POSITION"),
            .flag("follow", "goes on with what is appended, until interrupted"),
            .flag("json", "a line of JSON for each record"),
        ]
    ) { arguments in
        let log = try DataDirectory(arguments).openLog()
        let filter = try RecordFilter(arguments, log: log)
        let names = LogNames(log)
        var next = try arguments.position("from") ?? 1
        let through = try arguments.position("through") ?? .max
        while true {
            unsafe try log.scan(from: next, through: through) { position, bytes in
                let record = unsafe try LoggedRecord(position: position, bytes: bytes)
                if filter.passes(record) {
                    print(arguments.has("json") ? record.json(names.naming) : names.line(record))
                }
                next = position + 1
                return true
            }
            guard arguments.has("follow"), next <= through else { return .success }
            Foundation.Thread.sleep(forTimeInterval: 0.2)
            try log.refresh()
        }
    }
}

extension Arguments {
    /// An option that is a position in the log.
    func position(_ option: String) throws -> Position? {
        guard let text = self[option] else { return nil }
        guard let position = Position(text) else {
            throw CommandLineError(message: "--\(option) takes a position such as 120")
        }
        return position
    }
}

/// Which records are wanted.
struct RecordFilter {
    private let type: String?
    private let rule: String?
    private let interaction: InteractionID?

    init(_ arguments: Arguments, log: any RecordLog) throws {
        type = arguments["type"]
        rule = arguments["rule"]?.uppercased()
        interaction = try arguments["interaction"].map { try InteractionID(named: $0, in: log) }
    }

    func passes(_ record: LoggedRecord) -> Bool {
        if let type, record.event.name != type { return false }
        if let rule, record.rule.name != rule { return false }
        if let interaction, record.interaction != interaction { return false }
        return true
    }
}

extension InteractionID {
    /// Finds an interaction by its number, its sys_id or the position of its opening.
    ///
    /// A number is looked for in the log itself, so that it works without views.
    init(named name: String, in log: any RecordLog) throws {
        let key = SysIDKey(high: log.identity.high, low: log.identity.low)
        if name.hasPrefix("#"), let position = Position(name.dropFirst()) {
            self.init(position)
            return
        }
        if let raw = SysID(name)?.rawValue(key: key) {
            self.init(rawValue: raw)
            return
        }
        var found: InteractionID?
        if name.uppercased().hasPrefix("IMS"), let number = UInt64(name.dropFirst(3)) {
            unsafe try log.scan(from: 1, through: .max) { position, bytes in
                let header = unsafe try RecordHeader(decoding: bytes)
                guard header.isOutcome, header.type == InteractionOpened.type else { return true }
                let record = unsafe try LoggedRecord(position: position, bytes: bytes)
                if case .outcome(.interactionOpened(let opening)) = record.event,
                    opening.number == number
                {
                    found = record.interaction
                    return false
                }
                return true
            }
        }
        guard let found else {
            throw CommandFailure("no interaction \(name) in the log", status: .found)
        }
        self = found
    }
}
