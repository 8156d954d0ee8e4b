/// Why a backup is not made or not put back, each by a name that the page Errors lists.
enum BackupError: Error, Equatable {
    /// The folder for the backup is there and holds something.
    case targetNotEmpty(path: String)
    /// The data directory that should be filled holds something.
    case directoryNotEmpty(path: String)
    /// A daemon or another writer has the log of that data directory open.
    case daemonRunning(path: String)
    /// The folder holds no backup.
    case notABackup(path: String)
    /// The folder has a log and no manifest: making the backup was cut off.
    case incomplete(path: String)
    /// The manifest cannot be read, or its form is not known to this version.
    case manifestUnreadable(problem: String)
    /// A file that the manifest lists is not there.
    case fileMissing(path: String)
    /// A file is not what the manifest says.
    case fileAltered(path: String)
    /// A restore or an import into this data directory was cut off.
    case restoreCutOff(path: String)
    /// The log that should be backed up is damaged.
    case logDamaged(problem: String)
    /// Records are not what they were, as the log's own tree shows.
    case logAltered(problem: String)
    /// The log is whole, but not the one that the manifest is about.
    case logExchanged(found: String, wanted: String)

    /// The stable name.
    var name: String {
        switch self {
        case .targetNotEmpty: "target-not-empty"
        case .directoryNotEmpty: "directory-not-empty"
        case .daemonRunning: "daemon-running"
        case .notABackup: "not-a-backup"
        case .incomplete: "backup-incomplete"
        case .manifestUnreadable: "manifest-unreadable"
        case .fileMissing: "file-missing"
        case .fileAltered: "file-altered"
        case .restoreCutOff: "restore-cut-off"
        case .logDamaged: "log-damaged"
        case .logAltered: "log-altered"
        case .logExchanged: "log-exchanged"
        }
    }

    /// What happened and what to try.
    var detail: String {
        switch self {
        case .targetNotEmpty(let path):
            "\(path) is not empty. A backup is made into a new folder."
        case .directoryNotEmpty(let path):
            "\(path) is not empty. Move what is there away; only an empty directory is filled."
        case .daemonRunning(let path): "a daemon has \(path) open. Stop it first."
        case .notABackup(let path): "\(path) holds no backup."
        case .incomplete(let path):
            "\(path) has no manifest: the backup was not finished. Make another."
        case .manifestUnreadable(let problem): "the manifest cannot be read: \(problem)."
        case .fileMissing(let path): "\(path) is missing from the backup."
        case .fileAltered(let path): "\(path) is not what was backed up."
        case .restoreCutOff(let path):
            "a restore or an import into \(path) did not come to its end. Empty it and begin again."
        case .logDamaged(let problem): "\(problem). Run `ledgerline verify`; there is no backup."
        case .logAltered(let problem): "the log is not what was backed up: \(problem)."
        case .logExchanged(let found, let wanted):
            "the log is not the one that was backed up: it ends with \(found), not \(wanted)."
        }
    }

    /// What a command ends with: 1 for a backup that was looked at and is not good.
    var status: ExitStatus {
        switch self {
        case .fileMissing, .fileAltered, .logDamaged, .logAltered, .logExchanged: .found
        default: .failure
        }
    }

    /// The same as a command's failure.
    var failure: CommandFailure { CommandFailure("\(name): \(detail)", status: status) }
}
