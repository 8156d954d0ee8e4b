public import Vocabulary

/// An id that came, as it is remembered; the position is 0 for a free place of a table.
public struct SeenEntry: Sendable {
    /// The first half of the id's hash, a word of which says where to look.
    public var high: UInt64
    /// The other half.
    public var low: UInt64
    /// Where it stands in the log.
    public var position: Position

    /// Puts one together.
    public init(high: UInt64, low: UInt64, position: Position) {
        self.high = high
        self.low = low
        self.position = position
    }

    /// A free place.
    static let free = SeenEntry(high: 0, low: 0, position: 0)
}

/// Where full tables of ids are put away, so that memory stays bounded (row R7).
///
/// It decides nothing: a table says the same from there as from memory. Whoever folds a log makes it anew.
public protocol SeenArchive: AnyObject, Sendable {
    /// Puts a table away for as long as somebody holds what comes back.
    ///
    /// - Returns: the table; nothing when there is no room for it, and then it stays in memory.
    func keep(_ entries: ContiguousArray<SeenEntry>) -> (any SeenShelf)?
}

/// A table that was put away and never changes.
public protocol SeenShelf: Sendable {
    /// How many places it has: a power of two.
    var count: Int { get }
    /// What is at a place, from 0 on.
    func entry(at place: Int) -> SeenEntry
}
