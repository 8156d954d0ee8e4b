import CLMDB
import Glibc

/// Room in the file, and on the disk, for the pages that a transaction will write.
///
/// Pages are written in the mapped file, where a full disk would end the process. So the file's blocks
/// are allocated before a transaction begins, and a full disk is an error like others. LMDB makes the
/// file as long as the map; it is cut to what a transaction can reach, so that a copy of the folder
/// is no copy of a terabyte of nothing.
///
/// Only the thread that writes views uses it.
@safe
struct ViewSpace {
    /// What a transaction usually writes behind the file's last page at most.
    static let transactionBytes: UInt64 = 48 << 20
    /// What it can write at most: a batch has some 26,000 keys, each with a few pages.
    static let transactionBytesMax: UInt64 = 512 << 20
    /// How far ahead blocks are allocated, in bytes.
    static let chunkBytes: UInt64 = 32 << 20

    private let environment: OpaquePointer
    private let descriptor: Int32
    private let path: String
    private let pageBytes: UInt64
    private var allocated: UInt64 = 0

    /// Looks after the file of an environment that the caller keeps open.
    ///
    /// - Throws: LMDB's errors.
    init(_ environment: OpaquePointer, path: String) throws(ProjectionsError) {
        unsafe self.environment = unsafe environment
        self.path = path
        var descriptor: Int32 = -1
        unsafe try LMDBViewStore.check(mdb_env_get_fd(environment, &descriptor), "mdb_env_get_fd")
        self.descriptor = descriptor
        var status = MDB_stat()
        unsafe try LMDBViewStore.check(mdb_env_stat(environment, &status), "mdb_env_stat")
        pageBytes = UInt64(status.ms_psize)
    }

    /// Sees to it that a transaction will find its place.
    ///
    /// - Throws: `system` with `ENOSPC` when the disk is full; nothing has changed then.
    mutating func makeRoom() throws(ProjectionsError) {
        var info = unsafe MDB_envinfo()
        unsafe try LMDBViewStore.check(mdb_env_info(environment, &info), "mdb_env_info")
        let used = unsafe (UInt64(info.me_last_pgno) + 1) * pageBytes
        guard used + Self.transactionBytes > allocated else { return }
        let wanted = used + Self.transactionBytes + Self.chunkBytes
        // Blocks that are there already stay as they are.
        let code = posix_fallocate(descriptor, off_t(allocated), off_t(wanted - allocated))
        guard code == 0 else {
            throw .system(code: code, call: "posix_fallocate", path: path)
        }
        guard ftruncate(descriptor, off_t(wanted + Self.transactionBytesMax)) == 0 else {
            throw .system(code: errno, call: "ftruncate", path: path)
        }
        allocated = wanted
    }
}
