import Cryptography
import EventLog
import Foundation
import Vocabulary

/// Makes a backup of a data directory, beside a running daemon or not.
struct BackupMaking {
    let data: DataDirectory
    /// The backup's folder.
    let target: String

    /// Copies everything, verifies the copy of the log, and writes the manifest last.
    ///
    /// The log comes first: what its records name lies in the other files by then.
    func make() throws -> BackupManifest {
        try prepareTarget()
        let first = try DataDirectory.keptFirst.compactMap { try copy($0) }
        let log = try data.openLog()
        let last = try copyLog(log)
        var manifest = BackupManifest(
            made: Instant(rawValue: Int64(Date().timeIntervalSince1970 * 1_000)).description,
            log: log.identity.description,
            lastPosition: last,
            lastTime: Instant(rawValue: log.lastTime).description,
            root: try log.root(at: last).description
        )
        manifest.files = first
        for name in DataDirectory.keptFiles {
            if let file = try copy(name) { manifest.files.append(file) }
        }
        let attachments = Progress("copied", of: "attachments")
        manifest.attachments =
            try AttachmentCopy(
                from: data.attachments,
                to: target + "/attachments",
                progress: attachments.report
            ).summary
        attachments.end()
        try FileCopy.syncFileSystem(of: target)
        do {
            try BackupCheck(manifest).log(target + "/log")
        } catch BackupError.logAltered(let problem) {
            // What was just copied is what stands there.
            throw BackupError.logDamaged(problem: problem)
        }
        try write(manifest)
        return manifest
    }

    private func prepareTarget() throws {
        let manager = FileManager.default
        if manager.fileExists(atPath: target) {
            guard try manager.contentsOfDirectory(atPath: target).isEmpty else {
                throw BackupError.targetNotEmpty(path: target)
            }
            try manager.setAttributes([.posixPermissions: 0o700], ofItemAtPath: target)
        } else {
            try makePrivateFolder(target)
        }
    }

    private func copyLog(_ log: LMDBLog) throws -> Position {
        let progress = Progress("copied")
        defer { progress.end() }
        return try LogCopy.copy(log, to: target + "/log") { progress.report($0) }
    }

    /// Copies a file that is replaced as a whole when it changes; nothing when there is none.
    private func copy(_ name: String) throws -> BackupManifest.File? {
        guard FileManager.default.fileExists(atPath: data.path + "/" + name) else { return nil }
        try FileCopy.copy(data.path + "/" + name, to: target + "/" + name)
        return try BackupManifest.File(of: name, in: target)
    }

    private func write(_ manifest: BackupManifest) throws {
        let path = target + "/" + BackupManifest.file
        let made = FileManager.default.createFile(
            atPath: path + ".new",
            contents: try manifest.json(),
            attributes: [.posixPermissions: 0o600]
        )
        guard made else { throw CommandFailure("\(path) cannot be written") }
        try FileCopy.syncFileSystem(of: target)
        try FileManager.default.moveItem(atPath: path + ".new", toPath: path)
        try FileCopy.syncFileSystem(of: target)
    }
}

extension BackupManifest.File {
    /// Describes a file that is there.
    init(of name: String, in folder: String) throws {
        guard let contents = FileManager.default.contents(atPath: folder + "/" + name) else {
            throw BackupError.fileMissing(path: name)
        }
        path = name
        bytes = UInt64(contents.count)
        sha256 = SHA256Digest.hash(of: [UInt8](contents)).description
    }
}
