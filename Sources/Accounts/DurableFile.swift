import Foundation

/// A small file that only its owner reads and that another process may replace at any time.
struct DurableFile: Sendable {
    /// Tells one content of the file from another without reading it.
    ///
    /// The time alone would not: two changes can fall into one tick of the kernel's clock.
    struct Stamp: Equatable, Sendable {
        private let device: dev_t
        private let inode: ino_t
        private let size: off_t
        private let seconds: Int
        private let nanoseconds: Int

        fileprivate init(_ status: stat) {
            device = status.st_dev
            inode = status.st_ino
            size = status.st_size
            seconds = status.st_mtim.tv_sec
            nanoseconds = status.st_mtim.tv_nsec
        }
    }

    let path: String

    /// The stamp of what is there; nothing when there is no file.
    func stamp() throws(AccountsError) -> Stamp? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            guard errno == ENOENT else { throw failure("cannot be looked at") }
            return nil
        }
        return Stamp(status)
    }

    /// What the file says, with the stamp of just that; nothing when there is no file.
    func read() throws(AccountsError) -> (contents: Data, stamp: Stamp)? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            guard errno == ENOENT else { throw failure("cannot be opened") }
            return nil
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        let stamp = try Self.stamp(of: descriptor, orElse: failure("cannot be looked at"))
        guard let contents = try? handle.readToEnd() ?? Data() else {
            throw .file(path: path, problem: "cannot be read")
        }
        return (contents, stamp)
    }

    /// Replaces the file at once, readable by its owner only, and waits until it is on disk.
    ///
    /// - Returns: the stamp of what was written.
    func write(_ contents: Data) throws(AccountsError) -> Stamp {
        let new = path + ".new"
        // One that a crash left behind may have another owner or mode: it is never written to.
        unsafe unlink(new)
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let descriptor = unsafe open(new, flags, 0o600)
        guard descriptor >= 0 else { throw failure("cannot be written") }
        do throws(AccountsError) {
            let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
            do {
                try handle.write(contentsOf: contents)
                try handle.synchronize()
            } catch {
                throw .file(path: path, problem: "cannot be written: \(error)")
            }
            let stamp = try Self.stamp(of: descriptor, orElse: failure("cannot be looked at"))
            guard unsafe rename(new, path) == 0 else { throw failure("cannot be replaced") }
            try withFolder { folder throws(AccountsError) in
                guard fsync(folder) == 0 else { throw failure("cannot be made durable") }
            }
            return stamp
        } catch {
            unsafe unlink(new)
            throw error
        }
    }

    /// Keeps other changes of the file away, of this process and of others, for the length of a call.
    func alone<Result>(
        _ body: () throws(AccountsError) -> Result
    ) throws(AccountsError) -> Result {
        try withFolder { folder throws(AccountsError) in
            while flock(folder, LOCK_EX) != 0 {
                guard errno == EINTR else { throw failure("cannot be locked") }
            }
            return try body()
        }
    }

    private func withFolder<Result>(
        _ body: (Int32) throws(AccountsError) -> Result
    ) throws(AccountsError) -> Result {
        let folder = (path as NSString).deletingLastPathComponent
        let descriptor = unsafe open(
            folder.isEmpty ? "." : folder,
            O_RDONLY | O_DIRECTORY | O_CLOEXEC
        )
        guard descriptor >= 0 else { throw failure("has a folder that cannot be opened") }
        defer { close(descriptor) }
        return try body(descriptor)
    }

    private func failure(_ problem: String) -> AccountsError {
        .file(path: path, problem: problem + ": " + (unsafe String(cString: strerror(errno))))
    }

    private static func stamp(
        of descriptor: Int32,
        orElse failure: @autoclosure () -> AccountsError
    ) throws(AccountsError) -> Stamp {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw failure() }
        return Stamp(status)
    }
}
