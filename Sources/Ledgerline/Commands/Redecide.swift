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
            rules decide and what stands in the log. It works beside a running daemon. What was decided about a
            requester who is erased is taken as it stands.
            """,
        options: DataDirectory.options
    ) { arguments in
        let log = try DataDirectory(arguments).openLog()
        let progress = Progress("decided")
        let (difference, erased) = try Redecision.compare(log) { progress.report($0) }
        progress.end()
        guard let difference else {
            print("\(log.lastPosition) records: every outcome is what the rules decide")
            if erased > 0 {
                print("\(erased) decisions about erased requesters were taken as they stand")
            }
            return .success
        }
        print("record \(difference.position)")
        print("expected \(difference.expected)")
        print("found    \(difference.found)")
        return .found
    }
}
