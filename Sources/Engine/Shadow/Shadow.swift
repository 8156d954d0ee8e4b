public import Decisions
public import EventLog
import Scheduler
public import Vocabulary

/// Follows a log record by record and decides everything in it again, beside what was logged.
///
/// What was logged is always what is folded, so every decision is judged on the past as it was: one that
/// is otherwise does not make those behind it otherwise too. A *turn* is an input, or a timer that fires,
/// with all that follows from it; it gives one difference at most.
/// Memory is that of one fold; only the first differences are kept.
public struct Shadow: ~Copyable {
    /// How many differences are kept in full unless somebody wants more or fewer.
    public static let keptDifferences = 20

    /// What came of it so far.
    public internal(set) var report = Report()
    /// The last record that was taken.
    public private(set) var position: Position = 0
    /// The time of that record.
    public private(set) var time: Instant = .zero

    let rules: any ShadowRules
    let kept: Int
    private(set) var state: DecisionState
    var outcomes = Outcomes()
    var pass = RoutingPass()
    var batch = RecordBatch()
    var turn: Turn?
    /// Timers that wait although they were told of: passed over by the log, or fired otherwise.
    var answered: Set<TimerName> = []

    /// Starts before the first record.
    ///
    /// - Parameters:
    ///   - identity: the log's name.
    ///   - rules: what decides.
    ///   - archive: where ids of messages are put away; nothing keeps all in memory.
    ///   - kept: how many differences are kept in full.
    public init(
        of identity: LogIdentity,
        by rules: any ShadowRules = RulesAtHand(),
        archive: (any SeenArchive)? = nil,
        keeping kept: Int = Shadow.keptDifferences
    ) {
        self.rules = rules
        self.kept = kept
        let key = SysIDKey(high: identity.high, low: identity.low)
        state = DecisionState(sysIDKey: key, archive: archive)
    }

    /// Takes records of a log up to a position, or as far as it goes.
    ///
    /// A log's last position is the end of a commit, and so of a turn: what is missing then is missing.
    ///
    /// - Throws: `log`; a record that cannot be read is no error but a finding.
    public mutating func follow(
        _ log: any RecordLog,
        through last: Position
    ) throws(LedgerError) {
        let end = log.lastPosition
        guard position < min(last, end), report.unreadable == nil else { return }
        // A decision takes microseconds, so it is made within the scan, like the fold of a start.
        unsafe try log.visit(from: position + 1, through: min(last, end)) {
            (position, bytes) throws(LedgerError) in
            unsafe take(position, bytes)
            return report.unreadable == nil
        }
        if position == end { settle() }
    }

    /// Notes what is otherwise in a turn that was begun, and asks for nothing that it lacks.
    ///
    /// Called once nothing more is followed, wherever that is.
    public mutating func finish() {
        noteTurn()
    }

    /// Takes the next record.
    private mutating func take(_ position: Position, _ bytes: UnsafeRawBufferPointer) {
        precondition(position == self.position + 1, "a scan has no gaps")
        guard let record = unsafe read(position, bytes) else {
            noteTurn()
            return
        }
        if !continuesTurn(record) {
            endTurn(before: record)
            switch record.event {
            case .input(let input): begin(with: input, record)
            case .outcome: beginFiring(with: record)
            }
        }
        if record.header.isSealed || isAboutErased(record.interaction) {
            turn?.isAboutErased = true
        }
        switch record.event {
        case .input(let input):
            unsafe judge(input, record, bytes)
            pass.note(input, at: position, in: state)
        case .outcome(let outcome):
            unsafe judge(record, bytes)
            pass.note(outcome, about: record.interaction, in: state)
        }
        fold(record)
        goOn()
    }

    /// Whether an active interaction is with a requester who is erased.
    func isAboutErased(_ interaction: InteractionID) -> Bool {
        state.active(interaction)?.pair.requester.isErased == true
    }

    /// Says that the log ends here with a commit: what is decided and not there is missing.
    private mutating func settle() {
        endTurn(before: nil)
    }

    private mutating func fold(_ record: LoggedRecord) {
        position = record.position
        time = record.time
        // A wait that does not run here cannot be moved; that it ended in the log has been told.
        if case .outcome(.messagingActionHeld) = record.event,
            pendingTimer(TimerName(record.header)) == nil
        {
            return
        }
        state.apply(record)
    }

    /// Lets routing decide what follows, once everything that was decided so far stands in the log.
    private mutating func goOn() {
        guard let now = turn, now.isJudged else {
            pass = RoutingPass()
            return
        }
        while turn?.next == outcomes.list.count, !pass.isDone {
            outcomes.restart(next: position + 1, time: outcomes.time)
            turn?.next = 0
            guard rules.route(&pass, in: state, into: &outcomes) else { return }
        }
    }

    /// Reads a record; one that cannot be read ends the comparing.
    private mutating func read(
        _ position: Position,
        _ bytes: UnsafeRawBufferPointer
    ) -> LoggedRecord? {
        do throws(LedgerError) {
            return unsafe try LoggedRecord(position: position, bytes: bytes)
        } catch {
            let header = try? unsafe RecordHeader(decoding: bytes)
            report.unreadable = Unreadable(position, header, error)
            return nil
        }
    }
}

extension Shadow.Unreadable {
    fileprivate init(_ position: Position, _ header: RecordHeader?, _ error: LedgerError) {
        self.position = position
        type = header?.type ?? 0
        version = header?.typeVersion ?? 0
        problem = error.description
        guard let header else {
            kind = .damaged
            return
        }
        let newest =
            header.isOutcome
            ? Outcome.newestVersion(ofType: header.type)
            : Input.newestVersion(ofType: header.type)
        kind =
            newest.map { header.typeVersion > $0 ? .unknownVersion : .damaged } ?? .unknownType
    }
}
