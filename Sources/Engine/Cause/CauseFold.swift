import Decisions
import EventLog
import Scheduler
import Vocabulary

/// Folds a log and picks the records that belong to one message's chain, with what was true before each.
///
/// Bodies are left out while folding; the records of the chain are read again at its end.
final class CauseFold {
    /// Where the message is on its way to an answer.
    enum Phase {
        /// It has not joined a conversation, or needs no answer.
        case none
        /// It is held until the channel is on again, waits for its parts, or for its time.
        case kept
        /// The requester waits for an answer.
        case waiting
        /// The virtual agent has answered and may still hand off.
        case answeredByVirtualAgent
        /// It is over.
        case over
    }

    struct Pick {
        var stage: CauseChain.Stage
        var findings = CauseChain.Findings()
    }

    var chain: CauseChain
    var state: DecisionState
    var picks: [Position: Pick] = [:]
    /// The message's identifiers.
    var identifiers: Set<MessageID>
    /// Records whose outcomes belong to the chain, whatever they are about.
    var causes: Set<Position> = []
    /// Messages whose sending is followed.
    var sent: Set<MessageID> = []
    /// Those of them of which more may be heard.
    var unsettled: Set<MessageID> = []
    var phase = Phase.none
    /// Where the message joined its conversation; what it armed names this.
    var joinedAt: Position = 0
    /// Between which addresses its conversation is.
    var pair: AddressPair?
    /// The last input, which the outcomes behind it may have as their cause.
    var input: LoggedRecord?
    /// The last outcome that was picked.
    var beside: Beside?
    /// What the answer's joining came of.
    var answerCause: Position = 0
    private let subject: Cause.Subject
    private var actionNames: [ActionID: String] = [:]

    /// How many records pass between two looks at whether to go on.
    private static let stride: Position = 4_096

    init(_ subject: Cause.Subject, _ log: any RecordLog) {
        self.subject = subject
        chain = CauseChain(message: subject.message, interaction: subject.interaction)
        identifiers = subject.identifiers
        state = DecisionState(
            sysIDKey: SysIDKey(high: log.identity.high, low: log.identity.low)
        )
        for position in subject.led { picks[position] = Pick(stage: .before) }
    }

    func run(
        _ log: any RecordLog,
        _ progress: (Position) -> Bool
    ) throws(Cause.Failure) -> CauseChain {
        var isStopped = false
        do throws(LedgerError) {
            unsafe try log.visit(from: 1, through: log.lastPosition) {
                (position, bytes) throws(LedgerError) in
                let record = unsafe try LoggedRecord(
                    position: position,
                    bytes: bytes,
                    skippingBodies: true
                )
                if !record.header.isOutcome, isDone(before: position) {
                    chain.isComplete = true
                    return false
                }
                take(record)
                chain.last = position
                guard picks.count < CauseChain.stepsMax else {
                    chain.isTruncated = true
                    return false
                }
                guard position % Self.stride == 0, !progress(position) else { return true }
                isStopped = true
                return false
            }
        } catch {
            throw .ledger(error)
        }
        guard !isStopped else { throw .stopped }
        if isDone(before: chain.last + 1), !chain.isTruncated { chain.isComplete = true }
        for position in picks.keys.sorted().prefix(CauseChain.stepsMax) {
            guard let pick = picks[position] else { continue }
            let record = try Cause.Subject.record(at: position, in: log).withoutCode
            chain.steps.append(
                CauseChain.Step(record: record, stage: pick.stage, findings: pick.findings)
            )
        }
        chain.names = CauseNames.of(chain, in: state, actions: actionNames)
        for step in chain.steps {
            let id = step.record.interaction
            guard !id.isNone, chain.names[id.rawValue] == nil else { continue }
            let opened = try Cause.Subject.record(at: id.position, in: log)
            guard case .outcome(.interactionOpened(let opening)) = opened.event else { continue }
            chain.names[id.rawValue] = opening.number.interactionNumber
        }
        return chain
    }

    /// Whether nothing more is to come of the message.
    private func isDone(before position: Position) -> Bool {
        guard let last = identifiers.max(), position > last.position else { return false }
        switch phase {
        case .none, .over: break
        case .kept, .waiting, .answeredByVirtualAgent: return false
        }
        return unsettled.isEmpty && pendingWaits.isEmpty
    }

    private func take(_ record: LoggedRecord) {
        switch record.event {
        case .input(let event):
            input = record
            if case .messagingActionSet(let set) = event {
                actionNames[set.action.orMade(at: record.position)] = set.name
            }
            take(event, record)
            state.apply(record)
        case .outcome(let outcome):
            let isTheirs = record.interaction == chain.interaction || isOwn(outcome)
            let before = isTheirs ? state.timers(of: record.interaction) : []
            take(outcome, record)
            state.apply(record)
            if isTheirs { noteEnded(before, outcome, record) }
        }
        if let settled = record.settledMessage { unsettled.remove(settled) }
    }

    /// Whether an outcome is the message's joining.
    func isOwn(_ outcome: Outcome) -> Bool {
        guard case .messageJoined(let joining) = outcome else { return false }
        return identifiers.contains(joining.message)
    }

    /// Adds a record to the chain; what is there keeps its stage.
    func pick(
        _ position: Position,
        _ stage: CauseChain.Stage,
        _ find: (inout CauseChain.Findings) -> Void = { _ in }
    ) {
        var pick = picks[position] ?? Pick(stage: stage)
        find(&pick.findings)
        picks[position] = pick
    }

    /// Follows what becomes of a message that is sent.
    func follow(_ message: MessageID) {
        guard sent.insert(message).inserted else { return }
        unsettled.insert(message)
    }
}
