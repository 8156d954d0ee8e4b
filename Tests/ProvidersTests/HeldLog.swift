import EventLog
import Glibc
import Synchronization

/// A log in memory whose appends wait until the test lets them pass.
final class HeldLog: RecordLog {
    private let memory = MemoryLog(identity: LogIdentity(high: 7, low: 7))
    private let isHeld = Atomic<Bool>(false)
    private let arrivals = Atomic<Int>(0)

    func hold() { isHeld.store(true, ordering: .releasing) }
    func release() { isHeld.store(false, ordering: .releasing) }

    /// How many appends have begun.
    var begun: Int { arrivals.load(ordering: .acquiring) }

    func append(_ batch: borrowing RecordBatch) throws(EventLogError) -> UInt64 {
        arrivals.add(1, ordering: .acquiringAndReleasing)
        while isHeld.load(ordering: .acquiring) { sched_yield() }
        return try memory.append(batch)
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
