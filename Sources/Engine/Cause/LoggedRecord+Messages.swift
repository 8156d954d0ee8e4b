import Vocabulary

extension LoggedRecord {
    /// Whether the record is a message: the text of somebody, whole, or of the system.
    var isMessage: Bool {
        switch event {
        case .input(.smsReceived), .input(.agentReplied), .input(.agentInitiatedSMS),
            .input(.virtualAgentReplied), .outcome(.systemMessageAdded), .outcome(.smsPartsJoined):
            true
        case .input(.virtualAgentStepped(let step)): !step.body.isEmpty
        case .outcome(.messageJoined(let joining)): joining.message == MessageID(position)
        default: false
        }
    }

    /// The messages that the record says something of.
    var messages: [MessageID] {
        switch event {
        case .input(let input): messages(of: input)
        case .outcome(let outcome): messages(of: outcome)
        }
    }

    private func messages(of input: Input) -> [MessageID] {
        switch input {
        case .sendAttempted(let send): [send.message]
        case .sendAccepted(let send): [send.message]
        case .sendFailed(let send): [send.message]
        case .sendUncertain(let send): [send.message]
        case .effectExpired(let effect): [effect.message]
        case .deliveryReported(let report): [report.message]
        case .uncertainSendResolved(let choice): [choice.message]
        case .mediaStored(let medium): [medium.message]
        case .mediaRefused(let medium): [medium.message]
        case .heldMessageTakenUp(let taking): [taking.message]
        case .scheduledMessageCancelled(let wish): [wish.message]
        case .virtualAgentStepped(let step): [step.message]
        default: []
        }
    }

    private func messages(of outcome: Outcome) -> [MessageID] {
        switch outcome {
        case .messageJoined(let joining): [joining.message]
        case .smsHeld(let holding): [holding.message]
        case .consentChanged(let change): [change.message]
        case .messageScheduled(let set): [set.message]
        case .scheduledMessageHeld(let held): [held.message]
        case .scheduledMessageEnded(let end): [end.message, end.sentAs]
        case .quietHoursOverridden(let override): [override.message]
        case .senderChosen(let choice): [choice.message]
        case .revocationSuspected(let suspicion): [suspicion.message]
        case .smsPartHeld(let holding): [holding.message]
        case .smsPartsJoined(let joining): joining.parts
        case .smsPartsRepeated(let repeating): repeating.parts
        case .uncertainSendSettled(let end): [end.message]
        default: []
        }
    }

    /// The message that the record says was or was not delivered, where nothing more is to come of it.
    var settledMessage: MessageID? {
        switch event {
        case .input(.sendFailed(let send)) where send.final: send.message
        case .input(.effectExpired(let effect)): effect.message
        case .input(.deliveryReported(let report)):
            switch report.status {
            case .delivered, .undelivered, .failed, .expired: report.message
            default: nil
            }
        case .outcome(.uncertainSendSettled(let end)) where end.resolution == .dropped: end.message
        default: nil
        }
    }
}
