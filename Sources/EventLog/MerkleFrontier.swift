public import Cryptography

/// The complete subtrees that a growing tree consists of: all that is needed to append to it.
///
/// A tree of n leaves has one complete subtree for each bit that is set in n, largest first; the
/// subtree of level l has 2^l leaves. It lies inline, so a copy is a copy and nothing is allocated.
/// Source: RFC 9162, section 2.1.2.
public struct MerkleFrontier: Sendable {
    /// How many leaves the tree has.
    public private(set) var size: UInt64

    // At each level the last subtree that was completed there. It is part of the frontier only
    // where the size's bit is set.
    private var latest: InlineArray<64, MerkleHash>

    /// The tree without leaves.
    public init() {
        size = 0
        latest = InlineArray(repeating: MerkleHash())
    }

    /// A tree of a size whose subtrees are known.
    ///
    /// - Parameters:
    ///   - size: how many leaves it has.
    ///   - subtrees: one hash for each bit that is set in `size`, largest subtree first.
    public init?(size: UInt64, subtrees: [MerkleHash]) {
        guard subtrees.count == size.nonzeroBitCount else { return nil }
        self.init()
        for hash in subtrees {
            let left = size - self.size
            append(hash, level: 63 - left.leadingZeroBitCount)
        }
    }

    /// The hashes of the complete subtrees, largest first.
    public var subtrees: [MerkleHash] {
        (0..<64).reversed().filter { size >> UInt64($0) & 1 == 1 }.map { latest[$0] }
    }

    /// Appends a leaf, or a complete subtree of 2^level leaves.
    ///
    /// - Precondition: the size is a multiple of 2^level.
    public mutating func append(_ hash: MerkleHash, level: Int = 0) {
        precondition(size & ((1 << UInt64(level)) - 1) == 0, "a subtree starts at its own multiple")
        var hash = hash
        var at = level
        while size >> UInt64(at) & 1 == 1 {
            let parent = MerkleHash.node(latest[at], hash)
            latest[at] = hash
            hash = parent
            at += 1
        }
        latest[at] = hash
        size += 1 << UInt64(level)
    }

    /// The last subtree that was completed at a level.
    ///
    /// - Precondition: the size has been a multiple of 2^level since the tree was made.
    public func lastCompleted(level: Int) -> MerkleHash {
        latest[level]
    }

    /// The tree over the first leaves, up to the last multiple of 2^level.
    func truncated(level: Int) -> MerkleFrontier {
        var shorter = self
        shorter.size &= ~((1 << UInt64(level)) - 1)
        return shorter
    }

    /// The root of the whole tree.
    public var root: MerkleHash {
        guard size > 0 else { return .ofEmptyTree }
        var level = size.trailingZeroBitCount
        var root = latest[level]
        level += 1
        while level < 64, size >> UInt64(level) != 0 {
            if size >> UInt64(level) & 1 == 1 {
                root = .node(latest[level], root)
            }
            level += 1
        }
        return root
    }
}
