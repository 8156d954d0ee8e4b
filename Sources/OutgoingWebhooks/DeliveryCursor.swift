import Vocabulary

/// How far a webhook's events have been delivered: what outlives the daemon, in a small file.
///
/// It is no part of the log, because it says what the outside has heard and decides nothing. A lost or an
/// older one has events sent again, never left out.
struct DeliveryCursor: Hashable, Sendable {
    /// An event that was not taken yet.
    struct Failing: Hashable, Sendable {
        var position: Position
        /// When it was refused first.
        var since: Instant
    }

    /// The record that said where to begin; a file that another one began is out of date.
    var begunBy: Position = 0
    /// Everything through it is delivered, or was not asked for.
    var deliveredThrough: Position
    /// What is delivered above it; a few thousand at most.
    var done: Set<Position> = []
    /// The oldest event that was refused.
    var failing: Failing?

    /// One line without its end: `BEGUN THROUGH SINCE FAILING DONE,DONE...`; zeros where nothing fails.
    var text: String {
        let failing = failing.map { "\($0.since.rawValue) \($0.position)" } ?? "0 0"
        let done = done.sorted().map(String.init).joined(separator: ",")
        return "\(begunBy) \(deliveredThrough) \(failing) \(done)."
    }

    /// Begins behind a position.
    init(
        begunBy: Position = 0,
        deliveredThrough: Position,
        done: Set<Position> = [],
        failing: Failing? = nil
    ) {
        self.begunBy = begunBy
        self.deliveredThrough = deliveredThrough
        self.done = done
        self.failing = failing
    }

    /// Reads what ``text`` wrote; nothing when it is anything else.
    init?(_ text: String) {
        // The full stop says that the line is whole.
        guard text.last == "." else { return nil }
        let words = text.dropLast().split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 5, let begunBy = Position(words[0]),
            let through = Position(words[1]), let since = Int64(words[2]),
            let failing = Position(words[3])
        else { return nil }
        let done = words[4].split(separator: ",").map { Position($0) }
        guard done.allSatisfy({ $0 != nil }) else { return nil }
        self.init(
            begunBy: begunBy,
            deliveredThrough: through,
            done: Set(done.compactMap { $0 }),
            failing: failing == 0
                ? nil : Failing(position: failing, since: Instant(rawValue: since))
        )
    }
}
