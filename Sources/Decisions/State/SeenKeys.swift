import Vocabulary

/// What a provider's message id or a caller's idempotency key is remembered as: 128 bits.
///
/// Two different ones collide with a chance of one in 10^26 for a billion remembered.
struct SeenKey: Hashable, Sendable {
    let high: UInt64
    let low: UInt64

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Mixes the bytes of an id into two words, each by its own multiplier.
    ///
    /// - Parameters:
    ///   - domain: whose id it is: an application's raw identifier, or an agent's.
    ///   - id: the id itself.
    init(domain: UInt64, id: String) {
        var high = 0x9E37_79B9_7F4A_7C15 ^ domain
        var low = 0xC2B2_AE3D_27D4_EB4F &+ domain
        for byte in id.utf8 {
            high = (high ^ UInt64(byte)) &* 0xFF51_AFD7_ED55_8CCD
            high ^= high >> 32
            low = (low &+ UInt64(byte)) &* 0xC4CE_B9FE_1A85_EC53
            low ^= low >> 29
        }
        self.high = high
        self.low = low
    }
}

/// The ids of messages that came within the last one to two weeks (row R7).
///
/// Two generations: the younger one becomes the older one when it is a week old by the log's time, so
/// that what is forgotten, and when, is the same in every replay.
struct SeenKeys: Sendable {
    /// How long a generation lasts; an id is remembered for one to two of them.
    static let generation = Milliseconds.days(7)
    private static let forgotten = Milliseconds.days(14)

    private var younger = SeenTable()
    private var older = SeenTable()
    private var began = Instant.zero

    /// Where the id stands in the log, if it came lately.
    func position(of key: SeenKey, at time: Instant) -> Position? {
        let age = time - began
        if age < Self.generation, let found = older.position(of: key) { return found }
        return age < Self.forgotten ? younger.position(of: key) : nil
    }

    mutating func remember(_ key: SeenKey, at position: Position, time: Instant) {
        if time - began >= Self.generation {
            // After a silence of two generations the older one would be too old as well.
            older = time - began < Self.forgotten ? younger : SeenTable()
            younger = SeenTable()
            began = time
        }
        younger.insert(key, at: position)
    }

    /// What is remembered, in an order of its own, for tests.
    var canonicalText: String {
        "seen since \(began): \(younger.canonicalText) / \(older.canonicalText)"
    }
}

/// Ids with their positions: 24 bytes an entry, open addressing, only ever looked up and added to.
///
/// A key is a hash already, so a word of it says where to look.
struct SeenTable: Sendable {
    private struct Entry: Sendable {
        var key: SeenKey
        // 0 for an entry that is free: positions begin with 1.
        var position: Position
    }

    private var entries: ContiguousArray<Entry> = []
    private var count = 0

    func position(of key: SeenKey) -> Position? {
        guard !entries.isEmpty else { return nil }
        var place = Int(truncatingIfNeeded: key.high >> 16) & (entries.count &- 1)
        while entries[place].position != 0 {
            if entries[place].key == key { return entries[place].position }
            place = (place &+ 1) & (entries.count &- 1)
        }
        return nil
    }

    mutating func insert(_ key: SeenKey, at position: Position) {
        if (count &+ 1) &* 4 > entries.count &* 3 { grow() }
        put(Entry(key: key, position: position))
    }

    private mutating func grow() {
        let former = entries
        let free = Entry(key: SeenKey(high: 0, low: 0), position: 0)
        entries = ContiguousArray(repeating: free, count: max(16, former.count * 2))
        count = 0
        for entry in former where entry.position != 0 { put(entry) }
    }

    private mutating func put(_ entry: Entry) {
        var place = Int(truncatingIfNeeded: entry.key.high >> 16) & (entries.count &- 1)
        while entries[place].position != 0, entries[place].key != entry.key {
            place = (place &+ 1) & (entries.count &- 1)
        }
        if entries[place].position == 0 { count &+= 1 }
        entries[place] = entry
    }

    /// What it holds, in an order of its own, for tests.
    var canonicalText: String {
        entries.filter { $0.position != 0 }.map { "\($0.key) \($0.position)" }.sorted()
            .joined(separator: ", ")
    }
}
