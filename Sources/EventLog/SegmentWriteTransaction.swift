import CLMDB
import Glibc

/// A write transaction on the last segment; it begins and ends on one thread, and ends once.
@safe
struct SegmentWriteTransaction: ~Copyable {
    private let transaction: OpaquePointer
    private let cursor: OpaquePointer

    /// Begins.
    init(_ segment: Segment) throws(EventLogError) {
        var begun: OpaquePointer?
        try unsafe EventLogError.check(
            mdb_txn_begin(segment.environment, nil, 0, &begun),
            "mdb_txn_begin"
        )
        guard let begun = unsafe begun else { throw .lmdb(code: ENOMEM, call: "mdb_txn_begin") }
        var database: MDB_dbi = 0
        var opened: OpaquePointer?
        var code = unsafe mdb_dbi_open(begun, nil, 0, &database)
        if code == 0 { unsafe code = mdb_cursor_open(begun, database, &opened) }
        guard code == 0, let opened = unsafe opened else {
            unsafe mdb_txn_abort(begun)
            throw .lmdb(code: code, call: "mdb_cursor_open")
        }
        unsafe transaction = unsafe begun
        unsafe cursor = unsafe opened
    }

    /// Adds an entry behind all others.
    ///
    /// - Throws: `lmdb` with `MDB_KEYEXIST` when the key does not stand behind the last one.
    borrowing func put(_ key: LogKey, _ bytes: UnsafeRawBufferPointer) throws(EventLogError) {
        var value = unsafe MDB_val(bytes)
        let code = unsafe key.withValue { key in
            unsafe mdb_cursor_put(cursor, &key, &value, UInt32(MDB_APPEND))
        }
        try EventLogError.check(code, "mdb_cursor_put")
    }

    /// Makes everything durable, in two flushes.
    ///
    /// - Returns: LMDB's code; anything but 0 leaves it unknown what is on disk.
    consuming func commit() -> Int32 {
        // The cursor of a write transaction must be closed before the transaction ends.
        unsafe mdb_cursor_close(cursor)
        return unsafe mdb_txn_commit(transaction)
    }

    /// Forgets everything.
    consuming func abort() {
        unsafe mdb_cursor_close(cursor)
        unsafe mdb_txn_abort(transaction)
    }
}
