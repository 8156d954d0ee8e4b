import CBOR
public import EventLog

extension RecordLog {
    /// Writes the log's records into another log, some of them altered.
    ///
    /// It goes commit by commit where that matters: each input with what follows is one.
    /// - Parameters:
    ///   - other: an empty log of the same name.
    ///   - alter: changes a record's header and payload; false leaves the record out.
    /// - Throws: what either log refuses.
    public func write(
        into other: any RecordLog,
        altering alter: (UInt64, inout RecordHeader, inout [UInt8]) -> Bool
    ) throws {
        var batch = RecordBatch()
        unsafe try scan(from: 1, through: .max) { position, bytes in
            var header = unsafe try RecordHeader(decoding: bytes)
            var payload = unsafe Array(bytes[RecordHeader.byteCount...])
            guard alter(position, &header, &payload) else { return true }
            if !header.isOutcome, batch.count > 0 {
                _ = try other.append(batch)
                batch.removeAll()
            }
            batch.begin(header)
            unsafe payload.withUnsafeBytes { unsafe batch.payload.append($0) }
            batch.end()
            return true
        }
        _ = try other.append(batch)
    }

    /// A copy in memory, some of its records altered.
    ///
    /// - Parameter alter: as in ``write(into:altering:)``.
    /// - Returns: the copy.
    /// - Throws: what either log refuses.
    public func altered(
        _ alter: (UInt64, inout RecordHeader, inout [UInt8]) -> Bool
    ) throws -> MemoryLog {
        let other = MemoryLog(identity: identity)
        try write(into: other, altering: alter)
        return other
    }
}
