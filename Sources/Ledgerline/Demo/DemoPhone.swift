import Simulation
import Vocabulary

/// A pretend customer: what is said, what comes next, and when.
struct DemoPhone: Sendable {
    /// The phone's own number.
    let number: Address
    /// Whether it begins conversations, or only goes on with one that there is.
    let begins: Bool
    /// The newest message that it knows, as the inbox numbers them.
    var serial: UInt64 = 0
    /// Whether it is listening.
    var listens = false
    private var talk: DemoTalk?
    private var place = 0
    private var words: DemoWords
    private var numbers: SeededNumbers
    /// When it does something by itself; nothing while it waits to be answered.
    private var next: Instant?
    private var askedAt = Instant.zero
    private var repliesLeft = 2

    init(number: Address, name: String, begins: Bool, seed: UInt64, at now: Instant) {
        self.number = number
        self.begins = begins
        numbers = SeededNumbers(seed: seed)
        words = DemoWords(&numbers, name: name)
        if begins { next = now + .seconds(Int64(3 + seed % 14 * 5)) }
    }

    /// What it writes now, and to which provider application; nothing most of the time.
    mutating func text(at now: Instant) -> (application: String, text: String)? {
        if begins, next == nil, now - askedAt > .minutes(12) {
            // Nobody answers: perhaps somebody else does.
            talk = nil
            next = now
        }
        guard let due = next, due <= now else { return nil }
        next = nil
        guard begins else {
            repliesLeft -= 1
            return ("", DemoTalk.thanks[numbers.below(DemoTalk.thanks.count)])
        }
        if talk == nil || place >= (talk?.lines.count ?? 0) { beginTalk() }
        guard let talk else { return nil }
        defer {
            place += 2
            askedAt = now
            if place >= talk.lines.count { rest(after: now) }
        }
        return (DemoTalk.applications[talk.line], words.fill(talk.lines[place]))
    }

    /// An answer has arrived.
    mutating func hear(_ text: String, at now: Instant) {
        guard !DemoTalk.isAcknowledgement(text) else { return }
        if begins {
            guard let talk, place > 0 else { return }
            if place >= talk.lines.count {
                rest(after: now)
            } else {
                next = now + .seconds(Int64(7 + numbers.below(28)))
            }
        } else if repliesLeft > 0 {
            next = now + .seconds(Int64(6 + numbers.below(15)))
        }
    }

    private mutating func beginTalk() {
        talk =
            numbers.chance(20)
            ? DemoTalk.tracking : DemoTalk.all[numbers.below(DemoTalk.all.count)]
        place = 0
    }

    /// The talk is over; another will come to mind.
    private mutating func rest(after now: Instant) {
        talk = nil
        next = now + .seconds(Int64(40 + numbers.below(200)))
    }
}
