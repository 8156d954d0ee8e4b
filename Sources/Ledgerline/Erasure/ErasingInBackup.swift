import Cryptography
import EventLog
import Foundation
import Sealing

/// Destroys keys in a backup that are destroyed in the data directory that it was made of.
struct ErasingInBackup {
    let data: DataDirectory
    /// The backup's folder.
    let backup: String

    /// Writes the backup's keys and its manifest anew.
    ///
    /// - Returns: how many keys were destroyed.
    func run() throws -> Int {
        var manifest = try BackupManifest.read(in: backup)
        let log = try data.openLog()
        guard manifest.log == log.identity.description else {
            throw CommandFailure("\(backup) is of another log", status: .found)
        }
        guard let sealer = log.sealer as? PersonalSealer,
            let index = manifest.files.firstIndex(where: { $0.path == "personal-keys" })
        else { return 0 }
        let theirs = KeyRing(file: backup + "/personal-keys")
        do {
            try theirs.open(of: log.identity)
            let slots = (1...max(theirs.count, 1)).filter { slot in
                guard let key = theirs.key(slot), !key.isDestroyed else { return false }
                return sealer.ring.key(slot)?.isDestroyed == true
            }
            guard !slots.isEmpty else { return 0 }
            try theirs.destroy(slots)
            manifest.files[index] = try BackupManifest.File(of: "personal-keys", in: backup)
            try manifest.json().write(
                to: URL(filePath: backup + "/" + BackupManifest.file),
                options: .atomic
            )
            try FileCopy.syncFileSystem(of: backup)
            return slots.count
        } catch let error as SealingError {
            throw CommandFailure(error.description)
        }
    }
}
