import Decisions
import EventLog
import Vocabulary

extension CauseFold {
    /// What an input is that had an effect on the chain.
    func stage(of input: LoggedRecord) -> CauseChain.Stage {
        guard case .input(let event) = input.event else { return .conversation }
        return event.stage
    }

    /// What an outcome is in the chain; what the message itself led to is decided.
    func stage(
        of outcome: Outcome,
        at position: Position,
        isCaused: Bool
    ) -> CauseChain.Stage {
        switch outcome {
        case .workItemOffered, .workItemWaits, .waitEnded, .offerEnded, .agentPresenceChanged:
            return .routing
        case .interactionQueued, .interactionAssigned, .liveGroupMemberJoined,
            .liveGroupMemberLeft:
            return isCaused ? .decision : .routing
        case .messagingActionFired, .messagingActionSkipped, .messagingActionHeld: return .timer
        case .messageJoined(let joining) where !identifiers.contains(joining.message):
            return .answer
        case .uncertainSendSettled: return .sending
        case .systemMessageAdded where identifiers.contains(MessageID(position)): return .message
        default: return isCaused ? .decision : .conversation
        }
    }

    /// What the log does not say of an outcome, on the state before it.
    func explain(
        _ outcome: Outcome,
        _ record: LoggedRecord,
        _ findings: inout CauseChain.Findings
    ) {
        let id = record.interaction
        switch outcome {
        case .workItemOffered(let offer): findings.routing = explain(id, offer.agent, record.time)
        case .interactionAssigned(let assignment) where record.rule == .w4:
            let explained = explain(id, assignment.agent, record.time)
            // Who accepts an offer was asked before: that is where it is explained.
            if explained?.obstacle == nil { findings.routing = explained }
        case .workItemWaits:
            findings.routing = state.explainRouting(of: id, at: record.time)
        case .interactionQueued where record.rule == .w6:
            findings.routing = state.explainRouting(of: id, at: record.time)
        case .senderChosen(let choice):
            guard case .input(.agentInitiatedSMS(let sms)) = input?.event else { return }
            let pair = AddressPair(requester: sms.to, company: choice.company)
            check(pair, for: sms.requester, record.time, &findings)
        case .messageJoined(let joining)
        where joining.message == MessageID(record.position) && joining.author == .agent:
            // A scheduled one is judged when its time has come.
            check(in: id, record.time, &findings)
        default: break
        }
    }

    private func explain(
        _ id: InteractionID,
        _ agent: UserID,
        _ time: Instant
    ) -> RoutingExplanation? {
        let explained = state.explainRouting(of: id, at: time)
        if explained?.firstEligible == agent || explained?.obstacle != nil { return explained }
        return state.explainRouting(of: id, seeker: agent, at: time)
    }
}
