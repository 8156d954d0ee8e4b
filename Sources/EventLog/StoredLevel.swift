/// The levels of the tree whose complete subtrees a log stores beside its records.
///
/// With them a start and a proof read a few hundred hashes instead of the whole log.
enum StoredLevel {
    /// The level of one record's leaf, which is not stored but computed from the record.
    static let leaf = 0

    /// The stored levels: 2^8, 2^16 and 2^24 records; the number beside each ends the key.
    static let all: [(level: Int, suffix: UInt8)] = [(8, 1), (16, 2), (24, 3)]

    /// How many records the smallest stored subtree covers.
    static let blockSize: UInt64 = 256

    /// The largest level that can be had without combining, for a subtree that starts after
    /// `start` records and must not go beyond `end`.
    static func largest(from start: UInt64, to end: UInt64) -> Int {
        for (level, _) in all.reversed() {
            let width: UInt64 = 1 << UInt64(level)
            if start % width == 0, end - start >= width { return level }
        }
        return leaf
    }
}
