public import Vocabulary

/// Keeps an outage of a provider from being met by every message: after some failures in a row nothing
/// is tried for a while, then one message, and only when that one gets an answer all others.
///
/// An answer of any kind counts as life, a refusal too; only what failed temporarily or stayed unanswered
/// counts against the provider, each message once.
public struct CircuitBreaker: Hashable, Sendable {
    /// How many different messages fail in a row before it opens.
    static let failuresMax = 5
    /// How long it stays open the first time; twice as long each further time.
    static let firstWait = Milliseconds.seconds(5)
    /// How long it stays open at most.
    static let waitMax = Milliseconds.minutes(5)

    /// What it lets through.
    public enum State: Hashable, Sendable {
        /// Everything.
        case closed
        /// Nothing before a time.
        case open(until: Instant)
        /// One message, which is under way.
        case probing(MessageID)
    }

    /// What it lets through.
    public private(set) var state = State.closed
    /// How often it has opened since the provider last lived.
    public private(set) var openings: UInt64 = 0
    private var failing: [MessageID] = []
    private let seed: UInt64

    init(seed: UInt64) {
        self.seed = seed
    }

    /// The word for status and metrics.
    public var word: String {
        switch state {
        case .closed: "closed"
        case .open: "open"
        case .probing: "half_open"
        }
    }

    /// When the next message may be tried: at once, from a moment on, or after the answer to the probe.
    func wait(at now: Instant) -> Wait {
        switch state {
        case .closed: .none
        case .open(let until): until <= now ? .none : .until(until)
        case .probing: .answer
        }
    }

    /// What stands in the way of a message.
    enum Wait: Hashable, Sendable {
        case none
        case until(Instant)
        // Something else has to end first.
        case answer
    }

    /// A message is being tried.
    mutating func began(_ id: MessageID) {
        if case .open = state { state = .probing(id) }
    }

    /// The provider has answered, whatever it said.
    mutating func lived() {
        state = .closed
        openings = 0
        failing = []
    }

    /// An attempt failed temporarily, or has no answer.
    mutating func failed(_ id: MessageID, at now: Instant) {
        switch state {
        case .open: return
        case .probing(let probe):
            // Others that were under way when it opened say nothing new.
            guard probe == id else { return }
        case .closed:
            if !failing.contains(id) { failing.append(id) }
            guard failing.count >= Self.failuresMax else { return }
        }
        openings += 1
        failing = []
        state = .open(until: now + wait)
    }

    /// The probe ended without having been tried.
    mutating func withdrawn(_ id: MessageID, at now: Instant) {
        if state == .probing(id) { state = .open(until: now) }
    }

    /// A quarter more or less by the seed: two daemons of one outage do not come back together.
    private var wait: Milliseconds {
        let doublings = Int64(min(openings - 1, 10))
        let base = min(Self.firstWait.rawValue << doublings, Self.waitMax.rawValue)
        let mixed = (seed ^ openings &* 0xBF58_476D_1CE4_E5B9) &* 0x94D0_49BB_1331_11EB
        let offset = Int64((mixed >> 32) % UInt64(base / 2 + 1))
        return Milliseconds(rawValue: base - base / 4 + offset)
    }
}
