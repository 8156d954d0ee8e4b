import CBOR
import Engine
import EventLog
import JSON
import Synchronization
import Vocabulary

/// A log that takes only what stands in a file of events: each record is compared with its line first.
///
/// The first difference is kept, and nothing of its batch or behind it is taken.
final class ImportingLog: RecordLog {
    /// What the file's last record belongs to: an input with what followed, or one firing of a timer.
    private struct Group: Equatable {
        var cause: Position
        var ordinal: UInt16
        var time: Int64

        init(_ header: RecordHeader, at position: Position) {
            cause = header.isOutcome ? header.cause : position
            ordinal = header.ordinal
            time = header.time
        }
    }

    private struct State {
        var position: Position = 0
        var isOver = false
        var group: Group?
        var failure: ImportError?
    }

    let publication = LogPublication(lastPosition: 0)
    private let target: any RecordLog
    private let file: EventFile
    private let key: SysIDKey
    private let state = Mutex(State())

    private let sealer: (any RecordSealer)?
    private let sealing: LogImport.Sealing

    /// Starts before the first record of an empty log.
    init(_ target: any RecordLog, _ file: EventFile, sealing: LogImport.Sealing) {
        sealer = (target as? LMDBLog)?.sealer
        self.sealing = sealing
        self.target = target
        self.file = file
        key = SysIDKey(high: target.identity.high, low: target.identity.low)
    }

    var identity: LogIdentity { target.identity }
    var lastPosition: Position { state.withLock { $0.position } }
    var lastTime: Int64 { 0 }
    /// Why not all that was decided has been taken.
    var failure: ImportError? { state.withLock { $0.failure } }

    func append(_ batch: borrowing RecordBatch) throws(EventLogError) -> Position {
        var known = state.withLock { $0 }
        let first = known.position + 1
        var taken = 0
        do throws(ImportError) {
            while taken < batch.count, known.failure == nil, !known.isOver {
                let position = first + Position(taken)
                let belongs = unsafe try batch.withRecord(taken) { (bytes) throws(ImportError) in
                    unsafe try take(bytes, at: position, &known)
                }
                if belongs { taken += 1 }
            }
        } catch {
            known.failure = error
        }
        known.position += Position(batch.count)
        if known.failure == nil { try pass(taken, of: batch) }
        state.withLock { $0 = known }
        return first
    }

    /// Compares a record with its line.
    ///
    /// - Returns: false behind the end of the file.
    private func take(
        _ bytes: UnsafeRawBufferPointer,
        at position: Position,
        _ known: inout State
    ) throws(ImportError) -> Bool {
        let record: LoggedRecord
        do throws(LedgerError) {
            record = unsafe try LoggedRecord(position: position, bytes: bytes)
        } catch {
            throw .ledger(error)
        }
        let group = Group(record.header, at: position)
        guard let event = try file.event(at: position) else {
            // A log may end within a backlog of timers, but never within what belongs together.
            if group == known.group { throw .cutOff(after: position - 1) }
            known.isOver = true
            return false
        }
        let hash = unsafe MerkleHash.leaf(bytes)
        let line = record.cloudEvent(key, source: identity, hash: hash, seal: event.seal)
        guard event.line == Array(line.utf8) else {
            throw .differs(position: position, member: Self.difference(event.line, line))
        }
        switch sealing {
        case .anew: break
        case .asItWas: sealer?.prescribe(event.seal, at: position)
        case .none:
            guard event.seal == nil else { throw .keysMissing(position: position) }
            sealer?.prescribe(nil, at: position)
        }
        known.group = group
        file.forget(position)
        return true
    }

    private static func difference(_ found: [UInt8], _ decided: String) -> String {
        let values = [found, Array(decided.utf8)].map { try? JSONParser.parse($0, limits: .record) }
        guard let found = values[0], let decided = values[1] else { return "the line" }
        return decided.firstDifference(from: found) ?? "how the line is written"
    }

    private func pass(_ count: Int, of batch: borrowing RecordBatch) throws(EventLogError) {
        guard count < batch.count else {
            _ = try target.append(batch)
            return
        }
        var part = RecordBatch()
        for index in 0..<count {
            try unsafe batch.withRecord(index) { (bytes) throws(EventLogError) in
                part.begin(unsafe try RecordHeader(decoding: bytes))
                unsafe part.payload.append(
                    UnsafeRawBufferPointer(rebasing: bytes[RecordHeader.byteCount...])
                )
                part.end()
            }
        }
        _ = try target.append(part)
    }

    func scan(
        from: Position,
        through: Position,
        _ body: (Position, UnsafeRawBufferPointer) throws -> Bool
    ) {}

    func root(at size: Position) throws(EventLogError) -> MerkleHash {
        try target.root(at: size)
    }

    func inclusionProof(position: Position, size: Position) throws(EventLogError) -> [MerkleHash] {
        try target.inclusionProof(position: position, size: size)
    }

    func consistencyProof(from: Position, to: Position) throws(EventLogError) -> [MerkleHash] {
        try target.consistencyProof(from: from, to: to)
    }
}
