import Engine
import EventLog
import Foundation
import Vocabulary

extension Command {
    static let shadow = Command(
        name: "shadow",
        summary: "follows another version's log, decides everything again and compares",
        synopsis: [
            "shadow [--follow] [--until POSITION] [--views FOLDER] [--show N] [--every SECONDS] [--json]"
        ],
        about: """
            The program at hand, which may be a newer one than the daemon, reads the daemon's log and changes
            nothing of it. Each input is decided by the program's own rules on the past as it was logged, and
            each outcome is compared byte for byte; so is what every timer does. A decision that is otherwise
            is told, and the comparing goes on behind it. The page Operations has the steps of an upgrade.

            Without --follow it goes to where the log ends. It ends with 0 when all decisions are the same, with
            1 when one is otherwise or a record is of a type or version that this program does not know, which
            ends it at that record; with 2, 3 and 4 as every command.
            """,
        options: DataDirectory.options + [
            .flag("follow", "goes on with what is appended, until SIGINT or SIGTERM"),
            .option("until", "POSITION", "ends behind this record"),
            .option(
                "views",
                "FOLDER",
                .directory,
                "builds this version's views there as well, for a start without a rebuild"
            ),
            .option("show", "N", "how many differences are shown in full; 20 unless it is said"),
            .option("every", "SECONDS", "how often it tells how far it is; 5 unless it is said"),
            .flag("json", "a line of JSON for each thing that is told"),
        ]
    ) { arguments in
        if let word = arguments.plain.first {
            throw CommandLineError(message: "\(word) means nothing here")
        }
        let data = try DataDirectory(arguments)
        let wishes = try ShadowRun.Wishes(arguments)
        let log = try data.openLog()
        let stop = StopSwitch()
        let signals = Signals { word in
            if case .stop = word { stop.flip() }
        }
        let views = try arguments["views"].map { try ShadowViews($0, of: data, log: log) }
        let run = ShadowRun(log, wishes, views: views, stop: stop)
        let status = try run.run()
        withExtendedLifetime(signals) {}
        return status
    }
}

extension ShadowRun.Wishes {
    init(_ arguments: Arguments) throws {
        self.init()
        follows = arguments.has("follow")
        if let position = try arguments.position("until") { until = position }
        json = arguments.has("json")
        if let text = arguments["show"] {
            guard let count = Int(text), (0...1_000_000).contains(count) else {
                throw CommandLineError(message: "--show takes a number such as 100")
            }
            kept = count
        }
        if let text = arguments["every"] {
            guard let seconds = Double(text), (0.05...86_400).contains(seconds) else {
                throw CommandLineError(message: "--every takes seconds, such as 60")
            }
            every = seconds
        }
    }
}
