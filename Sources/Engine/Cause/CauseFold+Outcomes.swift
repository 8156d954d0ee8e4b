import Decisions
import EventLog
import Vocabulary

extension CauseFold {
    /// Picks an outcome that the message has, that names it, or that moves its conversation on.
    func take(_ outcome: Outcome, _ record: LoggedRecord) {
        noteRequester(outcome, record)
        let isCaused = causes.contains(record.header.cause)
        let isBeside = isPresence(outcome) && beside == Beside(record)
        let isNamed = record.messages.contains(where: identifiers.contains)
        guard
            isCaused || isNamed || isBeside || isMeanwhile(outcome, record)
                || identifiers.contains(MessageID(record.position))
        else { return }
        beside = Beside(record)
        follow(outcome, record)
        let isDecided = isCaused || isNamed
        let place = stage(of: outcome, at: record.position, isCaused: isDecided)
        pick(record.position, place) { findings in
            explain(outcome, record, &findings)
        }
        // What somebody else did had this effect: it is told before it.
        if let input, record.header.cause == input.position {
            pick(input.position, isAnswer(record) ? .answer : stage(of: input))
        }
    }

    /// Which message of the requester's an agent's message follows; one behind the virtual agent's answer
    /// is a matter of its own.
    private func noteRequester(_ outcome: Outcome, _ record: LoggedRecord) {
        guard record.interaction == chain.interaction,
            case .messageJoined(let joining) = outcome, joining.author == .requester,
            !joining.isConsentWord
        else { return }
        if joinedAt == 0 { chain.follows = joining.message.position }
        if phase == .answeredByVirtualAgent { phase = .over }
    }

    /// Whether an outcome about the conversation belongs to the message while it waits for an answer.
    private func isMeanwhile(_ outcome: Outcome, _ record: LoggedRecord) -> Bool {
        guard !chain.interaction.isNone, record.interaction == chain.interaction else {
            return false
        }
        switch (phase, outcome) {
        case (.waiting, .messageJoined(let joining)),
            (.answeredByVirtualAgent, .messageJoined(let joining)):
            return joining.author != .requester && !joining.isConsentWord
        case (.answeredByVirtualAgent, .interactionQueued),
            (.answeredByVirtualAgent, .interactionClosed):
            return true
        case (.answeredByVirtualAgent, _): return answerCause == record.header.cause
        case (.waiting, _): return true
        default: return false
        }
    }

    /// Whether an outcome is about an agent, not a conversation: it counts beside one that does.
    private func isPresence(_ outcome: Outcome) -> Bool {
        guard case .agentPresenceChanged = outcome else { return false }
        return phase == .waiting
    }

    private func isAnswer(_ record: LoggedRecord) -> Bool {
        answerCause > 0 && record.header.cause == answerCause
    }

    /// Learns from an outcome of the chain how it goes on.
    private func follow(_ outcome: Outcome, _ record: LoggedRecord) {
        switch outcome {
        case .messageJoined(let joining): join(joining, record)
        case .systemMessageAdded(let message):
            if identifiers.contains(MessageID(record.position)) {
                chain.author = .system
                chain.interaction = record.interaction
                number()
            }
            if message.sent { follow(MessageID(record.position)) }
        case .smsPartHeld:
            causes.insert(record.position)
            phase = .kept
        case .smsPartsJoined(let joining):
            identifiers.insert(MessageID(record.position))
            // What follows came of the first part's wait or of the last part, whichever was asked about.
            causes.insert(record.header.cause)
            for part in joining.parts where identifiers.insert(part).inserted {
                pick(part.position, .message)
            }
            if phase == .kept { phase = .none }
        case .smsPartsRepeated: phase = .over
        case .messageScheduled:
            causes.insert(record.position)
            phase = .kept
        case .scheduledMessageEnded: if phase == .kept { phase = .over }
        case .smsHeld: phase = .kept
        case .interactionQueued where phase == .answeredByVirtualAgent: phase = .waiting
        case .interactionClosed where record.interaction == chain.interaction && joinedAt > 0:
            phase = .over
        default: break
        }
    }

    private func join(_ joining: MessageJoined, _ record: LoggedRecord) {
        let isScheduled = joining.message == MessageID(record.position)
        if identifiers.contains(joining.message)
            || isScheduled && causes.contains(record.header.cause)
        {
            identifiers.insert(joining.message)
            joinedAt = record.position
            causes.insert(record.position)
            chain.interaction = record.interaction
            chain.author = joining.author
            number()
            if joining.author == .requester {
                chain.follows = 0
                phase = joining.isConsentWord ? .over : .waiting
            } else {
                phase = .over
                follow(joining.message)
            }
            return
        }
        guard phase == .waiting || phase == .answeredByVirtualAgent else { return }
        if chain.answer == 0 || joining.author == .agent { chain.answer = record.position }
        answerCause = record.header.cause
        follow(joining.message)
        phase = joining.author == .virtualAgent ? .answeredByVirtualAgent : .over
    }

    private func number() {
        guard let active = state.active(chain.interaction) else { return }
        chain.number = active.number
        pair = active.pair
    }
}

extension CauseFold {
    /// What records have in common that one input or timer led to.
    struct Beside: Equatable {
        var cause: Position
        var ordinal: UInt16
        var time: Instant

        init(_ record: LoggedRecord) {
            cause = record.header.cause
            ordinal = record.header.ordinal
            time = record.time
        }
    }
}
