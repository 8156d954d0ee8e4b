import Decisions
import EventLog
import Scheduler
import Vocabulary

/// Folds a log as it is, with the action as it is asked about, and follows the action's waits beside it.
///
/// Firing and arming are the rules' own (the page Rules, M1 to M8); a question that changes nothing gives
/// back exactly what stands in the log.
final class WhatIfFold {
    private let question: WhatIf
    private var state: DecisionState
    private var outcomes = Outcomes()
    private var report = WhatIf.Report()
    private var isKnown = false

    private var waits: [InteractionID: [WhatIfWait]] = [:]
    private var order = WhatIfOrder()
    /// Conversations that the action would have closed while the log goes on with them.
    private var aftermaths: [InteractionID: WhatIf.Aftermath] = [:]
    /// Conversations that the action closed and would not have, by now.
    private var lingering: Set<InteractionID> = []
    /// The same where nothing would ever close them; with the places of the differences that say so.
    private var leftOpen: [InteractionID: Int] = [:]
    /// The record by which the action last closed a conversation.
    private var closing: (armedAt: Position, ordinal: UInt16)?

    /// How many records pass between two looks at whether to go on.
    private static let stride: Position = 4_096

    init(_ question: WhatIf, _ log: any RecordLog) {
        self.question = question
        state = DecisionState(
            sysIDKey: SysIDKey(high: log.identity.high, low: log.identity.low)
        )
    }

    func run(
        _ log: any RecordLog,
        _ progress: (Position) -> Bool
    ) throws(WhatIf.Failure) -> WhatIf.Report {
        let last = log.lastPosition
        var failure: WhatIf.Failure?
        do throws(LedgerError) {
            unsafe try log.visit(from: 1, through: last) { position, bytes throws(LedgerError) in
                let record = unsafe try LoggedRecord(
                    position: position,
                    bytes: bytes,
                    skippingBodies: true
                )
                do throws(WhatIf.Failure) {
                    try take(record)
                } catch {
                    failure = error
                    return false
                }
                guard position % Self.stride == 0, !progress(position) else { return true }
                failure = .stopped
                return false
            }
        } catch {
            throw .ledger(error)
        }
        if let failure { throw failure }
        guard isKnown else { throw .unknownAction }
        end()
        return report
    }

    private func take(_ record: LoggedRecord) throws(WhatIf.Failure) {
        fireDue(before: record)
        report.last = record.position
        report.horizon = record.time
        switch record.event {
        case .input(let input): try take(input, record)
        case .outcome(let outcome):
            let began = arm(outcome, record)
            note(outcome, record)
            state.apply(record)
            follow(outcome, record, began)
        }
    }

    private func take(_ input: Input, _ record: LoggedRecord) throws(WhatIf.Failure) {
        guard case .messagingActionSet(var set) = input,
            set.action.orMade(at: record.position) == question.action
        else {
            state.apply(record)
            if case .serviceResumed(let outage) = input { postpone(outage) }
            return
        }
        isKnown = true
        report.before = set
        report.before.action = question.action
        let changed = question.change.applied(to: set)
        do throws(Refusal) {
            try state.check(changed)
        } catch {
            throw .refused(error)
        }
        set = changed
        report.after = set
        report.after.action = question.action
        state.apply(.messagingActionSet(set), at: record.position, time: record.time)
    }

    /// What a message begins in the history that is asked about; asked before the message is folded in.
    private func arm(_ outcome: Outcome, _ record: LoggedRecord) -> (
        ordinal: UInt16, wait: Milliseconds
    )? {
        guard case .messageJoined(let joining) = outcome, !joining.isConsentWord,
            aftermaths[record.interaction] == nil
        else { return nil }
        let armed = state.armed(by: joining.author, in: state.active(record.interaction))
        guard let ordinal = armed.firstIndex(where: { $0.action == question.action }) else {
            return nil
        }
        return (UInt16(ordinal), armed[ordinal].duration)
    }

    /// What the log says that the action did; noted before it is folded in.
    private func note(_ outcome: Outcome, _ record: LoggedRecord) {
        switch outcome {
        case .messagingActionFired(let fired) where fired.action == question.action:
            let definition = report.before
            let happening = WhatIf.Happening(
                time: record.time,
                kind: fired.kind,
                state: fired.kind == .setState ? definition.state : nil
            )
            change(record.interaction, record.header.cause) { $0.before = .ended(happening) }
            closing = (record.header.cause, record.header.ordinal)
        case .messagingActionSkipped(let skipped) where skipped.action == question.action:
            let happening = WhatIf.Happening(time: record.time, reason: skipped.reason)
            change(record.interaction, record.header.cause) { $0.before = .ended(happening) }
        case .interactionClosed:
            let isOwn = closing.map { $0 == (record.header.cause, record.header.ordinal) } ?? false
            if isOwn { foresee(record.interaction) }
        default: break
        }
    }

    private func follow(
        _ outcome: Outcome,
        _ record: LoggedRecord,
        _ began: (ordinal: UInt16, wait: Milliseconds)?
    ) {
        switch outcome {
        case .messageJoined(let joining): join(joining, record, began)
        case .interactionClosed:
            let stays = lingering.contains(record.interaction)
            changeAll(record.interaction) { wait in
                wait.before.cancel()
                if !stays || wait.foreseen == nil { wait.after.cancel() }
            }
        case .interactionOpened(let opening) where leftOpen[opening.previous] != nil:
            if let place = leftOpen.removeValue(forKey: opening.previous) {
                report.differences[place].continuedIn = record.interaction
                report.differences[place].continuedInNumber = opening.number
            }
        case .interactionOpened(let opening) where lingering.contains(opening.previous):
            // The pair goes on: what would have stayed open would have taken it up.
            lingering.remove(opening.previous)
            changeAll(opening.previous) { wait in
                guard wait.after.isPending else { return }
                wait.after.cancel()
                wait.continuedIn = record.interaction
                wait.continuedInNumber = opening.number
            }
        default: break
        }
    }

    private func join(
        _ joining: MessageJoined,
        _ record: LoggedRecord,
        _ began: (ordinal: UInt16, wait: Milliseconds)?
    ) {
        let id = record.interaction
        if aftermaths[id] != nil, joining.author == .requester || joining.author == .agent {
            aftermaths[id, default: WhatIf.Aftermath()].count(joining.author, at: record.time)
        }
        guard !joining.isConsentWord, let event = joining.author.begins else { return }
        let wasBegun = joining.armed.contains { $0.action == question.action }
        changeAll(id) { wait in
            if wait.event != event {
                wait.before.cancel()
                wait.after.cancel()
            } else {
                if wasBegun { wait.before.cancel() }
                if began != nil { wait.after.cancel() }
            }
        }
        guard wasBegun || began != nil, question.scope.includes(id, at: record.time),
            let interaction = state.active(id)
        else { return }
        let wait = WhatIfWait(
            interaction: id,
            number: interaction.number,
            event: event,
            armedAt: record.position,
            ordinal: began?.ordinal ?? 0,
            since: record.time,
            before: wasBegun ? .pending : .none,
            after: began == nil ? .none : .pending,
            due: record.time + (began?.wait ?? .zero)
        )
        waits[id, default: []].append(wait)
        if began != nil { order.add(wait) }
    }
}

// MARK: - Firing

extension WhatIfFold {
    /// Lets every wait end that is due before a record happens, in the order of timers.
    private func fireDue(before record: LoggedRecord) {
        let header = record.header
        while let first = order.first {
            let isBefore =
                first.due < record.time
                || first.due == record.time
                    && (!header.isOutcome
                        || (first.armedAt, first.ordinal) <= (header.cause, header.ordinal))
            guard isBefore else { return }
            order.removeFirst()
            fire(first)
        }
    }

    private func fire(_ entry: WhatIfOrder.Entry) {
        guard let list = waits[entry.interaction],
            let wait = list.first(where: { $0.armedAt == entry.armedAt }),
            wait.after.isPending, wait.due == entry.due
        else { return }
        let happening: WhatIf.Happening
        switch wait.foreseen.map(Decision.happens) ?? decide(wait) {
        case .happens(let decided): happening = decided
        case .waits(let end):
            change(wait.interaction, wait.armedAt) { held in
                held.hold(until: end)
                order.add(held)
            }
            return
        }
        change(wait.interaction, wait.armedAt) { $0.after = .ended(happening) }
        guard happening.state?.isClosed == true else { return }
        if lingering.remove(wait.interaction) == nil {
            aftermaths[wait.interaction] = WhatIf.Aftermath()
        }
        changeAll(wait.interaction) { $0.after.cancel() }
    }

    /// What the rules say when a wait ends.
    private enum Decision {
        case happens(WhatIf.Happening)
        /// Quiet hours hold it (row Y7).
        case waits(until: Instant)
    }

    /// What the rules say when a wait ends, on the conversation as it stands.
    private func decide(_ wait: WhatIfWait) -> Decision {
        precondition(state.active(wait.interaction) != nil, "closing a conversation ends its waits")
        outcomes.restart(next: report.last + 1, time: wait.due)
        let timer = PendingTimer(
            due: wait.due,
            armedAt: wait.armedAt,
            ordinal: wait.ordinal,
            event: wait.event,
            action: question.action,
            duration: wait.due - wait.since,
            interaction: wait.interaction,
            scheduledFor: wait.scheduledFor
        )
        FiringTimer(timer).decide(in: state, &outcomes)
        var happening = WhatIf.Happening(time: wait.due)
        for decided in outcomes.list {
            switch decided.outcome {
            case .messagingActionFired(let fired): happening.kind = fired.kind
            case .messagingActionSkipped(let skipped): happening.reason = skipped.reason
            case .messagingActionHeld(let held): return .waits(until: held.until)
            default: break
            }
        }
        if happening.kind == .setState { happening.state = report.after.state }
        return .happens(happening)
    }

    /// The action closes a conversation that it would not have closed by now: what its waits would do
    /// later is decided on the conversation as it stands.
    private func foresee(_ id: InteractionID) {
        guard aftermaths[id] == nil else { return }
        if let last = report.differences.last, last.interaction == id, last.after == nil {
            leftOpen[id] = report.differences.count - 1
        }
        guard let list = waits[id] else { return }
        for wait in list where wait.after.isPending {
            var ending = wait
            while ending.foreseen == nil {
                switch decide(ending) {
                case .happens(let happening): ending.foreseen = happening
                case .waits(let end): ending.hold(until: end)
                }
            }
            change(id, wait.armedAt) { $0 = ending }
            if ending.due != wait.due { order.add(ending) }
            lingering.insert(id)
        }
    }

    /// An outage moves a requester's silence that would have ended in it.
    private func postpone(_ outage: ServiceResumed) {
        let end = outage.to + state.settings.resumeGrace
        for id in waits.keys {
            changeAll(id) { wait in
                guard wait.after.isPending, wait.event == .agentMessageWithoutRequesterResponse,
                    wait.due > outage.from, wait.due <= outage.to
                else { return }
                wait.hold(until: end)
                order.add(wait)
            }
        }
    }
}

// MARK: - Waits

extension WhatIfFold {
    private func change(
        _ id: InteractionID,
        _ armedAt: Position,
        _ change: (inout WhatIfWait) -> Void
    ) {
        changeAll(id) { wait in
            if wait.armedAt == armedAt { change(&wait) }
        }
    }

    /// Changes a conversation's waits; those that have ended in both histories are counted and leave.
    private func changeAll(_ id: InteractionID, _ change: (inout WhatIfWait) -> Void) {
        guard var list = waits.removeValue(forKey: id) else { return }
        for place in list.indices { change(&list[place]) }
        for wait in list where wait.isSettled { settle(wait) }
        list.removeAll(where: \.isSettled)
        if !list.isEmpty { waits[id] = list }
    }

    private func settle(_ wait: WhatIfWait) {
        report.happened.count(wait.before)
        report.wouldHave.count(wait.after)
        if let difference = wait.difference(nil) { report.differences.append(difference) }
    }

    private func end() {
        for list in waits.values {
            for wait in list { settle(wait) }
        }
        report.differences.sort { $0.armedAt < $1.armedAt }
        for place in report.differences.indices
        where report.differences[place].after?.state?.isClosed == true {
            let id = report.differences[place].interaction
            report.differences[place].aftermath = aftermaths[id]
        }
    }
}

extension WhatIf.Aftermath {
    fileprivate mutating func count(_ author: Author, at time: Instant) {
        if author == .requester { requesterMessages += 1 } else { agentMessages += 1 }
        if first == .zero { first = time }
    }
}

extension Author {
    /// The wait that a message of this side begins, ending the other side's.
    fileprivate var begins: MessagingEvent? {
        switch self {
        case .requester: .requesterMessageWithoutAgentResponse
        case .agent: .agentMessageWithoutRequesterResponse
        case .virtualAgent, .system: nil
        }
    }
}
