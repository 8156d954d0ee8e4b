import Decisions
import EventLog
import Vocabulary

extension CauseFold {
    /// Picks an input that is the message, is about it, or about its conversation while it waits.
    func take(_ input: Input, _ record: LoggedRecord) {
        let position = record.position
        if identifiers.contains(MessageID(position)) {
            causes.insert(position)
            pick(position, .message) { check(input, record.time, &$0) }
            return
        }
        let about = record.messages
        if about.contains(where: sent.contains) {
            causes.insert(position)
            pick(position, .sending) { check(input, record.time, &$0) }
        } else if about.contains(where: identifiers.contains) {
            causes.insert(position)
            pick(position, input.stage)
        } else if !chain.interaction.isNone, input.interaction == chain.interaction {
            takeLife(input, record)
        }
    }

    private func takeLife(_ input: Input, _ record: LoggedRecord) {
        switch (phase, input) {
        case (.waiting, .workItemAccepted), (.waiting, .workItemRejected),
            (.waiting, .interactionAssignedByHand), (.waiting, .interactionTransferred),
            (.waiting, .interactionStateRequested), (.waiting, .agentJoined),
            (.waiting, .agentLeft),
            (.waiting, .extensionAnswered), (.waiting, .virtualAgentStepped),
            (.waiting, .virtualAgentHandedOff), (.answeredByVirtualAgent, .virtualAgentHandedOff),
            (.answeredByVirtualAgent, .extensionAnswered):
            pick(record.position, input.stage)
        default: break
        }
    }

    /// Consent and quiet hours as they stood when somebody wanted to send, or something was sent.
    private func check(_ input: Input, _ time: Instant, _ findings: inout CauseChain.Findings) {
        switch input {
        case .agentReplied(let reply) where reply.sendAt == .zero:
            check(in: reply.interaction, time, &findings)
        case .agentInitiatedSMS(let sms) where sms.pool.isEmpty && sms.sendAt == .zero:
            let pair = AddressPair(requester: sms.to, company: sms.from)
            check(pair, for: sms.requester, time, &findings)
        case .sendAttempted(let attempt):
            guard let pair = pair(of: attempt) else { return }
            findings.consent = CauseChain.Consent(optedOutSince: state.optOut(pair))
        default: break
        }
    }

    /// The same for the conversation that a message is for.
    func check(
        in interaction: InteractionID,
        _ time: Instant,
        _ findings: inout CauseChain.Findings
    ) {
        guard let active = state.active(interaction) else { return }
        check(active.pair, for: active.openedFor, time, &findings)
    }

    /// The same for two addresses.
    func check(
        _ pair: AddressPair,
        for person: Person,
        _ time: Instant,
        _ findings: inout CauseChain.Findings
    ) {
        findings.consent = CauseChain.Consent(optedOutSince: state.optOut(pair))
        findings.quiet = CauseChain.Quiet(
            spell: state.quietSpell(of: pair, for: person, at: time),
            needsReason: state.needsReason(toWrite: pair, for: person, at: time)
        )
    }

    private func pair(of attempt: SendAttempted) -> AddressPair? {
        if attempt.requester != .anonymous {
            return AddressPair(requester: attempt.requester, company: attempt.company)
        }
        return pair
    }
}

extension Input {
    /// What an input is in a chain that it is not the message of.
    var stage: CauseChain.Stage {
        switch self {
        case .workItemAccepted, .workItemRejected, .interactionAssignedByHand,
            .interactionTransferred, .nextInteractionTaken, .presenceChanged:
            .routing
        case .virtualAgentStepped, .virtualAgentHandedOff, .virtualAgentReplied: .virtualAgent
        case .agentReplied, .agentInitiatedSMS: .answer
        case .mediaStored, .mediaRefused, .heldMessageTakenUp: .message
        default: .conversation
        }
    }
}
