import CLMDB
import Glibc
import Synchronization

/// One LMDB environment of the log's row, with its idle readers.
@safe
final class Segment: @unchecked Sendable {
    /// How a segment is opened.
    enum Mode: Equatable {
        /// The last one, by the writer.
        case writing(mapBytes: UInt64, sync: Bool)
        /// The last one, perhaps beside a writer in another process.
        case following(mapBytes: UInt64)
        /// One that is never written again: it needs no table of readers.
        case sealed
    }

    /// How many readers may be at work at once, in all processes.
    static let readerLimit: UInt32 = 1_022

    /// The position of its first record.
    let first: UInt64

    // All threads may use an environment at once (lmdb.h); the idle readers have their own lock.
    let environment: OpaquePointer
    private let idle = Mutex<[SegmentReader]>([])

    /// Opens the environment in a folder.
    init(path: String, first: UInt64, mode: Mode) throws(EventLogError) {
        // Opened before anything is stored: an object that is complete would close it once more.
        unsafe environment = try Self.open(path: path, first: first, mode: mode)
        self.first = first
        if mode != .sealed { clearStaleReaders() }
    }

    private static func open(
        path: String,
        first: UInt64,
        mode: Mode
    ) throws(EventLogError) -> OpaquePointer {
        var made: OpaquePointer?
        try unsafe EventLogError.check(mdb_env_create(&made), "mdb_env_create")
        guard let made = unsafe made else { throw .lmdb(code: ENOMEM, call: "mdb_env_create") }
        do throws(EventLogError) {
            let (bytes, flags) = try settings(path: path, mode: mode)
            try unsafe EventLogError.check(
                mdb_env_set_mapsize(made, Int(bytes)),
                "mdb_env_set_mapsize"
            )
            try unsafe EventLogError.check(
                mdb_env_set_maxreaders(made, readerLimit),
                "mdb_env_set_maxreaders"
            )
            let code = unsafe mdb_env_open(made, path, UInt32(flags), 0o640)
            switch code {
            case 0: return unsafe made
            case ENOMEM: throw .addressSpaceLimited(mapBytes: bytes)
            case EACCES, EROFS, EPERM: throw .notWritable(path: path, code: code)
            case MDB_INVALID, MDB_CORRUPTED, MDB_VERSION_MISMATCH, ENOENT:
                throw .damaged(position: first, .pages)
            default: throw .lmdb(code: code, call: "mdb_env_open")
            }
        } catch {
            unsafe mdb_env_close(made)
            throw error
        }
    }

    deinit {
        // Nobody reads any more: every reader at work holds on to its segment.
        for reader in idle.withLock({ $0 }) { reader.close() }
        unsafe mdb_env_close(environment)
    }

    private static func settings(path: String, mode: Mode) throws(EventLogError) -> (UInt64, Int32)
    {
        switch mode {
        case .writing(let mapBytes, let sync):
            return (mapBytes, MDB_NOTLS | (sync ? 0 : MDB_NOSYNC))
        case .following(let mapBytes):
            return (mapBytes, MDB_NOTLS | MDB_RDONLY)
        case .sealed:
            // It does not grow, so no more address space than the file is long.
            var status = stat()
            guard unsafe stat(path + "/data.mdb", &status) == 0 else {
                throw .system(code: errno, call: "stat", path: path)
            }
            let bytes = max(UInt64(status.st_size), 1 << 20)
            return ((bytes + 0xFFFF) & ~0xFFFF, MDB_NOTLS | MDB_RDONLY | MDB_NOLOCK)
        }
    }

    /// Frees the places of readers whose process has died.
    ///
    /// - Returns: how many there were.
    @discardableResult
    func clearStaleReaders() -> Int {
        var dead: Int32 = 0
        unsafe mdb_reader_check(environment, &dead)
        return Int(dead)
    }

    /// Lends a reader on the newest snapshot for the length of a call.
    func withReader<Result, Failure: Error>(
        _ body: (SegmentReader) throws(Failure) -> Result,
        failed: (EventLogError) -> Failure
    ) throws(Failure) -> Result {
        let reader: SegmentReader
        do throws(EventLogError) {
            reader = try takeReader()
        } catch {
            throw failed(error)
        }
        defer { giveBack(reader) }
        return try body(reader)
    }

    /// Lends a reader on the newest snapshot for the length of a call.
    func withReader<Result>(
        _ body: (SegmentReader) throws(EventLogError) -> Result
    ) throws(EventLogError) -> Result {
        try withReader(body, failed: { $0 })
    }

    private func takeReader() throws(EventLogError) -> SegmentReader {
        if let reader = idle.withLock({ $0.popLast() }) {
            do throws(EventLogError) {
                try reader.renew()
                return reader
            } catch {
                reader.close()
                throw error
            }
        }
        do throws(EventLogError) {
            return unsafe try SegmentReader(environment)
        } catch {
            // All places are taken: perhaps by processes that have died.
            guard error == .lmdb(code: MDB_READERS_FULL, call: "mdb_txn_begin"),
                clearStaleReaders() > 0
            else { throw error }
            return unsafe try SegmentReader(environment)
        }
    }

    private func giveBack(_ reader: SegmentReader) {
        reader.reset()
        // More than this many at once is rare, and each idle one keeps a place in the table.
        let isKept = idle.withLock { idle in
            guard idle.count < 16 else { return false }
            idle.append(reader)
            return true
        }
        if !isKept { reader.close() }
    }
}

extension EventLogError {
    /// Turns LMDB's return code into an error that names the call.
    static func check(_ code: Int32, _ call: String) throws(EventLogError) {
        switch code {
        case 0: return
        case MDB_CORRUPTED, MDB_PAGE_NOTFOUND, MDB_INVALID:
            throw .damaged(position: 0, .pages)
        default: throw .lmdb(code: code, call: call)
        }
    }
}
