import Engine
import EventLog
import Foundation
import Projections
import Vocabulary

extension Command {
    static let replay = Command(
        name: "replay",
        summary: "tells what happened, and shows how things stood at any moment",
        synopsis: ["replay [INTERACTION] [--as-of MOMENT] [--json]"],
        about: """
            Without INTERACTION: everything. INTERACTION is a number such as IMS0000001, a sys_id, or
            #POSITION. What is told: what came, which row decided, what followed, with times.
            """,
        options: DataDirectory.options + [
            .option(
                "as-of",
                "MOMENT",
                "a position or a time such as 2026-03-02T09:00:00Z: nothing later is told, and "
                    + "the state at that moment is shown at the end"
            ),
            .flag("json", "a line of JSON for each record, then one for each interaction's state"),
        ]
    ) { arguments in
        guard arguments.plain.count <= 1 else {
            throw CommandLineError(message: "at most one interaction can be named")
        }
        let log = try DataDirectory(arguments).openLog()
        let moment =
            try arguments["as-of"].map { try Views.Moment(argument: $0) } ?? .position(.max)
        let interaction = try arguments.plain.first.map { try InteractionID(named: $0, in: log) }
        var story = Story(log, about: interaction)
        let naming = LogNames(log).naming
        unsafe try log.scan(from: 1, through: .max) { position, bytes in
            let record = unsafe try LoggedRecord(position: position, bytes: bytes)
            guard moment.includes(position, record.time) else { return false }
            for told in story.follow(record) {
                print(arguments.has("json") ? told.record.json(naming) : told.sentence)
            }
            return true
        }
        let reader = try Views.asOf(moment, log: log)
        let standing = Standing(reader, naming: naming)
        try standing.show(interaction, json: arguments.has("json"))
        if case .time(let time) = moment, let checkpoint = try reader.checkpoint(),
            time.rawValue > log.lastTime
        {
            complain(
                "provisional: the log ends at \(Instant(rawValue: log.lastTime)) with record"
                    + " \(checkpoint.position); timers that are due later may still fire before \(time)"
            )
        }
        return .success
    }
}
