import EventLog
import Vocabulary

/// Compares what lies somewhere with what a manifest says.
struct BackupCheck {
    private let manifest: BackupManifest

    init(_ manifest: BackupManifest) {
        self.manifest = manifest
    }

    /// Verifies every record of a log, and that it is the one of the manifest.
    func log(_ path: String) throws {
        let progress = Progress("verified")
        let result: LogVerification
        do {
            result = try LogVerifier(directory: path).run { progress.report($0) }
        } catch EventLogError.notALog {
            throw BackupError.fileMissing(path: "log")
        }
        progress.end()
        if let finding = result.findings.first {
            throw BackupError.logAltered(problem: finding.description)
        }
        let found = "\(result.lastPosition) records, root \(result.root)"
        let wanted = "\(manifest.lastPosition) records, root \(manifest.root)"
        guard found == wanted, result.identity?.description == manifest.log else {
            throw BackupError.logExchanged(found: found, wanted: wanted)
        }
    }

    /// Looks at a file beside the log.
    func file(_ wanted: BackupManifest.File, in folder: String) throws {
        guard try BackupManifest.File(of: wanted.path, in: folder) == wanted else {
            throw BackupError.fileAltered(path: wanted.path)
        }
    }

    /// Compares attachments with those that were there.
    func attachments(_ found: BackupManifest.Attachments) throws {
        let wanted = manifest.attachments
        if let altered = found.damaged.first(where: { !wanted.damaged.contains($0) }) {
            throw BackupError.fileAltered(path: altered)
        }
        guard found.count >= wanted.count else {
            throw BackupError.fileMissing(
                path: "one of \(wanted.count) attachments (\(found.count) are there)"
            )
        }
        guard found == wanted else { throw BackupError.fileAltered(path: "attachments") }
    }
}
