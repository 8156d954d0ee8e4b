import Engine
import EventLog
import Vocabulary

extension Story {
    /// What an outcome says.
    func text(_ outcome: Outcome, _ record: LoggedRecord) -> String {
        switch outcome {
        case .interactionOpened(let opening):
            "\(opening.number.interactionNumber) opens for \(name(opening.openedFor))"
                + " (\(opening.profileRule.name))"
        case .interactionQueued(let queueing):
            "waits in the queue \(name(queueing.queue)) since \(queueing.waitingSince)"
        case .interactionAssigned(let assignment):
            assignment.responder == .virtualAgent
                ? "is the virtual agent's" : "is \(name(assignment.agent))'s"
        case .interactionStateChanged(let change):
            "goes from \(change.from.word) to \(change.to.word)"
        case .interactionClosed(let closing): "closes as \(closing.state.word): \(closing.reason)"
        case .messageJoined(let message):
            "the message joins" + (message.armed.isEmpty ? "" : ", \(timers(message, record))")
        case .systemMessageAdded(let message):
            "system message (\(message.sent ? "sent" : "for agents only")): \"\(message.body)\""
        case .liveGroupMemberJoined(let joining):
            "\(joining.member == .virtualAgent ? "the virtual agent" : name(joining.agent)) takes part"
        case .liveGroupMemberLeft(let leaving):
            "\(leaving.member == .virtualAgent ? "the virtual agent" : name(leaving.agent))"
                + " no longer takes part"
        case .channelUserProfileCreated(let creation):
            "\(creation.address.text) is tied to \(name(creation.person))"
        case .channelUserProfileDeactivated(let end): "the profile ends: \(end.reason)"
        case .channelUserProfileTied(let tie):
            "the profile goes from \(name(tie.former)) to \(name(tie.person))"
        case .interactionOpenedForChanged(let change): "it is for \(name(change.person)) now"
        case .messagingActionFired(let firing):
            "\(name(firing.action)) fires: \(firing.kind.word)"
                + (firing.scheduledFor == .zero ? "" : " (was due \(firing.scheduledFor))")
        case .messagingActionSkipped(let skipping):
            "\(name(skipping.action)) does nothing: \(skipping.reason)"
        case .smsRefused(let refusal): "the message is refused: \(refusal.reason)"
        case .smsHeld(let holding): "the message is held: \(holding.reason)"
        case .consentChanged(let change):
            change.optedOut
                ? "no more messages to \(change.requester.text)"
                : "messages to \(change.requester.text) again"
        case .revocationSuspected:
            "it sounds like a wish for no more messages: a person is to decide"
        case .workItemOffered(let offer):
            "is offered to \(name(offer.agent)) until \(record.time + offer.timeout),"
                + " one of \(offer.candidates) with room"
        case .offerEnded(let end):
            "the offer to \(name(end.agent)) has ended: \(end.end.word)"
                + (end.reason.isNone ? "" : ", \(name(end.reason))")
        case .agentPresenceChanged(let change):
            "\(name(change.agent)) is \(change.presence.isNone ? "offline" : name(change.presence)):"
                + " \(change.reason)"
        case .workItemWaits(let wait):
            "nobody is asked: \(wait.reason.word)"
                + (wait.until == .zero ? "" : ", until \(wait.until)")
        case .waitEnded(let end): "the wait has ended: \(end.wait.word)"
        case .queueOpened(let opening): "the hours of \(name(opening.queue)) begin"
        case .queueClosed(let closing): "the hours of \(name(closing.queue)) end"
        case .smsPartHeld(let holding):
            "part \(holding.part) waits for the others"
                + (holding.wait == .zero ? "" : " until \(record.time + holding.wait)")
        case .smsPartsJoined(let joining):
            "\(joining.parts.count) of \(joining.count) parts become one message"
                + (joining.missing.isEmpty ? "" : " (missing \(joining.missing))")
                + ": \"\(joining.body)\""
        case .smsPartsRepeated(let repeating):
            "the parts repeat the message #\(repeating.message.position)"
        case .quietHoursOverridden(let override):
            "\(name(override.agent)) writes within quiet hours (\(override.localTime) there, until"
                + " \(override.until)): \(override.reason)"
        case .messagingActionHeld(let held):
            "\(name(held.action)) waits for the end of quiet hours (\(held.localTime) there),"
                + " \(held.until)"
        case .messageScheduled(let set):
            "the message of \(name(set.agent)) is to be sent at \(set.sendAt)"
                + (set.quietUntil == .zero
                    ? "" : ", within quiet hours that end at \(set.quietUntil)")
        case .scheduledMessageHeld(let held):
            "the scheduled message #\(held.message.position) waits for the end of quiet hours"
                + " (\(held.localTime) there), \(held.until)"
        case .scheduledMessageEnded(let end): self.end(end)
        case .uncertainSendSettled(let end):
            "what nobody knows of #\(end.message.position) is settled: \(end.resolution.word)"
        case .senderChosen(let choice):
            "of the pool \(choice.pool) it is sent from \(choice.company.text):"
                + " \(choice.reason.word)"
        }
    }

    private func end(_ end: ScheduledMessageEnded) -> String {
        let message = "the scheduled message #\(end.message.position)"
        return switch end.end {
        case .sent: "\(message) is sent"
        case .refused: "\(message) is not sent: \(end.reason)"
        case .cancelled: "\(name(end.by)) cancels \(message)"
        case .interactionClosed: "\(message) ends with the interaction"
        case .optedOut: "\(message) ends: the requester wants no more messages"
        }
    }

    private func timers(_ message: MessageJoined, _ record: LoggedRecord) -> String {
        message.armed.map { "\(name($0.action)) at \(record.time + $0.duration)" }
            .joined(separator: ", ")
    }
}
