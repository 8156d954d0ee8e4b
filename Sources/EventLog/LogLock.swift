import Glibc
import Synchronization

/// What keeps a log from being opened twice: in this process at all, for writing by anyone.
///
/// LMDB forbids to open an environment twice in a process: closing one would drop the locks of the
/// other (lmdb.h, "Caveats").
final class LogLock: Sendable {
    private struct Place: Hashable {
        let device: UInt64
        let inode: UInt64
    }

    private static let open = Mutex<Set<Place>>([])

    private let place: Place
    private let descriptor: Int32

    /// Takes a log's folder for this process, and for writing unless it is only read.
    init(_ directory: LogDirectory, forWriting: Bool) throws(EventLogError) {
        var status = stat()
        guard unsafe stat(directory.path, &status) == 0 else {
            throw .notALog(path: directory.path)
        }
        let place = Place(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
        guard Self.open.withLock({ $0.insert(place).inserted }) else {
            throw .inUse(path: directory.path)
        }
        do throws(EventLogError) {
            descriptor = forWriting ? try Self.lock(directory) : -1
        } catch {
            _ = Self.open.withLock { $0.remove(place) }
            throw error
        }
        self.place = place
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        _ = Self.open.withLock { $0.remove(place) }
    }

    // The lock goes with the descriptor, so it ends with the process however that ends.
    private static func lock(_ directory: LogDirectory) throws(EventLogError) -> Int32 {
        let path = directory.lockFile
        let descriptor = unsafe Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw .notWritable(path: path, code: errno) }
        // A child that this process is starting has a copy until it runs its own program.
        var tries = 50
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            if code == EWOULDBLOCK, tries > 0 {
                tries -= 1
                usleep(2_000)
                continue
            }
            close(descriptor)
            guard code == EWOULDBLOCK else {
                throw .system(code: code, call: "flock", path: path)
            }
            throw .inUse(path: directory.path)
        }
        return descriptor
    }
}
