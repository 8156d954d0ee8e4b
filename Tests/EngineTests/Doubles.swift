import Cryptography
import Engine
import EventLog
import Synchronization
import TestSupport
import Vocabulary

/// A log in memory whose appends wait at a gate or fail.
final class GatedLog: RecordLog {
    enum Gate {
        case open
        case closed
        case failing(EventLogError)
    }

    let memory = MemoryLog(identity: LogIdentity(high: 7, low: 7))
    private let gate = Mutex(Gate.open)
    private let arrivals = Mutex(0)

    func set(_ new: Gate) { gate.withLock { $0 = new } }

    /// How many appends have come to the gate.
    var arrived: Int { arrivals.withLock { $0 } }

    func append(_ batch: borrowing RecordBatch) throws(EventLogError) -> UInt64 {
        arrivals.withLock { $0 += 1 }
        while true {
            switch gate.withLock({ $0 }) {
            case .open: return try memory.append(batch)
            case .failing(let error): throw error
            case .closed: yieldThread()
            }
        }
    }

    var identity: LogIdentity { memory.identity }
    var lastPosition: UInt64 { memory.lastPosition }
    var lastTime: Int64 { memory.lastTime }
    var publication: LogPublication { memory.publication }

    func scan(
        from: UInt64,
        through: UInt64,
        _ body: (UInt64, UnsafeRawBufferPointer) throws -> Bool
    ) throws {
        unsafe try memory.scan(from: from, through: through, body)
    }

    func root(at size: UInt64) throws(EventLogError) -> MerkleHash { try memory.root(at: size) }

    func inclusionProof(position: UInt64, size: UInt64) throws(EventLogError) -> [MerkleHash] {
        try memory.inclusionProof(position: position, size: size)
    }

    func consistencyProof(from: UInt64, to: UInt64) throws(EventLogError) -> [MerkleHash] {
        try memory.consistencyProof(from: from, to: to)
    }
}
