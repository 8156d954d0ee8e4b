import CLinux
import Glibc

/// Copies files as they are, with their permissions.
package enum FileCopy {
    /// Copies a file to a name that is not there yet; nothing is synced.
    ///
    /// - Parameters:
    ///   - source: the file.
    ///   - target: the copy's path.
    ///   - progress: called after each piece with the bytes that are copied and their number in all.
    /// - Throws: `diskFull`, `notWritable`, `system`.
    package static func copy(
        _ source: String,
        to target: String,
        progress: (_ copied: UInt64, _ bytes: UInt64) -> Void = { _, _ in }
    ) throws(EventLogError) {
        let from = unsafe open(source, O_RDONLY | O_CLOEXEC)
        guard from >= 0 else { throw .system(code: errno, call: "open", path: source) }
        defer { close(from) }
        var status = stat()
        guard unsafe fstat(from, &status) == 0 else {
            throw .system(code: errno, call: "fstat", path: source)
        }
        // Nobody else may read it while it is not known who may.
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let to = unsafe open(target, flags, 0o600)
        guard to >= 0 else { throw failure(target) }
        defer { close(to) }
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        var copied: UInt64 = 0
        while true {
            let count = unsafe read(from, &buffer, buffer.count)
            guard count >= 0 else { throw .system(code: errno, call: "read", path: source) }
            if count == 0 { break }
            try write(buffer[..<count], to: to, target)
            copied += UInt64(count)
            progress(copied, max(UInt64(status.st_size), copied))
        }
        guard fchmod(to, status.st_mode & 0o7777) == 0 else { throw failure(target) }
    }

    /// Waits until everything on the file system that a path lies on is on the disk.
    ///
    /// One call for a folder of many files, where one for each would take hours.
    ///
    /// - Throws: `system`.
    package static func syncFileSystem(of path: String) throws(EventLogError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(code: errno, call: "open", path: path) }
        defer { close(descriptor) }
        guard syncfs(descriptor) == 0 else {
            throw .system(code: errno, call: "syncfs", path: path)
        }
    }

    private static func write(
        _ bytes: ArraySlice<UInt8>,
        to file: Int32,
        _ path: String
    ) throws(EventLogError) {
        var left = bytes
        while !left.isEmpty {
            let count = unsafe left.withUnsafeBytes { bytes in
                unsafe Glibc.write(file, bytes.baseAddress, bytes.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure(path) }
            left = left.dropFirst(count)
        }
    }

    private static func failure(_ path: String) -> EventLogError {
        let code = errno
        return code == ENOSPC || code == EDQUOT
            ? .diskFull(free: 0) : .notWritable(path: path, code: code)
    }
}
