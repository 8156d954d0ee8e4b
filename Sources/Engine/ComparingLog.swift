import EventLog
import Glibc
import Synchronization
import Vocabulary

/// A log that keeps nothing: what is appended is compared with another log's records.
///
/// The first difference is kept, and what comes behind it is not looked at.
final class ComparingLog: RecordLog {
    /// The log that is compared with.
    let source: any RecordLog
    let publication = LogPublication(lastPosition: 0)
    private let last: Position
    private let compared = Mutex((position: Position(0), difference: Redecision.Difference?.none))

    /// Starts before the first record.
    ///
    /// - Parameters:
    ///   - source: the log to compare with.
    ///   - last: where that log is said to end.
    init(source: any RecordLog, through last: Position) {
        self.source = source
        self.last = last
    }

    var identity: LogIdentity { source.identity }
    var lastPosition: Position { compared.withLock { $0.position } }
    var lastTime: Int64 { 0 }
    var difference: Redecision.Difference? { compared.withLock { $0.difference } }

    func append(_ batch: borrowing RecordBatch) throws(EventLogError) -> Position {
        let (before, known) = compared.withLock { $0 }
        let first = before + 1
        var found = known
        var index = 0
        if found == nil {
            let end = min(before + Position(batch.count), last)
            do {
                unsafe try source.scan(from: first, through: end) { position, bytes in
                    let isSame = unsafe batch.withRecord(index) { unsafe Self.equal($0, bytes) }
                    index += 1
                    guard !isSame else { return true }
                    found = Redecision.Difference(
                        position: position,
                        expected: unsafe batch.withRecord(index - 1) { record in
                            unsafe Self.json(record, at: position)
                        },
                        found: unsafe Self.json(bytes, at: position)
                    )
                    return false
                }
            } catch let error as EventLogError {
                throw error
            } catch {
                preconditionFailure("a scan throws what its body throws")
            }
            if found == nil, index < batch.count { found = missing(index, of: batch, at: first) }
        }
        compared.withLock { $0 = (before + Position(batch.count), found) }
        return first
    }

    /// What the log lacks: nothing when all that comes behind its end is a timer that has yet to fire.
    private func missing(
        _ index: Int,
        of batch: borrowing RecordBatch,
        at first: Position
    ) -> Redecision.Difference? {
        let position = first + Position(index)
        return unsafe batch.withRecord(index) { bytes in
            let record = try? unsafe LoggedRecord(position: position, bytes: bytes)
            switch record?.event {
            case .outcome(.messagingActionFired), .outcome(.messagingActionSkipped): return nil
            default:
                return Redecision.Difference(
                    position: position,
                    expected: unsafe Self.json(bytes, at: position),
                    found: "(nothing)"
                )
            }
        }
    }

    /// A record of the source as a line of JSON.
    func json(at position: Position) throws(LedgerError) -> String {
        var line = "(nothing)"
        guard position <= last else { return line }
        unsafe try source.records(from: position, through: position) { position, bytes in
            line = unsafe Self.json(bytes, at: position)
        }
        return line
    }

    private static func equal(
        _ one: UnsafeRawBufferPointer,
        _ other: UnsafeRawBufferPointer
    ) -> Bool {
        guard one.count == other.count, let start = one.baseAddress,
            let otherStart = other.baseAddress
        else { return false }
        return unsafe memcmp(start, otherStart, one.count) == 0
    }

    private static func json(_ bytes: UnsafeRawBufferPointer, at position: Position) -> String {
        do throws(LedgerError) {
            return unsafe try LoggedRecord(position: position, bytes: bytes).json(.positions)
        } catch {
            return "(unreadable: \(error))"
        }
    }

    func scan(
        from: Position,
        through: Position,
        _ body: (Position, UnsafeRawBufferPointer) throws -> Bool
    ) {}

    func root(at size: Position) throws(EventLogError) -> MerkleHash {
        throw .outOfRange(asked: size, last: 0)
    }

    func inclusionProof(position: Position, size: Position) throws(EventLogError) -> [MerkleHash] {
        throw .outOfRange(asked: position, last: 0)
    }

    func consistencyProof(from: Position, to: Position) throws(EventLogError) -> [MerkleHash] {
        throw .outOfRange(asked: to, last: 0)
    }
}
