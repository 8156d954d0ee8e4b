import Decisions
import EventLog
import Scheduler
import Vocabulary

extension CauseFold {
    /// Waits that the message began and that have not ended.
    var pendingWaits: [PendingTimer] {
        guard joinedAt > 0 else { return [] }
        return state.timers(of: chain.interaction).filter { $0.armedAt == joinedAt }
    }

    /// Notes which waits a record ended: all of them when the message itself joins, else the message's own.
    func noteEnded(_ before: [PendingTimer], _ outcome: Outcome, _ record: LoggedRecord) {
        let after = Set(state.timers(of: record.interaction).map(\.place))
        let header = record.header
        let ended = before.filter { timer in
            timer.kind == .messagingAction && !after.contains(timer.place)
                && timer.place != TimerPlace(header.cause, header.ordinal)
                && (isOwn(outcome) || timer.armedAt == joinedAt && joinedAt > 0)
        }
        guard !ended.isEmpty else { return }
        if let input, header.cause == input.position { pick(input.position, .timer) }
        pick(record.position, .timer) { findings in
            findings.ended = ended.map {
                CauseChain.EndedWait(action: $0.action, armedAt: $0.armedAt, due: $0.due)
            }
        }
    }
}

/// What names a timer for as long as it is pending, also when its end moves.
private struct TimerPlace: Hashable {
    var armedAt: Position
    var ordinal: UInt16

    init(_ armedAt: Position, _ ordinal: UInt16) {
        self.armedAt = armedAt
        self.ordinal = ordinal
    }
}

extension PendingTimer {
    fileprivate var place: TimerPlace { TimerPlace(armedAt, ordinal) }
}
