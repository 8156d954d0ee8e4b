public import Cryptography

/// The hash of a leaf, of a node or of a whole tree.
///
/// Source: RFC 9162, section 2.1.
public typealias MerkleHash = SHA256Digest

extension MerkleHash {
    /// The root of a tree without leaves: the hash of nothing.
    public static let ofEmptyTree =
        MerkleHash(
            hex: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        ) ?? MerkleHash()

    /// The hash of a record: SHA-256 of a zero byte and the record.
    public static func leaf(_ record: UnsafeRawBufferPointer) -> MerkleHash {
        unsafe hash(prefix: 0, record)
    }

    /// The hash of two subtrees beside each other: SHA-256 of a one byte, the left and the right.
    public static func node(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
        hash(prefix: 1, left, right)
    }
}
