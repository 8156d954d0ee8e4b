import EventImport
import EventLog
import Foundation

extension Command {
    static let importEvents = Command(
        name: "import",
        summary: "makes a log of the events that `export` wrote, and proves that it is the same",
        synopsis: ["import FILE [--keys FILE] [--checkpoint FILE]"],
        arguments: .file,
        about: """
            FILE has all records from the first on; - is standard input. Only the inputs are taken from it:
            the rules decide them again at their times, and every record must be its line to the byte, so
            that the new log has the name and the records of the old. At the first difference it ends with 1,
            names the position, and nothing stays. What is personal is sealed under new keys, or, with --keys,
            as it was, so that the root is the same too.

            The data directory must not be there or be empty, and no daemon may use it. Accounts, keys and
            attachments are not in an export; `backup` has them. Two daemons must never go on from one log.
            """,
        options: DataDirectory.options + [
            .option(
                "keys",
                "FILE",
                .file,
                "the file personal-keys of the log that was exported; none for a log without"
            ),
            .option(
                "checkpoint",
                "FILE",
                .file,
                "what `prove --checkpoint` once wrote and was kept elsewhere: the events must make that log,"
                    + " perhaps longer, which shows also whether inputs and their hashes were altered together"
            ),
        ]
    ) { arguments in
        guard arguments.plain.count == 1, let source = arguments.plain.first else {
            throw CommandLineError(message: "the file of events is missing")
        }
        guard arguments["checkpoint"] == nil || arguments["keys"] != nil else {
            throw CommandLineError(
                message: "--checkpoint needs --keys: records that are sealed anew have another root"
            )
        }
        let importing = EventImporting(
            data: try DataDirectory(arguments),
            source: source,
            keys: arguments["keys"],
            checkpoint: try arguments["checkpoint"].map { try KeptCheckpoint(file: $0) }
        )
        do {
            let made = try importing.run()
            print("\(made.lastPosition) records of log \(made.identity)")
            print("root \(made.root)")
            print("imported into \(importing.data.path)")
        } catch let error as ImportError {
            throw CommandFailure(
                "\(error.name): \(error.detail)",
                status: error.isFinding ? .found : .failure
            )
        } catch let error as BackupError {
            throw error.failure
        } catch let error as EventLogError {
            throw CommandFailure(error.description)
        } catch let error as CocoaError {
            throw CommandFailure(error.localizedDescription)
        }
        return .success
    }
}
