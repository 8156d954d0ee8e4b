import CLMDB

/// A key of a segment: eight bytes for a record, nine for what is stored behind it.
///
/// Big-endian, so that LMDB's own order of bytes is the order of positions, and a longer key stands
/// right behind the record that it starts with.
@safe
struct LogKey: Equatable {
    /// Ends the key of a commit's closing root and check words.
    static let mark: UInt8 = 0

    /// The record's position; 0 for the segment's header.
    let position: UInt64
    /// The ninth byte, or nil for a record.
    let suffix: UInt8?

    init(_ position: UInt64, suffix: UInt8? = nil) {
        self.position = position
        self.suffix = suffix
    }

    /// Reads a key, or gives nil for one that no segment has.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 8 || bytes.count == 9 else { return nil }
        position = unsafe bytes.bigEndian(at: 0)
        suffix = unsafe bytes.count == 9 ? bytes[8] : nil
    }

    /// Lends the key in LMDB's form for the length of a call.
    func withValue<Result>(_ body: (inout MDB_val) -> Result) -> Result {
        var bytes = (position.bigEndian, suffix ?? 0)
        return unsafe withUnsafeMutableBytes(of: &bytes) { bytes in
            var value = unsafe MDB_val(
                mv_size: suffix == nil ? 8 : 9,
                mv_data: bytes.baseAddress
            )
            return unsafe body(&value)
        }
    }

    /// Whether this key stands before another in a segment.
    static func < (left: LogKey, right: LogKey) -> Bool {
        if left.position != right.position { return left.position < right.position }
        return left.order < right.order
    }

    private var order: Int { suffix.map { Int($0) + 1 } ?? 0 }
}

extension UnsafeRawBufferPointer {
    /// The bytes that LMDB lends, valid until its transaction ends.
    init(_ value: MDB_val) {
        unsafe self.init(start: value.mv_data, count: value.mv_size)
    }
}

extension MDB_val {
    /// Lends bytes to LMDB, which only reads them.
    init(_ bytes: UnsafeRawBufferPointer) {
        unsafe self.init(
            mv_size: bytes.count,
            mv_data: UnsafeMutableRawPointer(mutating: bytes.baseAddress)
        )
    }
}
