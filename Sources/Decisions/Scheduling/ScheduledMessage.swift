import Scheduler
import Vocabulary

/// A message that an agent wrote and that is to be sent later, without its text (row Y8).
struct ScheduledMessage: Hashable, Sendable {
    /// Who wrote it.
    let agent: UserID
    /// Who is written to, and from where.
    var pair: AddressPair
    /// The interaction that it answers in; none for one from Compose SMS.
    let interaction: InteractionID
    /// Whom the agent picked in Compose SMS.
    let requester: Person
    /// Whom the number spoke for when it was written.
    let meant: Person
    /// Why quiet hours are no obstacle; empty for no reason.
    let overrideReason: String
    /// The list of its one timer.
    var timers = PendingTimers.end
}

extension DecisionState {
    /// How far ahead a message can be scheduled.
    static let scheduleMax = Milliseconds.days(35)
    /// How many messages can wait for one pair.
    static let scheduledMax = 20

    /// Row Y8: a message is scheduled for a moment that comes, not too far away, and not too many are.
    func checkSchedule(
        _ pair: AddressPair,
        sendAt: Instant,
        at time: Instant
    ) throws(Refusal) {
        guard sendAt > time, sendAt - time <= Self.scheduleMax else { throw .sendAtOutOfRange }
        guard (scheduledByPair[pair]?.count ?? 0) < Self.scheduledMax else {
            throw .tooManyScheduled
        }
    }

    /// What records about a scheduled message are about: the conversation that it would join now.
    func place(of scheduled: ScheduledMessage) -> InteractionID {
        scheduled.interaction.isNone
            ? active(scheduled.pair)?.id ?? .none : scheduled.interaction
    }

    /// Row Y8: messages that were to be sent in an interaction end with it; those from Compose SMS
    /// open another one at their time.
    func endScheduled(in interaction: ActiveInteraction, _ outcomes: inout Outcomes) {
        for message in scheduledByPair[interaction.pair] ?? []
        where scheduled[message]?.interaction == interaction.id {
            end(message, as: .interactionClosed, .y8, &outcomes)
        }
    }

    /// Row Y8: nothing that was scheduled is sent to somebody who wants no more messages.
    func endScheduled(of pair: AddressPair, _ outcomes: inout Outcomes) {
        for message in scheduledByPair[pair] ?? [] {
            end(message, as: .optedOut, .y8, &outcomes)
        }
    }

    func end(
        _ message: MessageID,
        as end: ScheduleEnd,
        by: UserID = .none,
        problem: Refusal? = nil,
        _ rule: Rule,
        _ outcomes: inout Outcomes
    ) {
        guard let scheduled = scheduled[message] else {
            preconditionFailure("only a message that waits for its time ends")
        }
        outcomes.add(
            .scheduledMessageEnded(
                ScheduledMessageEnded(
                    message: message,
                    end: end,
                    agent: scheduled.agent,
                    by: by,
                    problem: problem?.slug ?? "",
                    reason: problem?.description ?? ""
                )
            ),
            rule,
            place(of: scheduled)
        )
    }
}

extension ScheduledMessageCancelled {
    /// Row Y8: its author, a supervisor or an administrator cancels a message that waits for its time.
    func decide(in state: borrowing DecisionState, _ outcomes: inout Outcomes) throws(Refusal) {
        guard let scheduled = state.scheduled[message] else { throw .notScheduled }
        if scheduled.agent != by {
            guard let user = state.users[by], user.active else { throw .unknownUser }
            guard !user.roles.allSatisfy({ $0 != .supervisor && $0 != .admin }) else {
                throw .notTheAuthor
            }
        }
        state.end(message, as: .cancelled, by: by, .y8, &outcomes)
    }
}
