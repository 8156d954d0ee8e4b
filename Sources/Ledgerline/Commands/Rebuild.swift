import EventLog
import Foundation
import Projections

extension Command {
    static let rebuild = Command(
        name: "rebuild",
        summary: "makes the views anew from the log",
        synopsis: ["rebuild [--verify]"],
        about: """
            Views hold nothing that the log does not; deleting them loses nothing. The daemon must not
            run meanwhile.
            """,
        options: DataDirectory.options + [
            .flag(
                "verify",
                "compares the old views with a fresh fold first, and says what differed"
            )
        ]
    ) { arguments in
        let data = try DataDirectory(arguments)
        // Taking the writer's lock shows that no daemon uses the views.
        let log: LMDBLog
        do throws(EventLogError) {
            guard FileManager.default.fileExists(atPath: data.log) else {
                throw EventLogError.notALog(path: data.log)
            }
            var options = LMDBLogOptions()
            options.sealer = data.sealer()
            log = try LMDBLog(directory: data.log, options: options)
        } catch {
            throw CommandFailure(error.description)
        }
        if arguments.has("verify"), FileManager.default.fileExists(atPath: data.views) {
            let store = try LMDBViewStore.open(data.views)
            if let difference = try ViewsVerifier(store: store, log: log).firstDifference() {
                print("the old views differed in \(difference.view) at key \(difference.key)")
            } else {
                print("the old views were right")
            }
        }
        if FileManager.default.fileExists(atPath: data.views) {
            try FileManager.default.removeItem(atPath: data.views)
        }
        let progress = Progress("folded")
        let views = try Views.open(data.views, log: log)
        try views.projector.catchUp { checkpoint in
            progress.report(checkpoint.position)
            return true
        }
        progress.end()
        print("views rebuilt from \(views.projector.position) records")
        return .success
    }
}
