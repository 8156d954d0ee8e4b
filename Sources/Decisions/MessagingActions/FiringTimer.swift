public import Scheduler
import Vocabulary

/// A wait has ended: its kind says which rules decide what happens now.
///
/// For a messaging action (the page Rules, M1 to M8) its present definition counts (M8), then its filter
/// on the interaction as it stands at this moment (M3), then what it does (M4). Every end is an
/// outcome, also doing nothing.
public struct FiringTimer {
    let timer: PendingTimer

    /// Lets a timer fire.
    public init(_ timer: PendingTimer) {
        self.timer = timer
    }

    /// Decides what happens, at the time at which the timer was due.
    public func decide(in state: borrowing DecisionState, _ outcomes: inout Outcomes) {
        switch timer.kind {
        case .messagingAction: act(in: state, &outcomes)
        case .offer: offerTimesOut(in: state, &outcomes)
        case .round: waitEnds(.round, .w4, &outcomes)
        case .affinity: waitEnds(.affinity, .w3, &outcomes)
        case .exclusion: waitEnds(.exclusion, .m4, &outcomes)
        case .queueWait: waitEnds(.queueWait, .w6, &outcomes)
        case .queueHours: hoursChange(in: state, &outcomes)
        case .parts: partsWaitEnds(in: state, &outcomes)
        case .scheduledMessage: sendScheduled(in: state, &outcomes)
        }
    }

    private func act(in state: borrowing DecisionState, _ outcomes: inout Outcomes) {
        guard let interaction = state.active(timer.interaction) else {
            preconditionFailure("closing an interaction cancels its timers")
        }
        guard let action = current(in: state) else {
            skip(because: "action deleted", .m8, &outcomes)
            return
        }
        guard action.definition.active else {
            skip(because: "action deactivated", .m8, &outcomes)
            return
        }
        guard matches(action, interaction, state) else {
            skip(because: "filter does not match: " + action.definition.filter, .m3, &outcomes)
            return
        }
        switch action.definition.kind {
        case .promptAgent: promptAgent(action.definition, interaction, &outcomes)
        case .promptRequester: promptRequester(action.definition, interaction, state, &outcomes)
        case .reassign: reassign(action.definition, interaction, state, &outcomes)
        case .setState: setState(action.definition, interaction, state, &outcomes)
        }
    }

    func fire(_ action: MessagingActionSet, agent: UserID = .none, _ outcomes: inout Outcomes) {
        outcomes.add(
            .messagingActionFired(
                MessagingActionFired(
                    action: action.action,
                    event: timer.event,
                    kind: action.kind,
                    duration: timer.duration,
                    agent: agent,
                    text: action.kind == .promptAgent ? action.text : "",
                    scheduledFor: timer.scheduledFor
                )
            ),
            .m4,
            timer.interaction
        )
    }

    func skip(because reason: String, _ rule: Rule, _ outcomes: inout Outcomes) {
        outcomes.add(
            .messagingActionSkipped(
                MessagingActionSkipped(
                    action: timer.action,
                    event: timer.event,
                    duration: timer.duration,
                    reason: reason,
                    scheduledFor: timer.scheduledFor
                )
            ),
            rule,
            timer.interaction
        )
    }
}
