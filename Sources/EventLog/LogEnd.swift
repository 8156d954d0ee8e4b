import CBOR
import Cryptography

/// Where a log ends: read from its last segment at the start, without hashing the log again.
struct LogEnd {
    /// The log's name.
    var identity: LogIdentity
    /// The tree over all records.
    var frontier: MerkleFrontier
    /// The time of the last record; 0 for none.
    var time: Int64

    /// Reads the end in the last segment.
    ///
    /// - Throws: `newerFormat`; `damaged`, also when the root is not that of the last commit.
    init(_ segment: Segment) throws(EventLogError) {
        self = try segment.withReader { (reader) throws(EventLogError) in
            let header = try reader.header(of: segment)
            guard let last = try reader.last() else {
                throw .damaged(position: 0, .segmentHeader)
            }
            var end = LogEnd(
                identity: header.identity,
                frontier: header.frontier,
                time: header.timeBefore
            )
            if last.key.position > 0 { try end.grow(to: last.key.position, reader) }
            return end
        }
    }

    private init(identity: LogIdentity, frontier: MerkleFrontier, time: Int64) {
        self.identity = identity
        self.frontier = frontier
        self.time = time
    }

    // Stored subtrees do the most of it: fewer than 256 records on either side are hashed.
    private mutating func grow(
        to position: UInt64,
        _ reader: SegmentReader
    ) throws(EventLogError) {
        while frontier.size < position {
            let level = StoredLevel.largest(from: frontier.size, to: position)
            let end = frontier.size + (1 << UInt64(level))
            frontier.append(try reader.hash(level: level, endingAt: end), level: level)
        }
        guard let record = unsafe try reader.value(LogKey(position)) else {
            throw .damaged(position: position, .gap(found: 0))
        }
        time = unsafe try RecordHeader(decoding: record).time
        let mark = unsafe try reader.value(LogKey(position, suffix: LogKey.mark))
        guard let mark = unsafe mark, mark.count > MerkleHash.byteCount,
            unsafe MerkleHash(UnsafeRawBufferPointer(rebasing: mark[..<32])) == frontier.root
        else { throw .damaged(position: position, .root) }
    }
}

extension SegmentReader {
    /// Reads a segment's header.
    func header(of segment: Segment) throws(EventLogError) -> SegmentHeader {
        guard let bytes = unsafe try value(LogKey(0)) else {
            throw .damaged(position: 0, .segmentHeader)
        }
        let header = unsafe try SegmentHeader.decode(bytes)
        guard header.first == segment.first else { throw .damaged(position: 0, .segmentHeader) }
        return header
    }

    /// The hash of the subtree of a stored level that ends with a record of this segment.
    func hash(level: Int, endingAt position: UInt64) throws(EventLogError) -> MerkleHash {
        let suffix = StoredLevel.all.first { $0.level == level }?.suffix
        guard let bytes = unsafe try value(LogKey(position, suffix: suffix)) else {
            throw .damaged(position: position, .missingHash)
        }
        if suffix == nil { return unsafe .leaf(bytes) }
        guard bytes.count == MerkleHash.byteCount else {
            throw .damaged(position: position, .missingHash)
        }
        return unsafe MerkleHash(bytes)
    }
}
