import CBOR
import Cryptography

/// What stands under key 0 of a segment: everything that a reader needs to begin there.
struct SegmentHeader {
    /// The version of the segment's layout that this program writes.
    static let format: UInt64 = 1

    /// The log's name.
    var identity: LogIdentity
    /// The position of the segment's first record.
    var first: UInt64
    /// The tree over all records before the segment.
    var frontier: MerkleFrontier
    /// The time of the last record before the segment; 0 for none.
    var timeBefore: Int64

    /// The header as a CBOR map, closed by the SHA-256 of everything before the hash's own bytes.
    func encode() -> [UInt8] {
        var buffer = ByteBuffer()
        buffer.mapHeader(6)
        buffer.unsigned(0)
        buffer.unsigned(Self.format)
        buffer.unsigned(1)
        buffer.bytes(identity.bytes)
        buffer.unsigned(2)
        buffer.unsigned(first)
        buffer.unsigned(3)
        let subtrees = frontier.subtrees
        buffer.arrayHeader(subtrees.count)
        for hash in subtrees { buffer.bytes(hash.bytes) }
        buffer.unsigned(4)
        buffer.integer(timeBefore)
        buffer.unsigned(5)
        buffer.head(major: 2, UInt64(MerkleHash.byteCount))
        buffer.append(MerkleHash.hash(of: buffer.array()).bytes)
        return buffer.array()
    }

    /// Reads a header.
    ///
    /// - Throws: `newerFormat`, or `damaged` at position 0.
    static func decode(_ bytes: UnsafeRawBufferPointer) throws(EventLogError) -> SegmentHeader {
        let parsed: (format: UInt64, header: SegmentHeader?)
        do throws(CBORError) {
            parsed = unsafe try parse(bytes)
        } catch {
            throw .damaged(position: 0, .segmentHeader)
        }
        guard parsed.format <= format else {
            throw .newerFormat(found: parsed.format, supported: format)
        }
        guard let header = parsed.header else { throw .damaged(position: 0, .segmentHeader) }
        return header
    }

    // The header is nil when the format is not ours or the fields contradict each other.
    private static func parse(
        _ bytes: UnsafeRawBufferPointer
    ) throws(CBORError) -> (UInt64, SegmentHeader?) {
        var reader = unsafe CBORReader(bytes)
        let pairs = try reader.mapHeader()
        try expect(0, &reader)
        let found = try reader.unsigned()
        guard found == format, pairs == 6 else { return (found, nil) }
        try expect(1, &reader)
        let identity = LogIdentity(bytes: try reader.bytes())
        try expect(2, &reader)
        let first = try reader.unsigned()
        try expect(3, &reader)
        var subtrees: [MerkleHash] = []
        for _ in 0..<(try reader.arrayHeader()) {
            let hash = try reader.bytes()
            guard hash.count == MerkleHash.byteCount else { return (found, nil) }
            subtrees.append(MerkleHash(hash))
        }
        try expect(4, &reader)
        let timeBefore = try reader.integer()
        try expect(5, &reader)
        let hash = try reader.bytes()
        try reader.end()
        let covered = unsafe UnsafeRawBufferPointer(rebasing: bytes.dropLast(hash.count))
        guard hash.count == MerkleHash.byteCount, unsafe MerkleHash.hash(of: covered).bytes == hash,
            let identity, first >= 1,
            let frontier = MerkleFrontier(size: first - 1, subtrees: subtrees)
        else { return (found, nil) }
        return (
            found,
            SegmentHeader(
                identity: identity,
                first: first,
                frontier: frontier,
                timeBefore: timeBefore
            )
        )
    }

    private static func expect(_ key: UInt64, _ reader: inout CBORReader) throws(CBORError) {
        guard try reader.unsigned() == key else { throw .missingKey(key) }
    }
}
