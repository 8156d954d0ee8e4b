import Configuration
import Decisions
import Engine
import EventLog
import Vocabulary

extension Command {
    static let whatIf = Command(
        name: "what-if",
        summary: "tells what a messaging action would have done, had it been set otherwise",
        synopsis: [
            "what-if --action NAME [--duration 10m] [--anchor first|last] [--filter QUERY]"
                + " [--active | --inactive] [--do KIND] [--state STATE] [--text TEXT]"
                + " [--from TIME] [--to TIME] [--interaction NAME,...] [--json]"
        ],
        about: """
            It folds the log as it is, and lets the action's waits begin and end by the changed definition,
            by today's rules. What agents, requesters and routing did is taken as it was: where the action
            would have closed or reassigned a conversation, it tells what came afterwards, not what people
            would have done instead. It changes nothing and works beside a running daemon.

            It ends with 1 when something would have been otherwise.
            """,
        options: DataDirectory.options + [
            .option("action", "NAME", "the action, by name or sys_id"),
            .option("duration", "DURATION", "how long it waits: 90s, 10m, 12h, 2d"),
            .option(
                "anchor",
                "WORD",
                .words(["first", "last"]),
                "whether it waits from the first unanswered message or the last"
            ),
            .option(
                "filter",
                "QUERY",
                "what the interaction must be when the wait ends; '' for anything"
            ),
            .flag("active", "as if it had been active"),
            .flag("inactive", "as if it had not"),
            .option(
                "do",
                "KIND",
                .words(["prompt_agent", "prompt_requester", "reassign", "set_state"]),
                "prompt_agent, prompt_requester, reassign or set_state"
            ),
            .option("state", "STATE", "what set_state sets, such as closed_abandoned"),
            .option("text", "TEXT", "what a prompt says"),
            .option(
                "from",
                "TIME",
                "only waits that began then or later, such as 2026-03-02T09:00:00Z"
            ),
            .option("to", "TIME", "only waits that began up to then"),
            .option(
                "interaction",
                "NAME",
                "only these: IMS0000001, a sys_id or #POSITION, with commas between"
            ),
            .flag("json", "the whole answer as JSON"),
        ]
    ) { arguments in
        guard arguments.plain.isEmpty else {
            throw CommandLineError(message: "what does \(arguments.plain[0]) mean here?")
        }
        let name = try arguments.required("action")
        let change = try WhatIf.Change(arguments)
        var scope = WhatIf.Scope()
        scope.from = try arguments.time("from")
        scope.to = try arguments.time("to")
        let log = try DataDirectory(arguments).openLog()
        let names = arguments["interaction"]?.split(separator: ",") ?? []
        for name in names {
            scope.interactions.insert(try InteractionID(named: String(name), in: log))
        }
        let progress = Progress("looked at")
        let report: WhatIf.Report
        do throws(WhatIf.Failure) {
            let action = try WhatIf.action(named: name, in: log)
            report = try WhatIf(action, change, scope).answer(in: log) { position in
                progress.report(position)
                return true
            }
        } catch {
            throw CommandFailure(error.sentence(about: name), status: error.status)
        }
        progress.end()
        if arguments.has("json") {
            let key = SysIDKey(high: log.identity.high, low: log.identity.low)
            print(report.json(key).text)
        } else {
            for line in WhatIfTable(report).lines { print(line) }
        }
        return report.differences.isEmpty ? .success : .found
    }
}

extension WhatIf.Change {
    fileprivate init(_ arguments: Arguments) throws {
        self.init()
        if let text = arguments["duration"] {
            guard let duration = DurationText.parse(text) else {
                throw CommandLineError(message: "--duration takes 90s, 10m, 12h or 2d")
            }
            self.duration = Milliseconds(rawValue: duration.milliseconds)
        }
        anchor = try arguments.word("anchor")
        kind = try arguments.word("do")
        state = try arguments.word("state")
        filter = arguments["filter"]
        text = arguments["text"]
        guard !arguments.has("active") || !arguments.has("inactive") else {
            throw CommandLineError(message: "--active and --inactive do not go together")
        }
        if arguments.has("active") { active = true }
        if arguments.has("inactive") { active = false }
        guard !isEmpty else {
            throw CommandLineError(
                message: "nothing is otherwise: say --duration, or another option"
            )
        }
    }
}

extension WhatIf {
    /// An action by its name or `sys_id`; of several with a name the youngest.
    fileprivate static func action(
        named name: String,
        in log: any RecordLog
    ) throws(WhatIf.Failure) -> ActionID {
        let actions = try actions(in: log)
        let key = SysIDKey(high: log.identity.high, low: log.identity.low)
        if let raw = SysID(name)?.rawValue(key: key),
            let known = actions.first(where: { $0.action.rawValue == raw })
        {
            return known.action
        }
        let named = actions.last { $0.name.lowercased() == name.lowercased() }
        guard let named else { throw .unknownAction }
        return named.action
    }
}

extension WhatIf.Failure {
    fileprivate func sentence(about name: String) -> String {
        switch self {
        case .unknownAction: "the log has no messaging action \(name)"
        case .refused(let refusal): "nobody could set it so: \(refusal.slug)"
        case .ledger(let error): "\(error)"
        case .stopped: "stopped"
        }
    }

    fileprivate var status: ExitStatus {
        switch self {
        case .unknownAction: .found
        case .refused: .usage
        case .ledger, .stopped: .failure
        }
    }
}

extension Duration {
    fileprivate var milliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }
}

extension Arguments {
    fileprivate func time(_ option: String) throws -> Instant? {
        guard let text = self[option] else { return nil }
        guard let time = Instant(text) else {
            throw CommandLineError(message: "--\(option) takes a time such as 2026-03-02T09:00:00Z")
        }
        return time
    }

    fileprivate func word<Word: CodedWord>(_ option: String) throws -> Word? {
        guard let text = self[option] else { return nil }
        guard let word = Word(word: text) else {
            let words = Word.allCases.map(\.word).joined(separator: ", ")
            throw CommandLineError(message: "--\(option) is one of \(words)")
        }
        return word
    }
}
