import EventLog
import Foundation
import Vocabulary

/// Puts a backup into an empty data directory.
///
/// The log gets its name last, when it has been verified where it lies: until then nothing that a
/// daemon would go on with is there. What is not good is taken away again.
struct BackupRestoring {
    let data: DataDirectory
    /// The backup's folder.
    let source: String

    private var kept: [String] { DataDirectory.keptFirst + DataDirectory.keptFiles }
    private var unfinished: String { data.restoring }

    /// Copies everything, checks it against the manifest, and has it on disk at return.
    func restore() throws -> BackupManifest {
        let manifest = try BackupManifest.read(in: source)
        _ = try data.prepareEmpty()
        do {
            try put(manifest)
        } catch {
            takeAway()
            throw error
        }
        return manifest
    }

    /// Checks a backup against its manifest where it lies, and puts nothing anywhere.
    static func check(_ source: String) throws -> BackupManifest {
        let manifest = try BackupManifest.read(in: source)
        let check = BackupCheck(manifest)
        try check.log(source + "/log")
        for file in manifest.files { try check.file(file, in: source) }
        let progress = Progress("checked", of: "attachments")
        let attachments = try AttachmentCopy(
            from: source + "/attachments",
            to: nil,
            progress: progress.report
        )
        progress.end()
        try check.attachments(attachments.summary)
        return manifest
    }

    private func put(_ manifest: BackupManifest) throws {
        let check = BackupCheck(manifest)
        try copyLog(manifest)
        try check.log(unfinished)
        for file in manifest.files {
            guard kept.contains(file.path) else {
                throw BackupError.manifestUnreadable(problem: "it lists \(file.path)")
            }
            try check.file(file, in: source)
            try FileCopy.copy(source + "/" + file.path, to: data.path + "/" + file.path)
            try check.file(file, in: data.path)
        }
        let progress = Progress("copied", of: "attachments")
        let copy = try AttachmentCopy(
            from: source + "/attachments",
            to: data.attachments,
            progress: progress.report
        )
        progress.end()
        try check.attachments(copy.summary)
        try FileCopy.syncFileSystem(of: data.path)
        try FileManager.default.moveItem(atPath: unfinished, toPath: data.log)
        try FileCopy.syncFileSystem(of: data.path)
    }

    private func copyLog(_ manifest: BackupManifest) throws {
        let progress = Progress("copied")
        defer { progress.end() }
        do {
            try LogCopy.copyAtRest(source + "/log", to: unfinished) { copied, bytes in
                let share = Double(copied) / Double(max(bytes, 1))
                progress.report(UInt64(Double(manifest.lastPosition) * share))
            }
        } catch EventLogError.notALog {
            throw BackupError.fileMissing(path: "log")
        } catch EventLogError.damaged(let first, _) {
            throw BackupError.fileMissing(path: "the log's segment \(first)")
        }
    }

    private func takeAway() {
        let names = [unfinished, data.attachments] + kept.map { data.path + "/" + $0 }
        for name in names { try? FileManager.default.removeItem(atPath: name) }
    }
}
