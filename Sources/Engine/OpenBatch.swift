import Decisions
import EventLog
import Scheduler
import Vocabulary

/// The fold of a log and the records that a ledger has decided and not yet made durable.
///
/// A value of its own, so that rules are lent the state where it lies: it is too large to be copied for
/// every message.
struct OpenBatch: ~Copyable {
    /// The fold of all records, those of the batch included.
    private(set) var state: DecisionState
    /// The position that the next record will have.
    private(set) var next: Position = 1
    /// The time of the last record.
    private(set) var lastTime: Instant = .zero
    var batch = RecordBatch()
    private var outcomes = Outcomes()
    private var pass = RoutingPass()

    init(state: DecisionState) {
        self.state = state
    }

    /// Decides an input; nothing is written yet.
    ///
    /// - Throws: why it is refused.
    mutating func decide(_ input: Input, at time: Instant) throws(Refusal) -> Verdict {
        outcomes.restart(next: next + 1, time: time)
        return try state.decide(input, at: time, position: next, into: &outcomes)
    }

    /// Writes the input that was decided, what follows from it, and what that gives others to do.
    ///
    /// - Returns: the interaction that it ended up in, or none, and the row that decided its last
    ///   outcome.
    mutating func write(_ input: Input, at time: Instant) -> (InteractionID, Rule) {
        let position = next
        pass.note(input, at: position, in: state)
        writeInput(input, at: time)
        writeOutcomes(cause: position, ordinal: 0)
        let interaction = outcomes.list.last { !$0.interaction.isNone }?.interaction ?? .none
        let rule = outcomes.list.last?.rule ?? .none
        route(cause: position, ordinal: 0)
        return (interaction, rule)
    }

    /// Fires the first timer.
    mutating func fire(_ timer: PendingTimer) {
        outcomes.restart(next: next, time: timer.due)
        FiringTimer(timer).decide(in: state, &outcomes)
        writeOutcomes(cause: timer.armedAt, ordinal: timer.ordinal)
        route(cause: timer.armedAt, ordinal: timer.ordinal)
    }

    /// Folds a record that is in the log already.
    mutating func apply(_ record: LoggedRecord) {
        state.apply(record)
        lastTime = record.time
        next += 1
    }

    private mutating func writeInput(_ input: Input, at time: Instant) {
        batch.begin(RecordHeader(input, at: time))
        input.encode(into: &batch.payload)
        batch.end()
        state.apply(input, at: next, time: time)
        lastTime = time
        next += 1
    }

    /// Lets what has just happened go on to whoever it gives work or room (the page Rules, W1 to W8).
    private mutating func route(cause: Position, ordinal: UInt16) {
        while !pass.isDone {
            outcomes.restart(next: next, time: outcomes.time)
            guard pass.decideNext(in: state, &outcomes) else { return }
            writeOutcomes(cause: cause, ordinal: ordinal)
        }
    }

    private mutating func writeOutcomes(cause: Position, ordinal: UInt16) {
        let time = outcomes.time
        for decided in outcomes.list {
            pass.note(decided.outcome, about: decided.interaction, in: state)
            batch.begin(RecordHeader(decided, cause: cause, ordinal: ordinal, at: time))
            decided.outcome.encode(into: &batch.payload)
            batch.end()
            state.apply(
                decided.outcome,
                about: decided.interaction,
                at: next,
                time: time,
                cause: cause,
                ordinal: ordinal
            )
            next += 1
        }
        if !outcomes.list.isEmpty { lastTime = time }
    }
}
