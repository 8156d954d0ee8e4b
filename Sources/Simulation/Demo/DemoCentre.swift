public import Configuration
import Decisions
public import Engine
public import EventLog
public import Vocabulary

/// The history of the demo: some days of a shop's support centre, made up from a seed on a virtual clock
/// and decided by the same ledger as the daemon's.
///
/// Its days are laid so that it ends in the busiest hour, whatever the hour: whoever looks sees a centre
/// at work. The same seed, end and identity give the same bytes.
public final class DemoCentre {
    /// How much history there is.
    public struct Size: Hashable, Sendable {
        /// The seed.
        public var seed: UInt64
        /// How many people write.
        public var requesters: Int
        /// How many days there are.
        public var days: Int
        /// How many conversations begin on a day.
        public var perDay: Int

        /// Names a size; what is not given is as `serve --demo` has it.
        public init(seed: UInt64 = 1, requesters: Int = 900, days: Int = 12, perDay: Int = 300) {
            self.seed = seed
            self.requesters = requesters
            self.days = days
            self.perDay = perDay
        }
    }

    /// What happens by itself, and when.
    enum Act: Hashable, Sendable {
        case shiftBegins(UserID)
        case pauseBegins(UserID)
        case pauseEnds(UserID)
        case shiftEnds(UserID)
        case writes(Int)
        case continues(InteractionID)
        case decides(InteractionID, UserID, Position)
        case answers(InteractionID, UserID)
        case ends(InteractionID, UserID)
        case virtualAgentActs(InteractionID)
        case sends(MessageID, InteractionID, isConsentAnswer: Bool)
        case composes(UserID)
        case wishes(Int, String)
        case sharesNumber(Int)
    }

    /// What is known of a conversation that goes on.
    struct Conversation {
        var requester: Int
        var talk: DemoTalk
        /// The next line.
        var place = 1
        var words: DemoWords
        var pair: AddressPair
        var holder = UserID.none
        var hasNote = false
        var moves = 0
    }

    let size: Size
    let site: SiteConfiguration
    /// When it ends.
    let end: Instant
    package let ledger: Ledger
    /// What it writes.
    public let log: MemoryLog
    var numbers: SeededNumbers
    var cast: DemoCast
    var conversations: [InteractionID: Conversation] = [:]
    /// What a requester is about to write of.
    var plans: [Int: DemoTalk] = [:]
    /// What stands in the braces of the conversation that is about to open.
    var pendingWords: DemoWords?
    /// Who writes to whom in each interaction, also in those that are closed.
    var pairs: [InteractionID: AddressPair] = [:]
    /// The record that offers an interaction now.
    var offers: [InteractionID: Position] = [:]
    var agents: [UserSet] = []
    var isAtWork: Set<UserID> = []
    var presences: [String: PresenceID] = [:]
    var requesters: [Address: Int] = [:]
    private var acts = Agenda<Act>()
    private var looked: Position = 0

    var start: Instant { end + Milliseconds(rawValue: -86_400_000 * Int64(size.days)) }

    /// Prepares it.
    ///
    /// - Parameters:
    ///   - size: how much history.
    ///   - site: the demo's configuration, which goes into the log first.
    ///   - identity: the name of the log that it will be copied to.
    ///   - end: the moment that no record is later than.
    /// - Throws: what the engine fails at.
    public init(
        _ size: Size,
        site: SiteConfiguration,
        identity: LogIdentity,
        end: Instant
    ) throws(LedgerError) {
        self.size = size
        self.site = site
        self.end = end
        numbers = SeededNumbers(seed: size.seed)
        cast = DemoCast(size.requesters, &numbers)
        log = MemoryLog(identity: identity)
        ledger = try Ledger(log: log)
    }

    /// Runs all days.
    ///
    /// - Throws: what the engine fails at.
    public func run() throws(SimulationError) {
        try setUp()
        plan()
        while let next = acts.first, next.time < end {
            acts.removeFirst()
            try perform(next.act, at: next.time)
        }
        try close()
    }

    func plan(_ act: Act, at time: Instant) { acts.plan(act, at: time) }

    /// Plans something around so many seconds later.
    func plan(_ act: Act, around seconds: Int, after time: Instant) {
        plan(act, at: time + Milliseconds(rawValue: numbers.around(seconds: seconds) + 400))
    }

    /// Hands an input to the engine, and lets people react to what follows.
    ///
    /// - Returns: whether the rules took it.
    @discardableResult
    func submit(_ input: Input, at time: Instant) throws(SimulationError) -> Bool {
        var isTaken = true
        do throws(LedgerError) {
            if case .failure = try ledger.admit(input, at: time) { isTaken = false }
            try ledger.commit()
        } catch {
            throw .ledger(error)
        }
        let first = looked + 1
        guard log.lastPosition >= first else { return isTaken }
        var records: [LoggedRecord] = []
        do {
            unsafe try log.scan(from: first, through: log.lastPosition) { position, bytes in
                records.append(unsafe try LoggedRecord(position: position, bytes: bytes))
                return true
            }
        } catch {
            preconditionFailure("a log in memory is read without fault")
        }
        looked = log.lastPosition
        for record in records { react(to: record) }
        return isTaken
    }

    /// Brings the clock to the end: what fires until then stands in the log.
    private func close() throws(SimulationError) {
        do throws(LedgerError) {
            try ledger.advance(to: max(end, ledger.lastTime))
            try ledger.commit()
        } catch {
            throw .ledger(error)
        }
    }
}
