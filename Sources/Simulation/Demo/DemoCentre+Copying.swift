import CBOR
public import EventLog

extension DemoCentre {
    /// How many records go into a transaction.
    private static let batchMax = 10_000

    /// Copies the history into an empty log with the same identity.
    ///
    /// - Parameters:
    ///   - target: the log.
    ///   - progress: called now and then with how many records are durable.
    /// - Throws: what the log fails at.
    public func copy(
        to target: any RecordLog,
        progress: (UInt64) -> Void = { _ in }
    ) throws(EventLogError) {
        precondition(
            target.identity == log.identity,
            "names in a log are derived from its identity"
        )
        var batch = RecordBatch()
        var position: UInt64 = 1
        while position <= log.lastPosition {
            let last = min(position + UInt64(Self.batchMax) - 1, log.lastPosition)
            do {
                unsafe try log.scan(from: position, through: last) { _, bytes in
                    batch.begin(unsafe try RecordHeader(decoding: bytes))
                    let payload = unsafe UnsafeRawBufferPointer(
                        rebasing: bytes[RecordHeader.byteCount...]
                    )
                    unsafe batch.payload.append(payload)
                    batch.end()
                    return true
                }
            } catch {
                preconditionFailure("a log in memory is read without fault")
            }
            _ = try target.append(batch)
            batch.removeAll()
            progress(last)
            position = last + 1
        }
    }
}
