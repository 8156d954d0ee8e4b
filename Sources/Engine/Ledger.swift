public import Decisions
public import EventLog
import Scheduler
public import Vocabulary

/// The engine without its clock and threads: inputs go in with their times, records come out.
///
/// It fires what is due, decides, folds and writes; nothing else in the package appends to a log. All of
/// it happens on the caller's thread, so a daemon, a simulation and an audit run the same code.
/// What it admits is decided at once and is durable only after `commit()`.
public final class Ledger {
    /// Where records go.
    public let log: any RecordLog
    /// The fold of all records, those of the open batch included.
    public var state: DecisionState {
        // Lent: it is large.
        _read { yield open.state }
    }
    /// The greatest moment up to which timers have fired; what is later is provisional.
    public private(set) var horizon: Instant
    /// The position that the next record will have.
    public var next: Position { open.next }
    /// The time of the last record, those of the open batch included.
    public var lastTime: Instant { open.lastTime }

    /// Called after each commit with the first and the last position of what it made durable.
    public var committed: ((ClosedRange<Position>) -> Void)?

    /// Called when a commit finds no room on the disk: waits a moment and says whether to try again.
    ///
    /// Without it, or when it says no, the commit fails.
    public var diskFull: (() -> Bool)?

    /// How many records a batch may hold while a long backlog of timers is drained.
    ///
    /// It bounds the memory of a transaction; where batches end does not show in the log.
    public static let drainBatchMax = 1_000

    /// How many timers may fire at one go before something is wrong: more than can be pending.
    static let firingsMax = 50_000_000

    private var open: OpenBatch

    /// Opens a log and folds it.
    ///
    /// - Parameters:
    ///   - log: the log; nobody else appends to it as long as the ledger lives.
    ///   - archive: where ids of messages are put away when memory has enough of them; nothing keeps all in
    ///     memory.
    ///   - progress: called now and then with the position that has been folded.
    /// - Throws: what is wrong with the log.
    public init(
        log: any RecordLog,
        archive: (any SeenArchive)? = nil,
        progress: ((Position) -> Void)? = nil
    ) throws(LedgerError) {
        self.log = log
        let key = SysIDKey(high: log.identity.high, low: log.identity.low)
        open = OpenBatch(state: DecisionState(sysIDKey: key, archive: archive))
        horizon = .zero
        try fold(through: log.lastPosition, progress: progress)
        horizon = lastTime
    }

    /// What became of an admitted input.
    public struct Receipt: Hashable, Sendable {
        /// Where the input stands, or stood before when it repeats one.
        public var position: Position
        /// The last position that it led to; a reader that has it has everything.
        public var last: Position
        /// When it was admitted.
        public var time: Instant
        /// Whether it repeats an earlier one, and nothing new happened (row R7).
        public var isRepeat: Bool
        /// The interaction that it ended up in; none when there is none.
        public var interaction: InteractionID
        /// The row that decided its last outcome.
        public var rule: Rule
    }

    /// Fires what is due, then decides an input and adds its records to the open batch.
    ///
    /// - Parameters:
    ///   - input: what happened.
    ///   - wall: the guarded clock; a moment before the last record counts as that record's.
    /// - Returns: where it stands, or a refusal, after which nothing of the input is in the batch.
    /// - Throws: a failure after which the ledger must not be used.
    public func admit(
        _ input: Input,
        at wall: Instant
    ) throws(LedgerError) -> Result<Receipt, Refusal> {
        if case .serviceResumed(let outage) = input { return try resume(after: outage, at: wall) }
        return try admit(input, time: max(wall, lastTime))
    }

    /// Puts an outage where it began, so that what it postpones has not fired yet.
    ///
    /// Its record has the time of the last sign of life, or the last record's if that is later: the
    /// engine was alive then. So the fold of the record alone moves the timers, and a drain of the gap
    /// that is cut off is carried on by the next start like any other. A `to` that is given, as in a
    /// replay, stays.
    private func resume(
        after outage: ServiceResumed,
        at wall: Instant
    ) throws(LedgerError) -> Result<Receipt, Refusal> {
        let end = outage.to == .zero ? max(wall, lastTime) : outage.to
        let resumed = ServiceResumed(from: max(outage.from, lastTime), to: end)
        guard resumed.from <= end else { return .failure(.outageEndsBeforeItBegins) }
        let result = try admit(.serviceResumed(resumed), time: resumed.from)
        try advance(to: end)
        return result
    }

    private func admit(
        _ input: Input,
        time: Instant
    ) throws(LedgerError) -> Result<Receipt, Refusal> {
        try advance(to: time)
        let position = next
        let verdict: Verdict
        do throws(Refusal) {
            verdict = try open.decide(input, at: time)
        } catch {
            return .failure(error)
        }
        if case .repeated(let earlier) = verdict {
            return .success(
                Receipt(
                    position: earlier,
                    last: next - 1,
                    time: time,
                    isRepeat: true,
                    interaction: .none,
                    rule: .r7
                )
            )
        }
        let (interaction, rule) = open.write(input, at: time)
        return .success(
            Receipt(
                position: position,
                last: next - 1,
                time: time,
                isRepeat: false,
                interaction: interaction.isNone ? input.interaction : interaction,
                rule: rule
            )
        )
    }

    /// Fires every timer that is due by a moment, in order, to a fixpoint (the page Architecture).
    ///
    /// What a timer does stands in the log with the time at which it was due, however late it is.
    /// - Throws: a failure after which the ledger must not be used.
    public func advance(to time: Instant) throws(LedgerError) {
        var firings = 0
        while let timer = state.timers.first, timer.due <= time {
            precondition(timer.due >= lastTime, "no timer that was due is left behind")
            open.fire(timer)
            precondition(state.timers.first != timer, "a timer fires once")
            firings += 1
            guard firings <= Self.firingsMax else { throw .timersDoNotEnd(at: time) }
            if pendingRecords >= Self.drainBatchMax { try commit() }
        }
        horizon = max(horizon, time)
    }

    /// Makes the open batch durable.
    ///
    /// - Throws: a failure after which the ledger must not be used: whether the batch is durable is
    ///   learnt by opening the log again.
    public func commit() throws(LedgerError) {
        guard pendingRecords > 0 else { return }
        let count = Position(pendingRecords)
        let first = try append()
        precondition(first + count == next, "positions have no gaps")
        open.batch.removeAll()
        committed?(first...(next - 1))
    }

    /// Appends the open batch, again and again while the disk is full and somebody wants to wait: a log
    /// without room has written nothing, and what was decided is not lost.
    private func append() throws(LedgerError) -> Position {
        while true {
            do throws(EventLogError) {
                return try log.append(open.batch)
            } catch {
                guard case .diskFull = error, let diskFull, diskFull() else { throw .log(error) }
            }
        }
    }

    /// How many records wait in the open batch.
    public var pendingRecords: Int { open.batch.count }

    private func fold(
        through last: Position,
        progress: ((Position) -> Void)?
    ) throws(LedgerError) {
        do {
            unsafe try log.scan(from: 1, through: last) { position, bytes in
                let record = unsafe try LoggedRecord(
                    position: position,
                    bytes: bytes,
                    skippingBodies: true
                )
                apply(record)
                if position % 65_536 == 0 { progress?(position) }
                return true
            }
        } catch let error as LedgerError {
            throw error
        } catch let error as EventLogError {
            throw .log(error)
        } catch {
            preconditionFailure("a scan throws what its body throws")
        }
    }

    private func apply(_ record: LoggedRecord) {
        precondition(record.position == next, "a scan has no gaps")
        open.apply(record)
    }
}

extension DecisionState {
    /// Folds a record in.
    ///
    /// - Precondition: it is the one behind the last that was folded.
    public mutating func apply(_ record: LoggedRecord) {
        switch record.event {
        case .input(let input): apply(input, at: record.position, time: record.time)
        case .outcome(let outcome):
            apply(
                outcome,
                about: record.interaction,
                at: record.position,
                time: record.time,
                cause: record.header.cause,
                ordinal: record.header.ordinal
            )
        }
    }
}
