import Cryptography

// What callers ask of a log's tree, with their numbers checked first.

extension MerkleTree {
    /// The root over the first `size` of `last` records.
    func root(at size: UInt64, last: UInt64) throws(EventLogError) -> MerkleHash {
        guard size <= last else { throw .outOfRange(asked: size, last: last) }
        return try hash(0, size)
    }

    /// The path of a position to the root over the first `size` of `last` records.
    func inclusionProof(
        position: UInt64,
        size: UInt64,
        last: UInt64
    ) throws(EventLogError) -> [MerkleHash] {
        guard size <= last else { throw .outOfRange(asked: size, last: last) }
        guard position >= 1, position <= size else {
            throw .outOfRange(asked: position, last: size)
        }
        return try path(position - 1, 0, size)
    }

    /// What shows that `from` records are the beginning of `to`, of `last` records.
    func consistencyProof(
        from: UInt64,
        to: UInt64,
        last: UInt64
    ) throws(EventLogError) -> [MerkleHash] {
        guard to <= last else { throw .outOfRange(asked: to, last: last) }
        guard from >= 1, from <= to else { throw .outOfRange(asked: from, last: to) }
        return try subproof(from, 0, to, isWhole: true)
    }
}
