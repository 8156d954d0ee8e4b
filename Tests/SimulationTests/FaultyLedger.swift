import Decisions
import Engine
import EventLog
import Scheduler
import TestSupport
import Vocabulary

/// Mistakes that an engine can make with its timers; each is planted and must be found.
enum Fault: String, CaseIterable {
    /// A timer that is due at the very time of an input fires behind it: `<` for `<=`.
    case strictlyBefore
    /// Of timers that are due at the same time, the one that a dictionary shows first fires first.
    case dictionaryOrder
    /// One timer fires where all that are due should.
    case drainOnce
    /// What a timer does has the time at which the engine got round to it.
    case timeIsNow
    /// An answer does not cancel the other side's wait.
    case forgottenCancel
    /// After a restart the waits begin anew.
    case rearmedFromNow
}

/// An engine written again from the page, with a fault of choice in it; without one it writes the same
/// bytes as `Ledger`.
final class FaultyLedger {
    let log: MemoryLog
    private let fault: Fault?
    private var state: DecisionState
    private var timers = TimerModel()
    private var lastTime = Instant.zero
    private var outcomes = Outcomes()
    private var batch = RecordBatch()

    private var next: Position { log.lastPosition + 1 + Position(batch.count) }

    init(identity: LogIdentity, fault: Fault?) {
        log = MemoryLog(identity: identity)
        self.fault = fault
        state = DecisionState(sysIDKey: SysIDKey(high: identity.high, low: identity.low))
        timers.forgetsToCancel = fault == .forgottenCancel
    }

    /// Runs a workload, restarting where it is told to.
    static func run(
        _ workload: Workload,
        _ fault: Fault?,
        restartAfter: (Int) -> Bool = { _ in false }
    ) throws -> FaultyLedger {
        let ledger = FaultyLedger(identity: workload.identity, fault: fault)
        for (index, step) in workload.steps.enumerated() {
            if let input = step.input {
                try ledger.admit(input, at: step.time)
            } else {
                try ledger.advance(to: max(step.time, ledger.lastTime))
            }
            if restartAfter(index) { ledger.restart(at: step.time) }
        }
        return ledger
    }

    private func admit(_ input: Input, at wall: Instant) throws {
        var input = input
        var time = max(wall, lastTime)
        let end = time
        if case .serviceResumed(var outage) = input {
            if outage.to == .zero { outage.to = end }
            outage.from = max(outage.from, lastTime)
            guard outage.from <= outage.to else { return }
            time = outage.from
            input = .serviceResumed(outage)
        }
        try advance(to: time)
        outcomes.restart(next: next + 1, time: time)
        do throws(Refusal) {
            let verdict = try state.decide(input, at: time, position: next, into: &outcomes)
            guard case .decided = verdict else { return }
        } catch {
            return
        }
        let position = next
        batch.begin(
            RecordHeader(
                isOutcome: false,
                type: input.type,
                typeVersion: input.version,
                rule: 0,
                ordinal: 0,
                time: time.rawValue,
                cause: 0,
                interaction: input.interaction.rawValue
            )
        )
        input.encode(into: &batch.payload)
        batch.end()
        state.apply(input, at: position, time: time)
        timers.fold(.input(input), about: .none, at: position, time: time)
        lastTime = time
        try writeOutcomes(cause: position, ordinal: 0, time: time)
        if case .serviceResumed = input { try advance(to: end) }
    }

    private func advance(to time: Instant) throws {
        while let timer = nextTimer(by: time) {
            let moment = max(fault == .timeIsNow ? time : timer.due, lastTime)
            _ = timers.end(armedAt: timer.armedAt, ordinal: timer.ordinal)
            outcomes.restart(next: next, time: moment)
            FiringTimer(timer).decide(in: state, &outcomes)
            for decided in outcomes.list {
                switch decided.outcome {
                case .messagingActionHeld(let held): timers.hold(timer, until: held.until)
                case .scheduledMessageHeld(let held): timers.hold(timer, until: held.until)
                default: break
                }
            }
            try writeOutcomes(cause: timer.armedAt, ordinal: timer.ordinal, time: moment)
            if fault == .drainOnce { return }
        }
    }

    private func nextTimer(by time: Instant) -> PendingTimer? {
        guard let first = timers.first else { return nil }
        guard fault == .strictlyBefore ? first.due < time : first.due <= time else { return nil }
        guard fault == .dictionaryOrder else { return first }
        return Set(timers.pending.filter { $0.due == first.due }).first
    }

    private func writeOutcomes(cause: Position, ordinal: UInt16, time: Instant) throws {
        for decided in outcomes.list {
            let position = next
            batch.begin(
                RecordHeader(
                    isOutcome: true,
                    type: decided.outcome.type,
                    typeVersion: decided.outcome.version,
                    rule: decided.rule.rawValue,
                    ordinal: ordinal,
                    time: time.rawValue,
                    cause: cause,
                    interaction: decided.interaction.rawValue
                )
            )
            decided.outcome.encode(into: &batch.payload)
            batch.end()
            state.apply(
                decided.outcome,
                about: decided.interaction,
                at: position,
                time: time,
                cause: cause,
                ordinal: ordinal
            )
            timers.fold(
                .outcome(decided.outcome),
                about: decided.interaction,
                at: position,
                time: time
            )
            lastTime = time
        }
        _ = try log.append(batch)
        batch.removeAll()
    }

    private func restart(at now: Instant) {
        guard fault == .rearmedFromNow else { return }
        timers.replace { timer in
            var begun = timer
            begun.due = now + timer.duration
            return begun
        }
    }
}
