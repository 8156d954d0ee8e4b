import Vocabulary

/// The ids of one generation: a table in memory, and full ones in the archive.
struct SeenGeneration: Sendable {
    /// How many places a table in memory has before it is put away when it is full: 25 MB for 786,432 ids.
    static let placesInMemoryUsual = 1 << 20

    private var table = SeenTable()
    private var shelves: [any SeenShelf] = []
    private let archive: (any SeenArchive)?
    private let placesInMemory: Int

    init(archive: (any SeenArchive)?, placesInMemory: Int) {
        self.archive = archive
        self.placesInMemory = placesInMemory
    }

    func position(of key: SeenKey) -> Position? {
        if let found = table.position(of: key) { return found }
        for shelf in shelves.reversed() {
            let found = SeenTable.position(of: key, places: shelf.count) { shelf.entry(at: $0) }
            if let found { return found }
        }
        return nil
    }

    mutating func insert(_ key: SeenKey, at position: Position) {
        if table.isFull, table.places >= placesInMemory, let archive,
            let shelf = archive.keep(table.entries)
        {
            shelves.append(shelf)
            table = SeenTable(places: table.places)
        }
        table.insert(key, at: position)
    }

    /// What it holds, in an order of its own, for tests.
    var canonicalText: String {
        var entries = Array(table.entries)
        for shelf in shelves { entries += (0..<shelf.count).map { shelf.entry(at: $0) } }
        return entries.filter { $0.position != 0 }.map { "\($0.high) \($0.low) \($0.position)" }
            .sorted().joined(separator: ", ")
    }
}

/// Ids with their positions: 24 bytes an entry, open addressing, only ever looked up and added to.
///
/// A key is a hash already, so a word of it says where to look.
struct SeenTable: Sendable {
    private(set) var entries: ContiguousArray<SeenEntry>
    private var count = 0

    init(places: Int = 0) {
        entries = ContiguousArray(repeating: .free, count: places)
    }

    var places: Int { entries.count }

    /// Whether another id would make it too dense to be quick.
    var isFull: Bool { (count &+ 1) &* 4 > entries.count &* 3 }

    func position(of key: SeenKey) -> Position? {
        Self.position(of: key, places: entries.count) { entries[$0] }
    }

    /// Looks a key up in any table of such entries.
    static func position(
        of key: SeenKey,
        places: Int,
        _ entry: (_ place: Int) -> SeenEntry
    ) -> Position? {
        guard places > 0 else { return nil }
        var place = Int(truncatingIfNeeded: key.high >> 16) & (places &- 1)
        while true {
            let found = entry(place)
            if found.position == 0 { return nil }
            if found.high == key.high, found.low == key.low { return found.position }
            place = (place &+ 1) & (places &- 1)
        }
    }

    mutating func insert(_ key: SeenKey, at position: Position) {
        if isFull { grow() }
        put(SeenEntry(high: key.high, low: key.low, position: position))
    }

    private mutating func grow() {
        let former = entries
        entries = ContiguousArray(repeating: .free, count: max(16, former.count * 2))
        count = 0
        for entry in former where entry.position != 0 { put(entry) }
    }

    private mutating func put(_ entry: SeenEntry) {
        var place = Int(truncatingIfNeeded: entry.high >> 16) & (entries.count &- 1)
        while entries[place].position != 0,
            entries[place].high != entry.high || entries[place].low != entry.low
        {
            place = (place &+ 1) & (entries.count &- 1)
        }
        if entries[place].position == 0 { count &+= 1 }
        entries[place] = entry
    }
}
