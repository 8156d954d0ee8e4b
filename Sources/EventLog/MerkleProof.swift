public import Cryptography

/// The checks that a stranger makes who has a proof and a root that he trusts.
public enum MerkleProof {
    /// Whether a record is part of a tree.
    ///
    /// Source: RFC 9162, section 2.1.3.2.
    ///
    /// - Parameters:
    ///   - leaf: the hash of the record.
    ///   - position: the record's, from 1 on.
    ///   - size: how many records the tree has.
    ///   - proof: as ``RecordLog/inclusionProof(position:size:)`` gives it.
    ///   - root: the tree's.
    /// - Returns: whether the proof leads from the leaf to the root.
    public static func includes(
        leaf: MerkleHash,
        position: UInt64,
        size: UInt64,
        proof: [MerkleHash],
        root: MerkleHash
    ) -> Bool {
        guard position >= 1, position <= size else { return false }
        var index = position - 1
        var last = size - 1
        var hash = leaf
        for sibling in proof {
            guard last > 0 else { return false }
            if index & 1 == 1 || index == last {
                hash = .node(sibling, hash)
                while index & 1 == 0, index != 0 {
                    index >>= 1
                    last >>= 1
                }
            } else {
                hash = .node(hash, sibling)
            }
            index >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }

    /// Whether a tree continues another.
    ///
    /// Source: RFC 9162, section 2.1.4.2.
    ///
    /// - Parameters:
    ///   - from: the size of the smaller tree, at least 1.
    ///   - fromRoot: its root.
    ///   - to: the size of the larger tree.
    ///   - toRoot: its root.
    ///   - proof: as ``RecordLog/consistencyProof(from:to:)`` gives it.
    /// - Returns: whether the proof leads to both roots.
    public static func continues(
        from: UInt64,
        _ fromRoot: MerkleHash,
        to: UInt64,
        _ toRoot: MerkleHash,
        proof: [MerkleHash]
    ) -> Bool {
        guard from >= 1, from <= to else { return false }
        if from == to { return proof.isEmpty && fromRoot == toRoot }
        var proof = proof[...]
        if from.nonzeroBitCount == 1 { proof = [fromRoot] + proof }
        guard let first = proof.popFirst() else { return false }
        var index = from - 1
        var last = to - 1
        while index & 1 == 1 {
            index >>= 1
            last >>= 1
        }
        var smaller = first
        var larger = first
        for sibling in proof {
            guard last > 0 else { return false }
            if index & 1 == 1 || index == last {
                smaller = .node(sibling, smaller)
                larger = .node(sibling, larger)
                while index & 1 == 0, index != 0 {
                    index >>= 1
                    last >>= 1
                }
            } else {
                larger = .node(larger, sibling)
            }
            index >>= 1
            last >>= 1
        }
        return last == 0 && smaller == fromRoot && larger == toRoot
    }
}
