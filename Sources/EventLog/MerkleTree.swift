import Cryptography

/// Where a tree's leaves and its stored subtrees are read.
protocol MerkleSource {
    /// The hash of the complete subtree of level 0, 8, 16 or 24 that ends with a record.
    ///
    /// - Parameters:
    ///   - level: 0 for the record's own leaf.
    ///   - position: a multiple of 2^level, not beyond the end.
    /// - Returns: its root.
    /// - Throws: what reading the log throws.
    func hash(level: Int, endingAt position: UInt64) throws(EventLogError) -> MerkleHash
}

/// Roots and proofs over a source, by the recursive definitions of RFC 9162, section 2.1.
///
/// Ranges count leaves from 0, as the RFC does; positions count from 1.
struct MerkleTree<Source: MerkleSource> {
    let source: Source

    /// The hash of a range of leaves: MTH(D[start:end]).
    func hash(_ start: UInt64, _ end: UInt64) throws(EventLogError) -> MerkleHash {
        let count = end - start
        guard count > 0 else { return .ofEmptyTree }
        if count.nonzeroBitCount == 1 {
            return try complete(from: start, level: count.trailingZeroBitCount)
        }
        let middle = start + Self.split(count)
        return .node(try hash(start, middle), try hash(middle, end))
    }

    /// The path from a leaf to the root over a range: PATH(m, D[start:end]), nearest hash first.
    func path(_ leaf: UInt64, _ start: UInt64, _ end: UInt64) throws(EventLogError) -> [MerkleHash]
    {
        guard end - start > 1 else { return [] }
        let middle = start + Self.split(end - start)
        return if leaf < middle {
            try path(leaf, start, middle) + [hash(middle, end)]
        } else {
            try path(leaf, middle, end) + [hash(start, middle)]
        }
    }

    /// What shows that the first `size` leaves are a beginning: SUBPROOF(m, D[start:end], b).
    func subproof(
        _ size: UInt64,
        _ start: UInt64,
        _ end: UInt64,
        isWhole: Bool
    ) throws(EventLogError) -> [MerkleHash] {
        if size == end { return isWhole ? [] : [try hash(start, end)] }
        let middle = start + Self.split(end - start)
        return if size <= middle {
            try subproof(size, start, middle, isWhole: isWhole) + [hash(middle, end)]
        } else {
            try subproof(size, middle, end, isWhole: false) + [hash(start, middle)]
        }
    }

    private func complete(from start: UInt64, level: Int) throws(EventLogError) -> MerkleHash {
        if level == StoredLevel.leaf || StoredLevel.all.contains(where: { $0.level == level }) {
            return try source.hash(level: level, endingAt: start + (1 << UInt64(level)))
        }
        let half: UInt64 = 1 << UInt64(level - 1)
        return .node(
            try complete(from: start, level: level - 1),
            try complete(from: start + half, level: level - 1)
        )
    }

    /// The largest power of two below a number greater than 1.
    private static func split(_ count: UInt64) -> UInt64 {
        1 << UInt64(63 - (count - 1).leadingZeroBitCount)
    }
}
