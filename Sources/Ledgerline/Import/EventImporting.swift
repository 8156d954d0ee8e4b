import EventImport
import EventLog
import Foundation
import Vocabulary

/// Imports an export into an empty data directory.
///
/// As with a restore the log gets its name last: until then nothing that a daemon would go on with is
/// there. What is not good is taken away again.
struct EventImporting {
    let data: DataDirectory
    /// The file of events, or `-`.
    let source: String
    /// The file of keys that the events were sealed with, or `none` for events that were not; nothing seals
    /// them anew.
    let keys: String?
    /// What the log must continue; nothing asks for nothing.
    let checkpoint: KeptCheckpoint?

    /// What was made.
    struct Summary {
        let identity: LogIdentity
        let lastPosition: Position
        let root: MerkleHash
    }

    /// Imports everything, and has it on disk at return.
    func run() throws -> Summary {
        let lines = try LineReader(source)
        let isNew = try data.prepareEmpty()
        do {
            let summary = try make(from: lines)
            try FileCopy.syncFileSystem(of: data.path)
            try FileManager.default.moveItem(atPath: data.restoring, toPath: data.log)
            try FileCopy.syncFileSystem(of: data.path)
            return summary
        } catch {
            try? FileManager.default.removeItem(atPath: isNew ? data.path : data.restoring)
            try? FileManager.default.removeItem(atPath: data.personalKeys)
            throw error
        }
    }

    /// The log has been closed at return.
    private func make(from lines: LineReader) throws -> Summary {
        let progress = Progress("imported")
        defer { progress.end() }
        if let keys, keys != "none" { try FileCopy.copy(keys, to: data.personalKeys) }
        let log = try LogImport.run(
            sealing: keys == nil ? .anew : keys == "none" ? .none : .asItWas,
            progress: { progress.report($0) }
        ) {
            (identity) throws(EventLogError) in
            var options = LMDBLogOptions()
            options.identity = identity
            // It counts only when it is whole, and then all of it is synced.
            options.sync = false
            options.sealer = data.sealer()
            return try LMDBLog(directory: data.restoring, options: options)
        } from: { () throws(ImportError) in
            try lines.next()
        }
        if let checkpoint, try !checkpoint.isContinued(by: log) {
            throw CommandFailure(
                "checkpoint-broken: the events do not make the log of the checkpoint"
                    + " of \(checkpoint.size) records.",
                status: .found
            )
        }
        return Summary(
            identity: log.identity,
            lastPosition: log.lastPosition,
            root: try log.root(at: log.lastPosition)
        )
    }
}
