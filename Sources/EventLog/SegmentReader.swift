import CLMDB
import Glibc

/// A read transaction and a cursor in it, used again and again.
///
/// While it is renewed it holds a snapshot, and a snapshot that is held makes the file grow: so it
/// is reset within milliseconds.
@safe
struct SegmentReader: @unchecked Sendable {
    /// An entry that the cursor stands on; the bytes are valid until the reader moves on.
    @safe
    struct Entry {
        let key: LogKey
        let value: UnsafeRawBufferPointer
    }

    // Used by one thread at a time: a reader is either idle, under the segment's lock, or lent.
    private let transaction: OpaquePointer
    private let cursor: OpaquePointer

    /// Begins on the newest snapshot.
    init(_ environment: OpaquePointer) throws(EventLogError) {
        var begun: OpaquePointer?
        try unsafe EventLogError.check(
            mdb_txn_begin(environment, nil, UInt32(MDB_RDONLY), &begun),
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

    /// Lets go of the snapshot.
    func reset() {
        unsafe mdb_txn_reset(transaction)
    }

    /// Begins again on the newest snapshot, after ``reset()``.
    func renew() throws(EventLogError) {
        try unsafe EventLogError.check(mdb_txn_renew(transaction), "mdb_txn_renew")
        try unsafe EventLogError.check(mdb_cursor_renew(transaction, cursor), "mdb_cursor_renew")
    }

    /// Ends for good.
    func close() {
        unsafe mdb_cursor_close(cursor)
        unsafe mdb_txn_abort(transaction)
    }

    /// The value under a key, if there is one.
    func value(_ key: LogKey) throws(EventLogError) -> UnsafeRawBufferPointer? {
        var value = unsafe MDB_val()
        let code = unsafe key.withValue { unsafe mdb_cursor_get(cursor, &$0, &value, MDB_SET_KEY) }
        if code == MDB_NOTFOUND { return nil }
        try EventLogError.check(code, "mdb_cursor_get")
        return unsafe UnsafeRawBufferPointer(value)
    }

    /// The first entry that does not stand before a key.
    func seek(_ key: LogKey) throws(EventLogError) -> Entry? {
        var value = unsafe MDB_val()
        var found = unsafe MDB_val()
        let code = unsafe key.withValue { key in
            let code = unsafe mdb_cursor_get(cursor, &key, &value, MDB_SET_RANGE)
            unsafe found = unsafe key
            return code
        }
        return unsafe try entry(code, found, value)
    }

    /// The entry behind the one that the cursor stands on.
    func next() throws(EventLogError) -> Entry? {
        try move(MDB_NEXT)
    }

    /// The last entry.
    func last() throws(EventLogError) -> Entry? {
        try move(MDB_LAST)
    }

    private func move(_ operation: MDB_cursor_op) throws(EventLogError) -> Entry? {
        var key = unsafe MDB_val()
        var value = unsafe MDB_val()
        let code = unsafe mdb_cursor_get(cursor, &key, &value, operation)
        return unsafe try entry(code, key, value)
    }

    private func entry(
        _ code: Int32,
        _ key: MDB_val,
        _ value: MDB_val
    ) throws(EventLogError) -> Entry? {
        if code == MDB_NOTFOUND { return nil }
        try EventLogError.check(code, "mdb_cursor_get")
        guard let key = unsafe LogKey(UnsafeRawBufferPointer(key)) else {
            throw .damaged(position: 0, .pages)
        }
        return unsafe Entry(key: key, value: UnsafeRawBufferPointer(value))
    }
}
