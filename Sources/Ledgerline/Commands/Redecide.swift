import Engine
import EventLog

extension Command {
    static let redecide = Command(
        name: "redecide",
        summary: "proves that every rule was followed: decides the log's inputs again",
        synopsis: ["redecide"],
        about: """
            Only the inputs of the log are given to today's rules, at their times; every record must come
            out byte for byte. It ends with 1 at the first difference, and shows its position, what the
            rules decide and what stands in the log. It works beside a running daemon.
            """,
        options: DataDirectory.options
    ) { arguments in
        let log = try DataDirectory(arguments).openLog()
        let progress = Progress("decided")
        let difference = try Redecision.firstDifference(in: log) { progress.report($0) }
        progress.end()
        guard let difference else {
            print("\(log.lastPosition) records: every outcome is what the rules decide")
            return .success
        }
        print("record \(difference.position)")
        print("expected \(difference.expected)")
        print("found    \(difference.found)")
        return .found
    }
}
