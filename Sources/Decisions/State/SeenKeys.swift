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
/// that what is forgotten, and when, is the same in every replay. Memory holds a bounded number of ids;
/// with more of them full tables are put away in the archive, where they are looked up as before.
struct SeenKeys: Sendable {
    /// How long a generation lasts; an id is remembered for one to two of them.
    static let generation = Milliseconds.days(7)
    private static let forgotten = Milliseconds.days(14)

    private var younger: SeenGeneration
    private var older: SeenGeneration
    private let empty: SeenGeneration
    private var began = Instant.zero

    init(
        archive: (any SeenArchive)? = nil,
        placesInMemory: Int = SeenGeneration.placesInMemoryUsual
    ) {
        empty = SeenGeneration(archive: archive, placesInMemory: placesInMemory)
        younger = empty
        older = empty
    }

    /// Where the id stands in the log, if it came lately.
    func position(of key: SeenKey, at time: Instant) -> Position? {
        let age = time - began
        if age < Self.generation, let found = older.position(of: key) { return found }
        return age < Self.forgotten ? younger.position(of: key) : nil
    }

    mutating func remember(_ key: SeenKey, at position: Position, time: Instant) {
        if time - began >= Self.generation {
            // After a silence of two generations the older one would be too old as well.
            older = time - began < Self.forgotten ? younger : empty
            younger = empty
            began = time
        }
        younger.insert(key, at: position)
    }

    /// What is remembered, in an order of its own, for tests.
    var canonicalText: String {
        "seen since \(began): \(younger.canonicalText) / \(older.canonicalText)"
    }
}
