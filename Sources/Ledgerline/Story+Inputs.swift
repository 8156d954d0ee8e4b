import Vocabulary

extension Story {
    /// What an input says.
    func text(_ input: Input) -> String {
        switch input {
        case .smsReceived(let sms):
            "\(sms.from.text.isEmpty ? "somebody" : sms.from.text) writes to \(sms.to.text):"
                + " \"\(sms.body)\"" + (sms.part.isEmpty ? "" : " (part \(sms.part))")
        case .agentInitiatedSMS(let sms):
            "\(name(sms.agent)) writes from"
                + " \(sms.pool.isEmpty ? sms.from.text : "the pool \(sms.pool)")"
                + " to \(sms.to.text)\(later(sms.sendAt)): \"\(sms.body)\""
        case .agentReplied(let reply):
            "\(name(reply.agent)) answers\(later(reply.sendAt)): \"\(reply.body)\""
        case .virtualAgentReplied(let reply): "the virtual agent answers: \"\(reply.body)\""
        case .virtualAgentHandedOff(let handoff): "the virtual agent hands off: \(handoff.reason)"
        case .nextInteractionTaken(let taking): "\(name(taking.agent)) takes the next one"
        case .interactionAssignedByHand(let given):
            "\(name(given.by)) gives it to \(name(given.agent))"
        case .interactionTransferred(let transfer):
            "\(name(transfer.by)) transfers it to "
                + (transfer.agent.isNone
                    ? "the queue \(name(transfer.queue))" : name(transfer.agent))
        case .interactionStateRequested(let request):
            "\(name(request.by)) asks for \(request.state.word)"
        case .agentJoined(let joining): "\(name(joining.agent)) is added to the conversation"
        case .agentLeft(let leaving): "\(name(leaving.agent)) leaves the conversation"
        case .noteWritten(let note): "\(name(note.agent)) notes: \"\(note.body)\""
        case .shortDescriptionSet(let change): "\(name(change.by)) describes it: \"\(change.text)\""
        case .profileReassociated(let change):
            "\(name(change.by)) says that the number is \(name(change.person))'s: \(change.reason)"
        case .heldMessageTakenUp(let taking): "\(name(taking.by)) takes up the held message"
        case .consentRecorded(let wish):
            "\(name(wish.by)) records that \(wish.requester.text) wants "
                + (wish.optedOut ? "no messages any more" : "messages again")
        case .sendAttempted(let send): "the outbox hands #\(send.message.position) to the provider"
        case .sendAccepted(let send): "the provider takes #\(send.message.position)"
        case .sendFailed(let send):
            "sending #\(send.message.position) failed\(send.final ? " for good" : ""): \(send.detail)"
        case .sendUncertain(let send):
            "nobody knows whether #\(send.message.position) was sent: \(send.detail)"
        case .effectExpired(let effect):
            "#\(effect.message.position) is not sent any more: \(effect.detail)"
        case .deliveryReported(let report):
            "the provider reports #\(report.message.position) as \(report.status.word)"
        case .serviceResumed(let outage):
            "the service is back after being away since \(outage.from)"
        case .settingsChanged(let change): "\(name(change.by)) changes the settings"
        case .providerApplicationSet(let set):
            "provider application \(set.name) is \(set.active ? "on" : "off") with \(set.number.text)"
        case .queueSet(let queue): "queue \(queue.name) is \(queue.active ? "on" : "off")"
        case .messagingActionSet(let action):
            "messaging action \(action.name) is \(action.active ? "on" : "off")"
        case .userSet(let user): "user \(user.userName) is set"
        case .consumerSet(let consumer): "consumer \(consumer.name) is set"
        case .contactSet(let contact): "contact \(contact.name) is set"
        case .messagingActionDeleted(let deletion):
            "messaging action \(name(deletion.action)) is deleted"
        case .interactionRequested(let request):
            "\(name(request.by)) asks for an interaction through another system"
        case .presenceChanged(let change):
            "\(name(change.agent)) is \(change.presence.isNone ? "offline" : name(change.presence))"
        case .workItemAccepted(let acceptance): "\(name(acceptance.agent)) accepts the work item"
        case .workItemRejected(let rejection):
            "\(name(rejection.agent)) rejects the work item"
                + (rejection.reason.isNone ? "" : ": \(name(rejection.reason))")
        case .extensionAnswered(let answer):
            "scripts say: "
                + answer.extensions.map { "\($0.script) \($0.point.word) \($0.result)" }
                .joined(separator: "; ")
        case .virtualAgentStepped(let step):
            "the virtual agent \(step.act.word.replacing("_", with: " "))"
                + (step.topic.isEmpty ? "" : " at \(step.topic)/\(step.step)")
                + (step.body.isEmpty ? "" : ": \"\(step.body)\"")
        default: routing(input)
        }
    }

    private func routing(_ input: Input) -> String {
        switch input {
        case .serviceChannelSet(let set):
            "service channel \(set.name) is \(set.active ? "on" : "off")"
        case .presenceStateSet(let set): "presence state \(set.name) is set"
        case .agentGroupSet(let set): "group \(set.name) has \(set.members.count) members"
        case .skillSet(let set): "skill \(set.name) is set"
        case .agentSettingsSet(let set): "capacity and skills of \(name(set.agent)) are set"
        case .assignmentRuleSet(let set): "assignment rule \(set.name) is set"
        case .timeZoneSet(let set): "the clocks of \(set.zone) are set"
        case .numberZonesSet(let set): "the time zones of \(set.zones.count) countries are set"
        case .scheduledMessageCancelled(let wish):
            "\(name(wish.by)) cancels the scheduled message #\(wish.message.position)"
        case .calendarSet(let set): "hours \(set.name) are set"
        case .rejectReasonSet(let set): "reject reason \(set.name) is set"
        case .wrapUpCodeSet(let set): "wrap-up code \(set.name) is set"
        case .responseTemplateSet(let set): "response template \(set.name) is set"
        case .userPasswordSet(let change):
            "\(name(change.by)) gives \(name(change.user)) a new password"
        case .sendingPaused(let pause):
            "\(name(pause.by)) pauses sending through \(name(pause.application))"
                + (pause.reason.isEmpty ? "" : ": \(pause.reason)")
        case .sendingResumed(let resumption):
            "\(name(resumption.by)) resumes sending through \(name(resumption.application))"
        case .webhookSet(let set): "outgoing webhook \(set.name) is \(set.active ? "on" : "off")"
        case .webhookDeleted(let deletion):
            "\(name(deletion.by)) deletes the outgoing webhook #\(deletion.webhook.position)"
        case .webhookPaused(let pause):
            "the outgoing webhook #\(pause.webhook.position) is paused by \(name(pause.by))"
                + (pause.reason.isEmpty ? "" : ": \(pause.reason)")
        case .webhookResumed(let resumption):
            "\(name(resumption.by)) resumes the outgoing webhook #\(resumption.webhook.position)"
                + (resumption.from == 0 ? "" : " from #\(resumption.from) on")
        case .webhookSecretRenewed(let renewal):
            "\(name(renewal.by)) gives the outgoing webhook #\(renewal.webhook.position) a new secret"
        case .requesterErased(let erasure):
            "\(name(erasure.by)) has the data of \(erasure.requester == .anonymous ? "a person" : "a requester")"
                + " erased: \(erasure.reason)"
        case .uncertainSendResolved(let choice):
            "\(name(choice.by)) decides about #\(choice.message.position):"
                + " \(choice.resolution.word)"
        case .mediaStored(let medium):
            "medium \(medium.index + 1) of #\(medium.message.position) is kept"
                + " (\(medium.mediaType), \(medium.size) bytes)"
        case .mediaRefused(let medium):
            "medium \(medium.index + 1) of #\(medium.message.position) is not kept:"
                + " \(medium.reason)"
        default: input.name
        }
    }

    private func later(_ sendAt: Instant) -> String { sendAt == .zero ? "" : ", for \(sendAt)" }
}
