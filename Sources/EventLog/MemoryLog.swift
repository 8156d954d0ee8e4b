public import Cryptography
import Synchronization

/// A log without a disk, for tests and simulations: nothing outlives the object.
public final class MemoryLog: RecordLog {
    /// The name that the log was given when it was made.
    public let identity: LogIdentity

    /// Where readers learn that the log has grown.
    public let publication = LogPublication(lastPosition: 0)

    private let contents = Mutex(Contents())

    /// Makes an empty log.
    ///
    /// - Parameter identity: its name; drawn at random when nil.
    public init(identity: LogIdentity? = nil) {
        self.identity = identity ?? .random()
    }

    /// The position of the last record; 0 while there is none.
    public var lastPosition: UInt64 { contents.withLock { $0.frontier.size } }

    /// The time of the last record in milliseconds since 1970 (UTC); 0 while there is none.
    public var lastTime: Int64 { contents.withLock { $0.time } }

    /// Appends all records of a batch, or none of them.
    ///
    /// - Throws: `invalidRecord`.
    public func append(_ batch: borrowing RecordBatch) throws(EventLogError) -> UInt64 {
        let (position, time) = contents.withLock { ($0.frontier.size, $0.time) }
        guard batch.count > 0 else { return position + 1 }
        let newTime = try batch.check(after: position, time: time)
        let chunk = Chunk(batch, first: position + 1)
        contents.withLock { $0.add(chunk, time: newTime) }
        publication.publish(position + UInt64(batch.count))
        return position + 1
    }

    /// Reads records in the order of their positions.
    public func scan(
        from: UInt64,
        through: UInt64,
        _ body: (UInt64, UnsafeRawBufferPointer) throws -> Bool
    ) throws {
        var position = max(from, 1)
        let last = min(through, lastPosition)
        while position <= last {
            guard let chunk = contents.withLock({ $0.chunk(holding: position) }) else { return }
            while position <= min(last, chunk.last) {
                guard unsafe try chunk.withRecord(position, body) else { return }
                position += 1
            }
        }
    }

    /// The root over the first `size` records.
    ///
    /// - Throws: `outOfRange`.
    public func root(at size: UInt64) throws(EventLogError) -> MerkleHash {
        try MerkleTree(source: self).root(at: size, last: lastPosition)
    }

    /// The hashes that lead from one record to the root over the first `size` records.
    ///
    /// - Throws: `outOfRange`.
    public func inclusionProof(
        position: UInt64,
        size: UInt64
    ) throws(EventLogError) -> [MerkleHash] {
        try MerkleTree(source: self)
            .inclusionProof(position: position, size: size, last: lastPosition)
    }

    /// The hashes that show that the tree of `from` records is the beginning of that of `to`.
    ///
    /// - Throws: `outOfRange`.
    public func consistencyProof(from: UInt64, to: UInt64) throws(EventLogError) -> [MerkleHash] {
        try MerkleTree(source: self).consistencyProof(from: from, to: to, last: lastPosition)
    }
}

extension MemoryLog: MerkleSource {
    func hash(level: Int, endingAt position: UInt64) -> MerkleHash {
        contents.withLock { $0.hashes[level / 8][Int(position >> UInt64(level)) - 1] }
    }
}

/// The records of one batch, which never change again.
private final class Chunk: Sendable {
    let first: UInt64
    private let bytes: [UInt8]
    private let ends: [Int]

    init(_ batch: borrowing RecordBatch, first: UInt64) {
        var bytes: [UInt8] = []
        var ends: [Int] = []
        bytes.reserveCapacity(batch.byteCount)
        for index in 0..<batch.count {
            unsafe batch.withRecord(index) { record in unsafe bytes.append(contentsOf: record) }
            ends.append(bytes.count)
        }
        self.first = first
        self.bytes = bytes
        self.ends = ends
    }

    var last: UInt64 { first + UInt64(ends.count) - 1 }

    func withRecord<Result>(
        _ position: UInt64,
        _ body: (UInt64, UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        let index = Int(position - first)
        let start = index == 0 ? 0 : ends[index - 1]
        return unsafe try bytes.withUnsafeBytes { bytes in
            unsafe try body(position, UnsafeRawBufferPointer(rebasing: bytes[start..<ends[index]]))
        }
    }
}

private struct Contents {
    var frontier = MerkleFrontier()
    var time: Int64 = 0
    // Complete subtrees of the levels 0, 8, 16 and 24, in order.
    var hashes: [[MerkleHash]] = [[], [], [], []]
    private var chunks: [Chunk] = []

    mutating func add(_ chunk: Chunk, time: Int64) {
        self.time = time
        chunks.append(chunk)
        for position in chunk.first...chunk.last {
            let leaf = unsafe chunk.withRecord(position) { unsafe MerkleHash.leaf($1) }
            frontier.append(leaf)
            hashes[0].append(leaf)
            for (level, suffix) in StoredLevel.all where position % (1 << UInt64(level)) == 0 {
                hashes[Int(suffix)].append(frontier.lastCompleted(level: level))
            }
        }
    }

    func chunk(holding position: UInt64) -> Chunk? {
        var low = 0
        var high = chunks.count
        while low < high {
            let middle = (low + high) / 2
            if chunks[middle].last < position { low = middle + 1 } else { high = middle }
        }
        return low < chunks.count ? chunks[low] : nil
    }
}
