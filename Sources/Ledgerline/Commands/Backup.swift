import EventLog
import Foundation

extension Command {
    static let backup = Command(
        name: "backup",
        summary:
            "copies log, accounts, keys and attachments into a new folder, beside a running daemon",
        synopsis: ["backup TARGET [--json]"],
        arguments: .directory,
        about: """
            TARGET must not be there or be empty. The log is copied up to where it ends at the beginning, so
            everything that was acknowledged before is in it. The copy is on disk and verified when the
            manifest is written, which is last: without one it is no backup. Views are left out, for the log
            makes them anew, and so are sessions of browsers. Keep it as secret as the data directory. It ends
            with 1 when an attachment is not what its name says: it is copied as it is, and named.
            """,
        options: DataDirectory.options + [
            .flag("json", "the manifest, as it stands in the backup")
        ]
    ) { arguments in
        guard arguments.plain.count == 1, let target = arguments.plain.first else {
            throw CommandLineError(message: "the folder to make the backup in is missing")
        }
        let data = try DataDirectory(arguments)
        let manifest = try naming { try BackupMaking(data: data, target: target).make() }
        try show(manifest, as: "backed up to \(target)", arguments)
        for path in manifest.attachments.damaged {
            complain("\(path) is not what its name says; it was copied as it is")
        }
        return manifest.attachments.damaged.isEmpty ? .success : .found
    }

    static let restore = Command(
        name: "restore",
        summary: "puts a backup into an empty data directory and verifies it there",
        synopsis: [
            "restore SOURCE [--json]",
            "restore SOURCE --check [--json]",
        ],
        arguments: .directory,
        about: """
            The data directory must not be there or be empty, and no daemon may use it. Every record of the log
            is verified where it lies afterwards, and the rest compared with the manifest; what is not as
            it was backed up is refused by name, with exit status 1, and nothing of it stays. Then start the daemon:
            it makes the views from the log. Two daemons must never go on from one backup.
            """,
        options: DataDirectory.options + [
            .flag(
                "check",
                "checks the backup in the same way where it lies, and puts nothing anywhere"
            ),
            .flag("json", "the manifest of what was put back"),
        ]
    ) { arguments in
        guard arguments.plain.count == 1, let source = arguments.plain.first else {
            throw CommandLineError(message: "the folder of the backup is missing")
        }
        if arguments.has("check") {
            let manifest = try naming { try BackupRestoring.check(source) }
            try show(manifest, as: "\(source) is as it was backed up", arguments)
            return .success
        }
        let data = try DataDirectory(arguments)
        let manifest = try naming { try BackupRestoring(data: data, source: source).restore() }
        try show(manifest, as: "restored into \(data.path)", arguments)
        return .success
    }

    private static func naming<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as BackupError {
            throw error.failure
        } catch let error as EventLogError {
            throw CommandFailure(error.description)
        } catch let error as CocoaError {
            throw CommandFailure(error.localizedDescription)
        }
    }

    private static func show(
        _ manifest: BackupManifest,
        as what: String,
        _ arguments: Arguments
    ) throws {
        if arguments.has("json") {
            FileHandle.standardOutput.write(try manifest.json())
            return
        }
        print("\(manifest.lastPosition) records, the last of \(manifest.lastTime)")
        print("root \(manifest.root)")
        print("\(manifest.files.count) files, \(manifest.attachments.count) attachments")
        print(what)
    }
}
