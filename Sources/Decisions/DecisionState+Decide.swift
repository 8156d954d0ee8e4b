public import Vocabulary

extension DecisionState {
    /// Decides what follows from an input, and changes nothing: the outcomes are folded in afterwards.
    ///
    /// It has no clock, no chance and no way to anything outside: the same state, input, time and
    /// position always give the same outcomes.
    /// - Parameters:
    ///   - input: what happened.
    ///   - time: when it was admitted; no timer that is due by then is pending.
    ///   - position: the position that the input's record will have.
    ///   - outcomes: where the outcomes are added, restarted at the position behind the input's.
    /// - Returns: whether it stands in the log, or repeats an earlier one.
    /// - Throws: why nothing of it may reach the log.
    public func decide(
        _ input: Input,
        at time: Instant,
        position: Position,
        into outcomes: inout Outcomes
    ) throws(Refusal) -> Verdict {
        switch input {
        case .smsReceived(let message):
            return message.decide(in: self, at: time, position: position, &outcomes)
        case .agentInitiatedSMS(let command):
            if let earlier = repeated(command.agent, command.idempotencyKey, at: time) {
                return .repeated(of: earlier)
            }
            try command.checkText()
            let initiation = try AgentInitiation(
                command,
                as: MessageID(position),
                in: self,
                at: time
            )
            guard command.sendAt == .zero else {
                try initiation.schedule(in: self, &outcomes)
                break
            }
            initiation.decide(in: self, &outcomes)
        case .agentReplied(let reply):
            if let earlier = repeated(reply.agent, reply.idempotencyKey, at: time) {
                return .repeated(of: earlier)
            }
            try reply.checkText()
            try reply.decide(in: self, at: time, as: MessageID(position), &outcomes)
        case .virtualAgentReplied(let reply):
            try reply.decide(in: self, position: position, &outcomes)
        case .virtualAgentHandedOff(let handoff): try handoff.decide(in: self, &outcomes)
        case .virtualAgentStepped(let step):
            try step.decide(in: self, at: time, position: position, &outcomes)
        // What scripts said is kept; it decides nothing by itself (row X5).
        case .extensionAnswered: break
        case .nextInteractionTaken(let taking): try taking.decide(in: self, &outcomes)
        case .interactionAssignedByHand(let assignment): try assignment.decide(in: self, &outcomes)
        case .interactionTransferred(let transfer): try transfer.decide(in: self, &outcomes)
        case .interactionStateRequested(let request): try request.decide(in: self, &outcomes)
        case .agentJoined(let joining): try joining.decide(in: self, &outcomes)
        case .agentLeft(let leaving): try leaving.decide(in: self, &outcomes)
        case .noteWritten(let note):
            try note.body.checkAsMessage()
            _ = try agent(note.agent)
            _ = try interaction(note.interaction)
        case .shortDescriptionSet(let change): try change.check(in: self)
        case .profileReassociated(let change): try change.decide(in: self, &outcomes)
        case .interactionRequested(let request):
            if let earlier = repeated(request.by, request.seenID, at: time) {
                return .repeated(of: earlier)
            }
            return try request.decide(in: self, at: time, &outcomes)
        case .heldMessageTakenUp(let taking): try taking.decide(in: self, at: time, &outcomes)
        case .consentRecorded(let wish): wish.decide(in: self, &outcomes)
        case .sendAttempted(let attempt): try attempt.check(in: self)
        case .sendAccepted(let acceptance): try acceptance.message.checkNamed()
        case .sendFailed(let failure): try failure.message.checkNamed()
        case .sendUncertain(let doubt): try doubt.decide(in: self, &outcomes)
        case .effectExpired(let expiry): try expiry.message.checkNamed()
        // A receipt that names no message of ours is kept and counted (row Y5).
        case .deliveryReported: break
        case .scheduledMessageCancelled(let wish): try wish.decide(in: self, &outcomes)
        case .numberZonesSet(let set): try set.check(in: self)
        case .settingsChanged(let settings): try settings.check(in: self)
        case .serviceResumed(let outage):
            guard outage.from <= outage.to else { throw .outageEndsBeforeItBegins }
        case .providerApplicationSet(let application): try application.check(in: self)
        case .queueSet(let queue):
            try queue.check(in: self)
            let calendar = routing.calendars.first { $0.calendar == queue.calendar && $0.active }
            changeHours(
                of: queue.queue.orMade(at: position),
                to: queue.active ? calendar : nil,
                at: time,
                &outcomes
            )
        case .timeZoneSet(let set):
            try set.check()
            changeHours(with: set, at: time, &outcomes)
        case .calendarSet(let calendar):
            try checkRouting(input)
            for queue in queues where queue.calendar == calendar.calendar && queue.active {
                let hours = calendar.active ? calendar : nil
                changeHours(of: queue.queue, to: hours, at: time, &outcomes)
            }
        case .messagingActionSet(let action): try action.check(in: self)
        case .messagingActionDeleted(let deletion): try deletion.check(in: self)
        case .userPasswordSet(let change):
            guard users[change.user] != nil else { throw .unknownUser }
        case .sendingPaused(let pause): try pause.application.check(in: self)
        case .sendingResumed(let resumption): try resumption.application.check(in: self)
        case .uncertainSendResolved(let choice): try choice.decide(in: self, &outcomes)
        case .mediaStored(let medium): try medium.check(in: self)
        case .mediaRefused(let medium): try checkAwaited(medium.message, medium.index)
        case .userSet(let user): try user.check(in: self)
        case .webhookSet(let set): try set.check(in: self)
        case .webhookDeleted(let deletion): try deletion.webhook.check(in: self)
        case .webhookPaused(let pause): try pause.webhook.check(in: self)
        case .webhookResumed(let resumption): try resumption.check(in: self, at: position)
        case .webhookSecretRenewed(let renewal): try renewal.webhook.check(in: self)
        case .requesterErased(let erasure): try erasure.decide(in: self, &outcomes)
        case .consumerSet(let consumer): try consumer.check(in: self)
        case .contactSet(let contact): try contact.check(in: self)
        case .workItemAccepted(let acceptance): try acceptance.decide(in: self, &outcomes)
        case .workItemRejected(let rejection): try rejection.decide(in: self, &outcomes)
        case .presenceChanged(let change): try change.decide(in: self, &outcomes)
        default: try checkRouting(input)
        }
        return .decided
    }

    private func repeated(_ agent: UserID, _ key: String, at time: Instant) -> Position? {
        key.isEmpty ? nil : seen.position(of: SeenKey(domain: agent.rawValue, id: key), at: time)
    }
}

extension ApplicationID {
    /// Sending is paused and resumed of an application that there is.
    func check(in state: borrowing DecisionState) throws(Refusal) {
        guard state.application(self) != nil else { throw .unknownApplication }
    }
}

extension MessageID {
    /// What became of a send is always said of a message.
    func checkNamed() throws(Refusal) {
        guard !isNone else { throw .messageMissing }
    }
}

extension Input {
    /// The interaction that the input itself is about; none when only its outcomes know.
    public var interaction: InteractionID {
        switch self {
        case .agentReplied(let reply): reply.interaction
        case .virtualAgentReplied(let reply): reply.interaction
        case .virtualAgentHandedOff(let handoff): handoff.interaction
        case .interactionAssignedByHand(let assignment): assignment.interaction
        case .interactionTransferred(let transfer): transfer.interaction
        case .interactionStateRequested(let request): request.interaction
        case .agentJoined(let joining): joining.interaction
        case .agentLeft(let leaving): leaving.interaction
        case .noteWritten(let note): note.interaction
        case .shortDescriptionSet(let change): change.interaction
        case .profileReassociated(let change): change.interaction
        case .workItemAccepted(let acceptance): acceptance.interaction
        case .workItemRejected(let rejection): rejection.interaction
        case .virtualAgentStepped(let step): step.interaction
        case .extensionAnswered(let answer): answer.interaction
        default: .none
        }
    }
}
