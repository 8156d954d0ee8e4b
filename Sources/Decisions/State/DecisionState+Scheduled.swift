import Scheduler
import Vocabulary

extension DecisionState {
    /// Remembers what a scheduled message is, without its text.
    mutating func keepScheduled(_ input: Input, at position: Position) {
        switch input {
        case .agentInitiatedSMS(let message) where message.sendAt != .zero:
            scheduled[MessageID(position)] = ScheduledMessage(
                agent: message.agent,
                pair: AddressPair(requester: message.to, company: message.from),
                interaction: .none,
                requester: message.requester,
                meant: person(behind: message.to),
                overrideReason: message.overrideReason
            )
        case .agentReplied(let reply) where reply.sendAt != .zero:
            guard let active = active(reply.interaction) else {
                preconditionFailure("an answer is scheduled in an active interaction")
            }
            scheduled[MessageID(position)] = ScheduledMessage(
                agent: reply.agent,
                pair: active.pair,
                interaction: reply.interaction,
                requester: active.openedFor,
                meant: active.openedFor,
                overrideReason: reply.overrideReason
            )
        default: break
        }
    }

    /// Arms the timer of a scheduled message.
    mutating func schedule(_ set: MessageScheduled, at position: Position, time: Instant) {
        let pair = AddressPair(requester: set.requester, company: set.company)
        // A number of a pool was chosen after the input that names the pool.
        scheduled[set.message]?.pair = pair
        scheduledByPair[pair, default: []].append(set.message)
        armScheduled(set.message, due: set.sendAt, armedAt: position, duration: set.sendAt - time)
    }

    /// Moves the timer of a scheduled message to the end of quiet hours.
    mutating func hold(_ held: ScheduledMessageHeld, armedAt: Position, time: Instant) {
        armScheduled(held.message, due: held.until, armedAt: armedAt, duration: held.until - time)
    }

    /// A scheduled message is sent or never will be.
    mutating func endScheduled(_ message: MessageID) {
        guard var ended = scheduled.removeValue(forKey: message) else {
            preconditionFailure("a scheduled message ends once")
        }
        timers.cancel(list: &ended.timers) { _ in true }
        scheduledByPair[ended.pair]?.removeAll { $0 == message }
        if scheduledByPair[ended.pair]?.isEmpty == true { scheduledByPair[ended.pair] = nil }
    }

    private mutating func armScheduled(
        _ message: MessageID,
        due: Instant,
        armedAt: Position,
        duration: Milliseconds
    ) {
        guard var entry = scheduled[message] else {
            preconditionFailure("what is scheduled was written before")
        }
        timers.cancel(list: &entry.timers) { _ in true }
        timers.arm(
            PendingTimer(
                .scheduledMessage,
                due: due,
                armedAt: armedAt,
                ordinal: 0,
                subject: message.rawValue,
                duration: duration,
                interaction: entry.interaction
            ),
            list: &entry.timers
        )
        scheduled[message] = entry
    }
}
