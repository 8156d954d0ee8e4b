public import Vocabulary

/// Slows down whoever guesses passwords.
///
/// Each name and each address has five free failures; from then on every further one doubles the wait,
/// from a second to a quarter of an hour. A success clears the name. It holds at most so many entries;
/// when there are more, those with the fewest failures go, so that failures under made-up names cannot
/// wash away whose wait it is.
public struct FailureLimit: Sendable {
    /// How many failures cost nothing.
    public static let freeFailures = 5
    static let waitMax = Milliseconds.minutes(15)
    static let entriesMax = 10_000

    private struct Entry: Sendable {
        var failures = 0
        var last = Instant.zero
    }

    private var entries: [String: Entry] = [:]

    /// Makes it without any failures.
    public init() {}

    /// How long a key still has to wait; nothing when it need not.
    public func wait(_ key: String, at now: Instant) -> Milliseconds? {
        guard let entry = entries[key], entry.failures >= Self.freeFailures else { return nil }
        let doublings = min(entry.failures - Self.freeFailures, 20)
        let wait = min(Milliseconds(rawValue: 1_000 << Int64(doublings)), Self.waitMax)
        let end = entry.last + wait
        return end > now ? end - now : nil
    }

    /// Counts a failure.
    public mutating func fail(_ key: String, at now: Instant) {
        if entries.count >= Self.entriesMax, entries[key] == nil { forget(before: now) }
        var entry = entries[key] ?? Entry()
        if now - entry.last > Self.waitMax { entry.failures = 0 }
        entry.failures += 1
        entry.last = now
        entries[key] = entry
    }

    /// Forgets the failures of a key.
    public mutating func succeed(_ key: String) { entries[key] = nil }

    private mutating func forget(before now: Instant) {
        entries = entries.filter { now - $0.value.last <= Self.waitMax }
        guard entries.count >= Self.entriesMax else { return }
        let mostFailed = entries.sorted { $0.value.failures > $1.value.failures }
        entries = Dictionary(
            uniqueKeysWithValues: mostFailed.prefix(Self.entriesMax / 2).lazy.map {
                ($0.key, $0.value)
            }
        )
    }
}
