import CLMDB

/// The views as a transaction of LMDB sees them.
@safe
class LMDBReading: ViewReading {
    fileprivate let transaction: OpaquePointer
    fileprivate let databases: [MDB_dbi]
    fileprivate static let checkpointKey: UInt8 = 0

    init(transaction: OpaquePointer, databases: [MDB_dbi]) {
        unsafe self.transaction = unsafe transaction
        self.databases = databases
    }

    fileprivate var checkpointDatabase: MDB_dbi { databases[databases.count - 1] }

    func checkpoint() throws(ProjectionsError) -> Checkpoint? {
        var key = ViewKey()
        key.append(Self.checkpointKey)
        return unsafe try value(checkpointDatabase, key) { bytes throws(ProjectionsError) in
            do throws(ProjectionsError) {
                return unsafe try Checkpoint(decoding: bytes, of: .settings)
            } catch {
                throw .damaged(code: MDB_CORRUPTED, call: "checkpoint")
            }
        }
    }

    func value<Result>(
        _ view: View,
        at key: ViewKey,
        _ body: (UnsafeRawBufferPointer) throws(ProjectionsError) -> Result
    ) throws(ProjectionsError) -> Result? {
        unsafe try value(databases[view.place], key, body)
    }

    private func value<Result>(
        _ database: MDB_dbi,
        _ key: ViewKey,
        _ body: (UnsafeRawBufferPointer) throws(ProjectionsError) -> Result
    ) throws(ProjectionsError) -> Result? {
        var found = unsafe MDB_val()
        let code = unsafe key.withBytes { bytes in
            var sought = unsafe MDB_val(bytes)
            return unsafe mdb_get(transaction, database, &sought, &found)
        }
        if code == MDB_NOTFOUND { return nil }
        try LMDBViewStore.check(code, "mdb_get")
        return unsafe try body(found.bytes)
    }

    func scan(
        _ view: View,
        _ range: ViewRange,
        _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) throws(ProjectionsError) -> Bool
    ) throws(ProjectionsError) {
        var made: OpaquePointer?
        unsafe try LMDBViewStore.check(
            mdb_cursor_open(transaction, databases[view.place], &made),
            "mdb_cursor_open"
        )
        guard let cursor = unsafe made else {
            throw .lmdb(code: MDB_PANIC, call: "mdb_cursor_open")
        }
        defer { unsafe mdb_cursor_close(cursor) }
        var key = unsafe MDB_val()
        var value = unsafe MDB_val()
        var code = unsafe Self.seek(range, cursor, &key, &value)
        while code == 0 {
            guard unsafe ViewRange.isPrefix(range.prefix, of: key.bytes) else { return }
            guard unsafe try body(key.bytes, value.bytes) else { return }
            let step = range.descending ? MDB_PREV : MDB_NEXT
            code = unsafe mdb_cursor_get(cursor, &key, &value, step)
        }
        if code != MDB_NOTFOUND { try LMDBViewStore.check(code, "mdb_cursor_get") }
    }

    /// Goes to the first entry of a run.
    private static func seek(
        _ range: ViewRange,
        _ cursor: OpaquePointer,
        _ key: inout MDB_val,
        _ value: inout MDB_val
    ) -> Int32 {
        guard let start = range.after ?? (range.descending ? range.prefix.successor : range.prefix)
        else { return unsafe mdb_cursor_get(cursor, &key, &value, MDB_LAST) }
        // LMDB takes no empty key: that is where everything begins.
        if start.count == 0 { return unsafe mdb_cursor_get(cursor, &key, &value, MDB_FIRST) }
        let code = unsafe start.withBytes { bytes in
            unsafe key = unsafe MDB_val(bytes)
            return unsafe mdb_cursor_get(cursor, &key, &value, MDB_SET_RANGE)
        }
        if range.descending {
            let step = code == 0 ? MDB_PREV : MDB_LAST
            guard code == 0 || code == MDB_NOTFOUND else { return code }
            return unsafe mdb_cursor_get(cursor, &key, &value, step)
        }
        // The run begins behind the key that it names, if that is there.
        if code == 0, range.after != nil, unsafe key.bytes.count == start.count,
            unsafe ViewRange.isPrefix(start, of: key.bytes)
        {
            return unsafe mdb_cursor_get(cursor, &key, &value, MDB_NEXT)
        }
        return code
    }
}

/// The views within a batch.
@safe
final class LMDBWriting: LMDBReading, ViewWriting {
    // A cursor stays where the last key of its view went, so rising keys need no descent of the tree.
    // They end with the transaction.
    private var cursors: [OpaquePointer?]
    private var encoder = RowEncoder()

    override init(transaction: OpaquePointer, databases: [MDB_dbi]) {
        unsafe cursors = unsafe Array(repeating: nil, count: databases.count)
        unsafe super.init(transaction: transaction, databases: databases)
    }

    func setCheckpoint(_ checkpoint: Checkpoint) throws(ProjectionsError) {
        var checkpoint = checkpoint
        encoder.encode(&checkpoint)
        var key = ViewKey()
        key.append(Self.checkpointKey)
        unsafe try encoder.withRow { row throws(ProjectionsError) in
            unsafe try put(databases.count - 1, key, row)
        }
    }

    func put(
        _ view: View,
        _ key: ViewKey,
        _ value: UnsafeRawBufferPointer
    ) throws(ProjectionsError) {
        unsafe try put(view.place, key, value)
    }

    private func put(
        _ index: Int,
        _ key: ViewKey,
        _ value: UnsafeRawBufferPointer
    ) throws(ProjectionsError) {
        let cursor = unsafe try cursor(index)
        let code = unsafe key.withBytes { bytes in
            var key = unsafe MDB_val(bytes)
            var value = unsafe MDB_val(value)
            return unsafe mdb_cursor_put(cursor, &key, &value, 0)
        }
        try LMDBViewStore.check(code, "mdb_cursor_put")
    }

    func delete(_ view: View, _ key: ViewKey) throws(ProjectionsError) {
        let code = unsafe key.withBytes { bytes in
            var key = unsafe MDB_val(bytes)
            return unsafe mdb_del(transaction, databases[view.place], &key, nil)
        }
        if code != MDB_NOTFOUND { try LMDBViewStore.check(code, "mdb_del") }
    }

    private func cursor(_ index: Int) throws(ProjectionsError) -> OpaquePointer {
        if let cursor = unsafe cursors[index] { return unsafe cursor }
        var made: OpaquePointer?
        unsafe try LMDBViewStore.check(
            mdb_cursor_open(transaction, databases[index], &made),
            "mdb_cursor_open"
        )
        guard let cursor = unsafe made else {
            throw .lmdb(code: MDB_PANIC, call: "mdb_cursor_open")
        }
        unsafe cursors[index] = unsafe cursor
        return unsafe cursor
    }
}

extension MDB_val {
    /// Points at bytes that stay valid while LMDB reads them.
    init(_ bytes: UnsafeRawBufferPointer) {
        unsafe self.init(
            mv_size: bytes.count,
            mv_data: UnsafeMutableRawPointer(mutating: bytes.baseAddress)
        )
    }

    /// The bytes that LMDB points at, valid until the transaction ends or writes.
    var bytes: UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(start: mv_data, count: mv_size)
    }
}
