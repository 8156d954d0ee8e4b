import CLMDB
import Glibc

/// Keeps a segment's file filled with zeros ahead of LMDB's last page.
///
/// Overwriting is cheaper to sync than extending, and a full disk is met here, before a transaction
/// has begun, instead of in the middle of a commit. Only the writer's own thread calls it, between
/// commits: so no commit is ever writing pages while it extends the file. It writes through LMDB's
/// own descriptor, since opening and closing another could drop locks of the process.
@safe
struct FileFiller {
    private let environment: OpaquePointer
    private let descriptor: Int32
    private let path: String
    private let chunkBytes: Int
    private let freeReserveBytes: UInt64
    private let pageBytes: UInt64
    private var filled: UInt64

    /// Looks after the file of an environment that the caller keeps open.
    init(_ segment: Segment, path: String, options: LMDBLogOptions) throws(EventLogError) {
        unsafe environment = unsafe segment.environment
        var descriptor: Int32 = -1
        try EventLogError.check(
            unsafe mdb_env_get_fd(segment.environment, &descriptor),
            "mdb_env_get_fd"
        )
        var environmentStatus = MDB_stat()
        try unsafe EventLogError.check(
            mdb_env_stat(segment.environment, &environmentStatus),
            "mdb_env_stat"
        )
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            throw .system(code: errno, call: "fstat", path: path)
        }
        self.descriptor = descriptor
        self.path = path
        chunkBytes = options.fillAheadBytes
        freeReserveBytes = options.freeReserveBytes
        pageBytes = UInt64(environmentStatus.ms_psize)
        filled = UInt64(status.st_size)
    }

    /// The length of what LMDB has written, in bytes.
    private var used: UInt64 {
        var info = unsafe MDB_envinfo()
        unsafe mdb_env_info(environment, &info)
        return unsafe (UInt64(info.me_last_pgno) + 1) * pageBytes
    }

    /// Sees to it that a commit of some bytes will find its place.
    ///
    /// - Parameter bytes: what the commit may take at most.
    /// - Throws: `diskFull`, and then nothing has changed but zeros at the end of the file.
    mutating func makeRoom(for bytes: UInt64) throws(EventLogError) {
        let needed = used + bytes
        guard chunkBytes > 0 else { return try checkFreeSpace(for: bytes) }
        guard needed > filled else { return }
        let target = max(needed, filled) + UInt64(chunkBytes)
        try checkFreeSpace(for: target - filled)
        while filled < target {
            let written = unsafe Zeros.bytes.withUnsafeBytes { zeros in
                let length = min(zeros.count, Int(target - filled))
                return unsafe pwrite(descriptor, zeros.baseAddress, length, off_t(filled))
            }
            if written > 0 {
                filled += UInt64(written)
            } else if errno != EINTR {
                // What is there may do for this commit.
                guard needed > filled else { return }
                throw .diskFull(free: try free())
            }
        }
    }

    /// Cuts off the zeros once the segment is complete.
    func trim() {
        // Leaving them would only waste space, so a failure changes nothing.
        _ = ftruncate(descriptor, off_t(used))
    }

    private func checkFreeSpace(for bytes: UInt64) throws(EventLogError) {
        let free = try free()
        guard free >= freeReserveBytes + bytes else { throw .diskFull(free: free) }
    }

    private func free() throws(EventLogError) -> UInt64 {
        var status = statvfs()
        guard unsafe fstatvfs(descriptor, &status) == 0 else {
            throw .system(code: errno, call: "fstatvfs", path: path)
        }
        return UInt64(status.f_bavail) * UInt64(status.f_frsize)
    }
}

private enum Zeros {
    static let bytes = [UInt8](repeating: 0, count: 1 << 20)
}
