import Decisions
import Engine
import Vocabulary

extension WorkloadGenerator {
    /// Anything that can happen, the usual more often.
    mutating func nextInput() -> Input {
        if !scheduled.isEmpty, later.chance(3) {
            return .scheduledMessageCancelled(
                ScheduledMessageCancelled(message: later.pick(scheduled), by: anyAgent())
            )
        }
        switch random.below(100) {
        case ..<28: return anySMS()
        case ..<44:
            return .agentReplied(
                AgentReplied(
                    agent: anyAgent(),
                    interaction: anyInteraction(),
                    body: "answer",
                    idempotencyKey: anyKey(),
                    overrideReason: anyReason(),
                    sendAt: anyMomentToSend()
                )
            )
        case ..<52: return anyCompose()
        case ..<60:
            return .nextInteractionTaken(
                NextInteractionTaken(agent: anyAgent(), queue: anyQueue())
            )
        case ..<62:
            return .interactionAssignedByHand(
                InteractionAssignedByHand(interaction: anyInteraction(), agent: anyAgent())
            )
        case ..<66:
            let toAgent = random.chance(50)
            return .interactionTransferred(
                InteractionTransferred(
                    interaction: anyInteraction(),
                    agent: toAgent ? anyAgent() : .none,
                    queue: toAgent ? .none : anyQueue(),
                    note: "please"
                )
            )
        case ..<74:
            return .interactionStateRequested(
                InteractionStateRequested(
                    interaction: anyInteraction(),
                    state: random.pick(InteractionState.allCases),
                    by: anyAgent()
                )
            )
        case ..<81: return anyConversationDetail()
        case ..<84 where !sent.isEmpty: return anyReport(of: random.pick(sent))
        case ..<84: return anyConversationDetail()
        case ..<86: return anyResumption()
        case ..<88 where !held.isEmpty: return anyTakingUp()
        case ..<89 where !ledger.state.actions.isEmpty:
            let action = random.pick(ledger.state.actions).definition.action
            return .messagingActionDeleted(MessagingActionDeleted(action: action))
        case ..<91 where !sent.isEmpty: return anyReport(of: random.pick(sent))
        case ..<94: return anyRequest()
        default: return anyEdit()
        }
    }

    /// What is held waits for its application to be on again.
    private mutating func anyTakingUp() -> Input {
        if random.chance(50), var off = ledger.state.applications.first(where: { !$0.active }) {
            off.active = true
            return .providerApplicationSet(off)
        }
        return .heldMessageTakenUp(HeldMessageTakenUp(message: random.pick(held)))
    }

    private mutating func anyKey() -> String {
        switch random.below(10) {
        case 0: "k\(1 + random.below(keys + 1))"
        case 1...3: newKey()
        default: ""
        }
    }

    private mutating func anySMS() -> Input {
        if random.chance(10), !providerIDs.isEmpty {
            let earlier = random.pick(providerIDs)
            return .smsReceived(
                SMSReceived(
                    application: earlier.application,
                    from: earlier.from,
                    to: earlier.to,
                    body: "again",
                    providerMessageID: earlier.id
                )
            )
        }
        let application = random.pick(ledger.state.applications)
        let to = random.chance(3) ? Self.address("+15550000000") : application.number
        let consent: ConsentSignal =
            random.chance(8) ? random.pick(ConsentSignal.allCases) : .none
        if parts.chance(12) { return anyPart(application, to) }
        return .smsReceived(
            SMSReceived(
                application: application.application,
                from: random.chance(3) ? .anonymous : random.pick(Self.requesters),
                to: to,
                body: random.chance(15) ? random.pick(ConsentPhrase.all).body : "message",
                providerMessageID: random.chance(60) ? newKey() : "",
                consent: consent
            )
        )
    }

    /// A part of a message: few references and texts, so that parts meet, come again and contradict.
    private mutating func anyPart(_ application: ProviderApplicationSet, _ to: Address) -> Input {
        let count = 2 + parts.below(2)
        let part = "\(parts.below(2)):\(1 + parts.below(count))/\(count)"
        return .smsReceived(
            SMSReceived(
                application: application.application,
                from: Self.requesters[parts.below(2)],
                to: to,
                body: parts.chance(80) ? "part \(part) " : "another ",
                providerMessageID: parts.chance(30) ? newKey() : "",
                part: part
            )
        )
    }

    private mutating func anyCompose() -> Input {
        let fromPool = random.chance(30)
        return .agentInitiatedSMS(
            AgentInitiatedSMS(
                agent: anyAgent(),
                from: fromPool ? .anonymous : random.pick(ledger.state.applications).number,
                to: random.pick(Self.requesters),
                requester: anyPerson(),
                body: "hello",
                origin: random.chance(5) ? anyInteraction() : .none,
                idempotencyKey: anyKey(),
                pool: fromPool ? "pool" : "",
                overrideReason: anyReason(),
                sendAt: anyMomentToSend()
            )
        )
    }

    /// Mostly at once; else soon, or within hours that may be quiet, or where there is no such moment.
    private mutating func anyMomentToSend() -> Instant {
        switch later.below(20) {
        case 0: now + .seconds(Int64(1 + later.below(600)))
        case 1: now + .minutes(Int64(later.below(1_200)))
        case 2 where later.chance(10): now
        default: .zero
        }
    }

    private mutating func anyReason() -> String {
        later.chance(25) ? "asked to be called" : ""
    }

    private mutating func anyRequest() -> Input {
        .interactionRequested(
            InteractionRequested(
                application: random.pick(ledger.state.applications).application,
                queue: random.chance(60) ? anyQueue() : .none,
                by: anyAgent(),
                requester: random.chance(40) ? random.pick(Self.requesters) : .anonymous,
                context: random.chance(50) ? "{\"case\":1}" : "",
                contextTable: random.chance(30) ? "incident" : "",
                contextDocument: String(random.below(5)),
                idempotencyKey: anyKey()
            )
        )
    }

    private mutating func anyConversationDetail() -> Input {
        let interaction = anyInteraction()
        switch random.below(8) {
        case 0:
            return .agentJoined(AgentJoined(interaction: interaction, agent: anyAgent()))
        case 1: return .agentLeft(AgentLeft(interaction: interaction, agent: anyAgent()))
        case 2:
            return .noteWritten(
                NoteWritten(interaction: interaction, agent: anyAgent(), body: "note")
            )
        case 3:
            return .shortDescriptionSet(
                ShortDescriptionSet(interaction: interaction, text: "about \(random.below(3))")
            )
        case 4:
            return .profileReassociated(
                ProfileReassociated(
                    interaction: random.chance(50) ? interaction : .none,
                    address: random.pick(Self.requesters),
                    person: anyPerson()
                )
            )
        case 5:
            return .consentRecorded(
                ConsentRecorded(
                    requester: random.pick(Self.requesters),
                    company: random.pick(ledger.state.applications).number,
                    optedOut: random.chance(50)
                )
            )
        case 6:
            return .virtualAgentReplied(
                VirtualAgentReplied(interaction: interaction, body: "beep")
            )
        default:
            return .virtualAgentHandedOff(
                VirtualAgentHandedOff(interaction: interaction, queue: anyQueue(), reason: "stuck")
            )
        }
    }

    /// The daemon was away: since some moment between the last look at the clock and now, or, if its
    /// last sign of life was early, shortly before that look.
    private mutating func anyResumption() -> Input {
        let last = max(steps.last?.time ?? now, ledger.lastTime)
        now = max(now, last) + .seconds(Int64(random.below(90)))
        let from = Instant(rawValue: last.rawValue - Int64(random.chance(30) ? 700 : 0))
        return .serviceResumed(ServiceResumed(from: from))
    }

    private mutating func anyReport(
        of sent: (message: MessageID, pair: AddressPair, isAnswer: Bool)
    ) -> Input {
        let message = sent.message
        return switch random.below(8) {
        case 0...2:
            .sendAttempted(
                SendAttempted(
                    message: message,
                    attempt: UInt64(1 + random.below(3)),
                    requester: sent.pair.requester,
                    company: sent.pair.company,
                    isConsentAnswer: sent.isAnswer
                )
            )
        case 3: .sendAccepted(SendAccepted(message: message, providerMessageID: newKey()))
        case 4: .sendFailed(SendFailed(message: message, final: random.chance(50)))
        case 5: .sendUncertain(SendUncertain(message: message))
        case 6: .effectExpired(EffectExpired(message: message))
        default: .deliveryReported(DeliveryReported(message: message, status: .delivered))
        }
    }
}
