import Foundation

extension DataDirectory {
    /// Makes the directory, or sees that it is empty and that no daemon uses it.
    ///
    /// - Returns: whether it is new.
    /// - Throws: `BackupError.directoryNotEmpty`, `daemonRunning`, and why it cannot be made.
    func prepareEmpty() throws -> Bool {
        let manager = FileManager.default
        guard manager.fileExists(atPath: path) else {
            try manager.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            return true
        }
        let names = try manager.contentsOfDirectory(atPath: path)
        guard names.contains(where: { $0 != "lost+found" }) else { return false }
        guard !isInUse else { throw BackupError.daemonRunning(path: path) }
        throw BackupError.directoryNotEmpty(path: path)
    }

    /// Whether somebody holds the lock of the log's writer.
    private var isInUse: Bool {
        let lock = unsafe open(log + "/writer.lock", O_RDONLY | O_CLOEXEC)
        guard lock >= 0 else { return false }
        defer { close(lock) }
        return flock(lock, LOCK_EX | LOCK_NB) != 0
    }
}
