import Decisions
import EventLog
import Scheduler
import Vocabulary

extension Shadow {
    /// What one input or one timer leads to.
    struct Turn {
        /// The record that its outcomes name as their cause.
        var cause: Position
        /// The place among the timers of the cause.
        var ordinal: UInt16
        /// The time of its records in the log.
        var time: Instant
        /// The place, among what was decided, of what comes next.
        var next = 0
        /// Whether what comes is compared; else the rest is only folded.
        var isJudged = true
        /// What begins it.
        var origin: Origin
        /// What is otherwise in it, so far.
        var difference: Difference?
        /// Whether it is about a requester who is erased.
        var isAboutErased = false

        /// What can begin a turn.
        enum Origin {
            /// An input.
            case input
            /// A timer that waits here too.
            case timer
            /// Something in the log that nothing here leads to.
            case unknown
        }
    }

    /// Whether a record belongs to the turn that was begun.
    func continuesTurn(_ record: LoggedRecord) -> Bool {
        guard let turn, record.header.isOutcome, record.header.cause == turn.cause,
            record.header.ordinal == turn.ordinal, record.time == turn.time
        else { return false }
        guard turn.isJudged, turn.next == outcomes.list.count else { return true }
        // All that was decided is there: it is one too many, unless a timer of that name fires now.
        let timer = pendingTimer(TimerName(record.header))
        return timer.map { $0.due > record.time } ?? true
    }

    /// Ends the turn: what the log lacks of it is told, and the difference is noted.
    ///
    /// - Parameter record: what stands where the rest should; nothing at the log's end.
    mutating func endTurn(before record: LoggedRecord?) {
        guard let ended = turn else { return }
        if ended.isJudged, ended.next < outcomes.list.count {
            let decided = outcomes.list[ended.next]
            differ(
                Difference(
                    position: position + 1,
                    time: outcomes.time,
                    kind: .missing,
                    logged: Side(text: record.map(Self.json) ?? Self.nothing()),
                    decided: side(decided, at: position + 1)
                )
            )
            turn?.difference?.records += outcomes.list.count - ended.next - 1
        }
        noteTurn()
    }

    /// Ends the turn, whatever it lacks.
    mutating func noteTurn() {
        if let turn, let difference = turn.difference {
            let name = TimerName(armedAt: turn.cause, ordinal: turn.ordinal)
            if turn.origin == .timer, let timer = pendingTimer(name), timer.due <= turn.time {
                answered.insert(name)
            }
            if turn.isAboutErased { report.erased += 1 } else { note(difference) }
        }
        turn = nil
        pass = RoutingPass()
    }

    /// Begins the turn of an input, which is decided on the past as it stands in the log.
    mutating func begin(with input: Input, _ record: LoggedRecord) {
        passOver(until: record.time, at: record)
        turn = Turn(cause: record.position, ordinal: 0, time: record.time, origin: .input)
        outcomes.restart(next: record.position + 1, time: record.time)
        report.inputs += 1
    }

    /// Decides an input, and compares how it is written.
    mutating func judge(_ input: Input, _ record: LoggedRecord, _ bytes: UnsafeRawBufferPointer) {
        let reason: String
        let kind: Kind
        do throws(Refusal) {
            let verdict = try rules.decide(
                input,
                at: record.time,
                position: record.position,
                in: state,
                into: &outcomes
            )
            switch verdict {
            case .decided:
                unsafe judgeReading(of: input, record, bytes)
                return
            case .repeated(let earlier):
                kind = .repeated
                reason = Self.nothing("it repeats record \(earlier)")
            }
        } catch {
            kind = .refused
            reason = Self.nothing("refused as \(error.slug)")
        }
        differ(Difference(record, kind, decided: Side(text: reason)))
        turn?.isJudged = false
    }

    private mutating func judgeReading(
        of input: Input,
        _ record: LoggedRecord,
        _ bytes: UnsafeRawBufferPointer
    ) {
        batch.removeAll()
        batch.begin(RecordHeader(input, at: record.time))
        input.encode(into: &batch.payload)
        batch.end()
        guard unsafe !isSame(as: bytes, record) else { return }
        let read = Side(type: input.name, text: json(at: record.position))
        differ(Difference(record, .readOtherwise, decided: read))
    }

    /// Compares an outcome with what was decided.
    mutating func judge(_ record: LoggedRecord, _ bytes: UnsafeRawBufferPointer) {
        guard let now = turn else { return }
        guard now.isJudged else {
            turn?.difference?.records += 1
            return
        }
        guard now.next < outcomes.list.count else {
            let kind = now.origin == .unknown ? Kind.fired : .added
            differ(Difference(record, kind, decided: Side(text: Self.nothing())))
            turn?.isJudged = false
            return
        }
        let decided = outcomes.list[now.next]
        turn?.next += 1
        write(decided)
        if unsafe isSame(as: bytes, record) {
            report.sameOutcomes += 1
            return
        }
        differ(Difference(record, .otherwise, decided: side(decided, at: record.position)))
        // Another kind of record: what follows has no counterpart to be compared with.
        turn?.isJudged =
            decided.outcome.type == record.header.type
            && decided.interaction == record.interaction
    }

    /// Notes a difference in the turn; behind its first one they are only counted.
    mutating func differ(_ difference: Difference) {
        guard turn?.difference == nil else {
            turn?.difference?.records += 1
            return
        }
        turn?.difference = difference
    }

    /// Counts a difference, and keeps it when it is one of the first.
    mutating func note(_ difference: Difference) {
        report.differenceCount += 1
        let subject = Subject(
            kind: difference.kind,
            logged: difference.logged.name,
            decided: difference.decided.name
        )
        report.counts[subject, default: 0] += 1
        if report.differences.count < kept { report.differences.append(difference) }
    }
}

extension Shadow.Difference {
    /// One that shows at a record.
    init(_ record: LoggedRecord, _ kind: Shadow.Kind, decided: Shadow.Side) {
        self.init(
            position: record.position,
            time: record.time,
            kind: kind,
            logged: Shadow.Side(
                rule: record.rule,
                type: record.event.name,
                text: Shadow.json(record)
            ),
            decided: decided
        )
    }
}
