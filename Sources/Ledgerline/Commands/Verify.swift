import Engine
import EventLog
import Foundation
import Projections
import ServiceManager
import Vocabulary

extension Command {
    static let verify = Command(
        name: "verify",
        summary: "proves that nothing in the log was changed, and that the views tell the same",
        synopsis: ["verify [--log-only] [--checkpoint FILE]"],
        about: """
            Every record's bytes are checked against the hashes of the log's tree, every record is
            decoded, and the views are compared with a fresh fold. It works beside a running daemon.
            It ends with 1 when it finds something, and says where.
            """,
        options: DataDirectory.options + [
            .flag("log-only", "leaves the views out"),
            .option(
                "checkpoint",
                "FILE",
                .file,
                "what `prove --checkpoint` once wrote and was kept elsewhere: whether the log "
                    + "still continues it, which shows also what a look at the log alone cannot: "
                    + "that it was cut off or exchanged as a whole"
            ),
        ]
    ) { arguments in
        let data = try DataDirectory(arguments)
        guard FileManager.default.fileExists(atPath: data.log) else {
            throw CommandFailure("there is no log in \(data.path)")
        }
        let progress = Progress("verified")
        let result: LogVerification
        do throws(EventLogError) {
            result = try LogVerifier(directory: data.log).run { progress.report($0) }
        } catch {
            throw CommandFailure(error.description)
        }
        progress.end()
        for finding in result.findings { print(finding.description) }
        guard result.isIntact else {
            complain("\(result.findingCount) findings in \(result.lastPosition) records")
            return .found
        }
        let log = try data.openLog()
        try checkRecords(of: log)
        let kept = try arguments["checkpoint"].map { try KeptCheckpoint(file: $0) }
        if let kept, try !kept.isContinued(by: log) {
            print("the log does not continue the checkpoint of \(kept.size) records")
            return .found
        }
        var views = "views left out"
        if !arguments.has("log-only"), FileManager.default.fileExists(atPath: data.views) {
            if let difference = try differenceOfViews(data, log) {
                print(difference)
                return .found
            }
            views = "views are a fold of it"
        }
        if let kept { print("the checkpoint of \(kept.size) records still holds") }
        print("\(result.lastPosition) records, root \(result.root): nothing was changed, \(views)")
        return .success
    }

    private static func checkRecords(of log: any RecordLog) throws {
        do {
            unsafe try log.scan(from: 1, through: .max) { position, bytes in
                _ = unsafe try LoggedRecord(position: position, bytes: bytes)
                return true
            }
        } catch let error as LedgerError {
            throw CommandFailure(error.description, status: .found)
        }
    }

    private static func differenceOfViews(
        _ data: DataDirectory,
        _ log: any RecordLog
    ) throws -> String? {
        let store = try LMDBViewStore.open(data.views)
        guard let difference = try ViewsVerifier(store: store, log: log).firstDifference() else {
            return nil
        }
        return "views: \(difference.view) differs from a fresh fold at key \(difference.key)."
            + " `ledgerline rebuild` makes them anew."
    }
}

/// Says now and then how far long work has come: on a terminal, and to the service manager, which waits on.
final class Progress {
    private let verb: String
    private let things: String
    private let isShown = isatty(2) == 1
    private var last = 0.0

    init(_ verb: String, of things: String = "records") {
        self.verb = verb
        self.things = things
    }

    func report(_ position: UInt64) {
        let now = ProcessInfo.processInfo.systemUptime
        guard now - last > 0.5 else { return }
        last = now
        ServiceManager.notify(.status("\(verb) \(position) \(things)"))
        // A long log takes longer to read than a unit has time to start.
        ServiceManager.notify(.extendTimeout(microseconds: 60_000_000))
        guard isShown else { return }
        FileHandle.standardError.write(Data("\r\(verb) \(position) \(things)".utf8))
    }

    func end() {
        if isShown, last > 0 { FileHandle.standardError.write(Data("\n".utf8)) }
    }
}
