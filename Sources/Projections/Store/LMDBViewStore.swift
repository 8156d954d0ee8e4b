import CLMDB
import Glibc

/// Views in a folder of their own: one LMDB environment with a named database for each view.
///
/// Nothing is synced: the folder can always be made again from the log. A crash of the process loses
/// nothing; after a crash of the system the folder is not trusted (see `open(_:options:)`). Pages are
/// written in the mapped file, which halves what a batch costs (see `ViewSpace`).
@safe
public final class LMDBViewStore: ViewStore, @unchecked Sendable {
    // LMDB serves readers of many threads and one writer (lmdb.h, MDB_NOTLS); `monitor` protects
    // the transactions that wait for their next reader.
    let environment: OpaquePointer
    let databases: [MDB_dbi]
    private let monitor = Monitor()
    private var idleReaders: [OpaquePointer] = unsafe []
    private let folder: ViewFolder
    /// Why it was emptied when it was opened; nothing when it was not.
    public let emptied: ViewsBeginning?
    // Only the thread that writes touches it.
    private var space: ViewSpace

    private init(
        _ folder: ViewFolder,
        environment: OpaquePointer,
        databases: [MDB_dbi],
        space: ViewSpace,
        emptied: ViewsBeginning?
    ) {
        self.emptied = emptied
        self.folder = folder
        self.space = space
        unsafe self.environment = unsafe environment
        self.databases = databases
    }

    /// Opens a folder, which is made when it is not there.
    ///
    /// A folder whose pages contradict each other, that was in use when the system went down, or that
    /// lacks a view is emptied. Open a folder only once in a process.
    ///
    /// - Throws: `system`, `addressSpaceLimited` and `lmdb` for what emptying does not help.
    public static func open(
        _ path: String,
        options: LMDBViewStoreOptions = LMDBViewStoreOptions()
    ) throws(ProjectionsError) -> LMDBViewStore {
        let folder = ViewFolder(path: path, systemStart: options.systemStart)
        let isEmptied = try folder.prepare()
        do throws(ProjectionsError) {
            return try attempt(folder, options, isEmptied ? .distrusted : nil)
        } catch .damaged {
            try folder.empty()
            return try attempt(folder, options, .distrusted)
        }
    }

    /// Has the next opening empty the folder; a damaged row or page that it meets itself does the same.
    public func distrust() {
        folder.distrust()
    }

    private static func attempt(
        _ folder: ViewFolder,
        _ options: LMDBViewStoreOptions,
        _ emptied: ViewsBeginning?
    ) throws(ProjectionsError) -> LMDBViewStore {
        var made: OpaquePointer?
        unsafe try check(mdb_env_create(&made), "mdb_env_create")
        guard let environment = unsafe made else {
            throw .lmdb(code: MDB_PANIC, call: "mdb_env_create")
        }
        do throws(ProjectionsError) {
            unsafe try check(
                mdb_env_set_maxdbs(environment, MDB_dbi(View.places + 1)),
                "mdb_env_set_maxdbs"
            )
            unsafe try check(
                mdb_env_set_mapsize(environment, Int(options.mapBytes)),
                "mdb_env_set_mapsize"
            )
            unsafe try check(
                mdb_env_set_maxreaders(environment, options.readerLimit),
                "mdb_env_set_maxreaders"
            )
            let code = unsafe mdb_env_open(
                environment,
                folder.path,
                UInt32(MDB_NOTLS | MDB_NOSYNC | MDB_NORDAHEAD | MDB_WRITEMAP),
                0o600
            )
            if code == ENOMEM { throw .addressSpaceLimited(mapBytes: options.mapBytes) }
            try check(code, "mdb_env_open")
            var cleared: Int32 = 0
            unsafe try check(mdb_reader_check(environment, &cleared), "mdb_reader_check")
            var space = unsafe try ViewSpace(environment, path: folder.path)
            try space.makeRoom()
            let (databases, lacking) = unsafe try openDatabases(environment)
            let store = unsafe LMDBViewStore(
                folder,
                environment: environment,
                databases: databases,
                space: space,
                emptied: lacking.isEmpty ? emptied : .lacking(lacking)
            )
            // A checkpoint that cannot be read is the cheapest sign of damage.
            _ = try store.read { reading throws(ProjectionsError) in try reading.checkpoint() }
            return store
        } catch {
            unsafe mdb_env_close(environment)
            throw error
        }
    }

    /// Opens the views; where some are not there although others are, all are emptied, for what they
    /// have not is the past.
    private static func openDatabases(
        _ environment: OpaquePointer
    ) throws(ProjectionsError) -> (databases: [MDB_dbi], lacking: [View]) {
        let transaction = unsafe try begin(environment, flags: 0)
        do throws(ProjectionsError) {
            let opened = unsafe try openDatabases(in: transaction)
            unsafe try check(mdb_txn_commit(transaction), "mdb_txn_commit")
            return opened
        } catch {
            // A failed commit has already ended the transaction; the environment is closed anyway.
            throw error
        }
    }

    private static func openDatabases(
        in transaction: OpaquePointer
    ) throws(ProjectionsError) -> (databases: [MDB_dbi], lacking: [View]) {
        var databases: [MDB_dbi] = []
        var lacking: [View] = []
        for number in 0..<View.places {
            // A number that no view has keeps its place, so that numbers are places.
            let view = View(rawValue: UInt8(number))
            let name = view?.name ?? "unused-\(number)"
            let (database, isNew) = unsafe try openDatabase(transaction, name)
            databases.append(database)
            if isNew, let view { lacking.append(view) }
        }
        let (checkpoint, isNew) = unsafe try openDatabase(transaction, "checkpoint")
        databases.append(checkpoint)
        if isNew || lacking.isEmpty { return (databases, []) }
        for database in databases {
            unsafe try check(mdb_drop(transaction, database, 0), "mdb_drop")
        }
        return (databases, lacking)
    }

    private static func openDatabase(
        _ transaction: OpaquePointer,
        _ name: String
    ) throws(ProjectionsError) -> (database: MDB_dbi, isNew: Bool) {
        var database = MDB_dbi()
        let code = unsafe mdb_dbi_open(transaction, name, 0, &database)
        guard code == MDB_NOTFOUND else {
            try check(code, "mdb_dbi_open")
            return (database, false)
        }
        unsafe try check(
            mdb_dbi_open(transaction, name, UInt32(MDB_CREATE), &database),
            "mdb_dbi_open"
        )
        return (database, true)
    }

    /// Removes a view's database, as if the build that made the folder had not known it; for tests, which
    /// then open the folder anew.
    ///
    /// - Throws: LMDB's errors.
    package func forget(_ view: View) throws(ProjectionsError) {
        let transaction = unsafe try Self.begin(environment, flags: 0)
        let database = databases[Int(view.rawValue)]
        let code = unsafe mdb_drop(transaction, database, 1)
        guard code == 0 else {
            unsafe mdb_txn_abort(transaction)
            throw .lmdb(code: code, call: "mdb_drop")
        }
        unsafe try Self.check(mdb_txn_commit(transaction), "mdb_txn_commit")
    }

    deinit {
        while let reader = unsafe idleReaders.popLast() { unsafe mdb_txn_abort(reader) }
        // Everything on disk before the folder counts as left in order.
        if unsafe mdb_env_sync(environment, 1) == 0 { folder.leave() }
        unsafe mdb_env_close(environment)
    }

    /// Lends a picture of the views; see `ViewStore`.
    ///
    /// - Throws: what `body` throws, and LMDB's errors.
    public func read<Result>(
        _ body: (any ViewReading) throws(ProjectionsError) -> Result
    ) throws(ProjectionsError) -> Result {
        let transaction = unsafe try takeReader()
        defer { unsafe putBack(transaction) }
        do throws(ProjectionsError) {
            return unsafe try body(LMDBReading(transaction: transaction, databases: databases))
        } catch {
            notice(error)
            throw error
        }
    }

    /// Changes views and the checkpoint in one transaction; see `ViewStore`.
    ///
    /// - Throws: what `body` throws, and LMDB's errors; then nothing has changed.
    public func write(
        _ body: (any ViewWriting) throws(ProjectionsError) -> Checkpoint
    ) throws(ProjectionsError) {
        try space.makeRoom()
        let transaction = unsafe try Self.begin(environment, flags: 0)
        let writing = unsafe LMDBWriting(transaction: transaction, databases: databases)
        do throws(ProjectionsError) {
            try writing.setCheckpoint(try body(writing))
        } catch {
            unsafe mdb_txn_abort(transaction)
            notice(error)
            throw error
        }
        do throws(ProjectionsError) {
            unsafe try Self.check(mdb_txn_commit(transaction), "mdb_txn_commit")
        } catch {
            notice(error)
            throw error
        }
    }

    /// Empties all views and forgets the checkpoint.
    ///
    /// - Throws: LMDB's errors; then nothing has changed.
    public func removeAll() throws(ProjectionsError) {
        try space.makeRoom()
        let transaction = unsafe try Self.begin(environment, flags: 0)
        do throws(ProjectionsError) {
            for database in databases {
                unsafe try Self.check(mdb_drop(transaction, database, 0), "mdb_drop")
            }
        } catch {
            unsafe mdb_txn_abort(transaction)
            throw error
        }
        unsafe try Self.check(mdb_txn_commit(transaction), "mdb_txn_commit")
    }

    private func notice(_ error: ProjectionsError) {
        switch error {
        case .damaged, .unreadableRow: folder.distrust()
        default: break
        }
    }

    // A reader's transaction is renewed for every picture, so none holds an old one for long.
    private func takeReader() throws(ProjectionsError) -> OpaquePointer {
        guard let transaction = unsafe monitor.locked({ unsafe idleReaders.popLast() }) else {
            return unsafe try Self.begin(environment, flags: UInt32(MDB_RDONLY))
        }
        let code = unsafe mdb_txn_renew(transaction)
        if code != 0 { unsafe mdb_txn_abort(transaction) }
        try Self.check(code, "mdb_txn_renew")
        return unsafe transaction
    }

    private func putBack(_ transaction: OpaquePointer) {
        unsafe mdb_txn_reset(transaction)
        monitor.locked { unsafe idleReaders.append(transaction) }
    }

    private static func begin(
        _ environment: OpaquePointer,
        flags: UInt32
    ) throws(ProjectionsError) -> OpaquePointer {
        var made: OpaquePointer?
        unsafe try check(mdb_txn_begin(environment, nil, flags, &made), "mdb_txn_begin")
        guard let transaction = unsafe made else {
            throw .lmdb(code: MDB_PANIC, call: "mdb_txn_begin")
        }
        return unsafe transaction
    }

    /// Turns LMDB's codes into errors; those that only emptying the folder helps are `damaged`.
    static func check(_ code: Int32, _ call: String) throws(ProjectionsError) {
        switch code {
        case 0: return
        case MDB_CORRUPTED, MDB_PAGE_NOTFOUND, MDB_INVALID, MDB_VERSION_MISMATCH, MDB_PANIC,
            MDB_INCOMPATIBLE, MDB_CURSOR_FULL, MDB_PAGE_FULL:
            throw .damaged(code: code, call: call)
        default: throw .lmdb(code: code, call: call)
        }
    }
}
