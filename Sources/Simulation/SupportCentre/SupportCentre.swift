public import Engine
package import EventLog
import Decisions
import Scheduler
import Vocabulary

/// A support centre that a seed makes up, on a virtual clock, through the same ledger as the daemon's.
///
/// Agents with shifts, presence, capacity and skills; queues with hours, skills, affinity and overflow;
/// requesters who write by day more than by night; a virtual agent first; agents who reject, let offers
/// pass and go home. An auditor of its own looks at every record. The same seed gives the same bytes.
public final class SupportCentre {
    /// How large it is.
    public struct Size: Hashable, Sendable {
        /// The seed.
        public var seed: UInt64
        /// How many agents work there.
        public var agents: Int
        /// How many requesters write.
        public var requesters: Int
        /// How many days it is looked at.
        public var days: Int

        /// Names a size; what is not given is as the page Scenarios describes it.
        public init(seed: UInt64 = 1, agents: Int = 200, requesters: Int = 50_000, days: Int = 30) {
            self.seed = seed
            self.agents = agents
            self.requesters = requesters
            self.days = days
        }
    }

    /// What happens in the centre by itself, and when.
    enum Act: Hashable, Sendable {
        case requesterWrites(Int)
        case requesterReplies(Int)
        case agentStarts(Int)
        case agentPauses(Int)
        case agentReturns(Int)
        case agentLeaves(Int)
        case agentDecides(InteractionID, UserID, Position)
        case agentActs(InteractionID, UserID)
        case virtualAgentActs(InteractionID)
        case virtualAgentEnds(InteractionID)
    }

    let size: Size
    package let ledger: Ledger
    package let log: MemoryLog
    var numbers: SeededNumbers
    var auditor = CentreAuditor()
    var report = CentreReport()
    var places = CentrePlaces()

    private var acts = Agenda<Act>()
    private var looked: Position = 0

    /// 2026-03-02 00:00 UTC, a Monday.
    static let start = Instant(rawValue: 1_772_409_600_000)

    var end: Instant { Self.start + .days(Int64(size.days)) }

    /// Makes a centre.
    ///
    /// - Throws: what the engine fails at.
    public init(_ size: Size) throws(LedgerError) {
        self.size = size
        numbers = SeededNumbers(seed: size.seed)
        log = MemoryLog(identity: LogIdentity(high: 0x4345_4E54_5245, low: size.seed))
        ledger = try Ledger(log: log)
    }

    /// Runs all days.
    ///
    /// - Parameter progress: called after each day with how many have passed.
    /// - Returns: what came of it.
    /// - Throws: what the engine fails at, and what the auditor finds.
    public func run(progress: (Int) -> Void = { _ in }) throws(SimulationError) -> CentreReport {
        try setUp()
        plan()
        var day = 0
        while let next = acts.first, next.time < end {
            acts.removeFirst()
            while next.time >= Self.start + .days(Int64(day + 1)) {
                day += 1
                progress(day)
            }
            try perform(next.act, at: next.time)
        }
        try advance(to: end)
        progress(size.days)
        report.finish(auditor, log)
        return report
    }

    /// Hands an input to the engine, and looks at what follows.
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
        try look()
        return isTaken
    }

    func advance(to time: Instant) throws(SimulationError) {
        do throws(LedgerError) {
            try ledger.advance(to: max(time, ledger.lastTime))
            try ledger.commit()
        } catch {
            throw .ledger(error)
        }
        try look()
    }

    /// The auditor looks at every new record, and whoever is concerned reacts to it.
    private func look() throws(SimulationError) {
        let first = looked + 1
        guard log.lastPosition >= first else { return }
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
        for record in records {
            try auditor.look(at: record)
            react(to: record)
        }
        try auditor.settle()
    }

    func plan(_ act: Act, at time: Instant) { acts.plan(act, at: time) }
}
