import Scheduler
public import Vocabulary

extension DecisionState {
    /// Folds an outcome in.
    ///
    /// - Parameters:
    ///   - outcome: the outcome of a record.
    ///   - interaction: the interaction that the record is about.
    ///   - position: the record's position, which names what the outcome makes.
    ///   - time: the record's time.
    ///   - cause: the position of the record that caused it: for a timer, the one that armed it.
    ///   - ordinal: the timer's ordinal.
    public mutating func apply(
        _ outcome: Outcome,
        about interaction: InteractionID,
        at position: Position,
        time: Instant,
        cause: Position,
        ordinal: UInt16
    ) {
        switch outcome {
        case .interactionOpened(let opening): open(opening, interaction, time: time)
        case .interactionQueued(let queueing):
            queue(queueing, interaction, at: position, time: time)
        case .interactionAssigned(let assignment):
            assign(assignment, interaction, at: position)
        case .interactionStateChanged(let change):
            update(interaction, at: position) { $0.state = change.to }
            park(interaction, isParked: change.to != .queued)
        case .interactionClosed: close(interaction)
        case .messageJoined(let message):
            if message.author == .requester, !message.isConsentWord {
                topics[interaction]?.unanswered.append(message.message)
            }
            join(message, interaction, at: position, time: time)
        case .liveGroupMemberJoined(let joining):
            guard joining.member == .agent else { return }
            update(interaction) { $0.members.append(joining.agent) }
        case .liveGroupMemberLeft(let leaving):
            guard leaving.member == .agent else { return }
            update(interaction) { $0.members.removeAll { $0 == leaving.agent } }
        case .channelUserProfileCreated(let creation):
            profiles[creation.address] = KnownProfile(
                id: ProfileID(position),
                person: creation.person,
                active: true
            )
        case .channelUserProfileDeactivated(let end): profiles[end.address]?.active = false
        case .channelUserProfileTied(let tie): profiles[tie.address]?.person = tie.person
        case .interactionOpenedForChanged(let change):
            // It follows its address's profile, which may be a new one.
            let profile = active(interaction).flatMap { profiles[$0.pair.requester]?.id }
            update(interaction) {
                $0.openedFor = change.person
                $0.profile = profile ?? $0.profile
            }
        case .smsHeld(let holding):
            held[holding.message] = HeldMessage(
                pair: AddressPair(requester: holding.requester, company: holding.company),
                application: holding.application,
                isConsentWord: holding.isConsentWord
            )
        case .consentChanged(let change):
            let pair = AddressPair(requester: change.requester, company: change.company)
            optedOut[pair] = change.optedOut ? time : nil
        case .messagingActionFired, .messagingActionSkipped:
            endTimer(armedAt: cause, ordinal: ordinal, of: interaction)
        case .workItemOffered, .offerEnded, .agentPresenceChanged, .workItemWaits, .waitEnded,
            .queueOpened, .queueClosed:
            route(outcome, interaction, at: position, time: time)
        case .messagingActionHeld(let held):
            postponeTimer(armedAt: cause, ordinal: ordinal, of: interaction, to: held)
        case .messageScheduled(let set): schedule(set, at: position, time: time)
        case .scheduledMessageHeld(let held): hold(held, armedAt: cause, time: time)
        case .scheduledMessageEnded(let end): endScheduled(end.message)
        case .uncertainSendSettled(let end): uncertain[end.message] = nil
        case .smsPartHeld(let holding): hold(holding, at: position, time: time)
        case .smsPartsJoined(let joining): joinParts(joining, at: position, time: time)
        case .smsPartsRepeated(let repeating): dropParts(repeating)
        case .senderChosen(let choice): sendersChosen[choice.application] = position
        case .smsRefused: waitingMedia[MessageID(cause)] = nil
        case .systemMessageAdded, .revocationSuspected, .quietHoursOverridden: break
        }
    }

    mutating func update(_ id: InteractionID, _ change: (inout ActiveInteraction) -> Void) {
        guard let slot = slot(of: id), var interaction = slots[Int(slot)].take() else {
            preconditionFailure("an outcome is about an active interaction")
        }
        change(&interaction)
        slots[Int(slot)] = interaction
    }

    /// Changes who has an interaction or where it stands, and so what its agents can do.
    private mutating func update(
        _ id: InteractionID,
        at position: Position,
        _ change: (inout ActiveInteraction) -> Void
    ) {
        var former = AgentHold.nobody
        var next = AgentHold.nobody
        update(id) { interaction in
            former = interaction.hold
            change(&interaction)
            next = interaction.hold
        }
        if former != next { routing.move(id, from: former, to: next, at: position) }
    }

    /// What waits and is put on hold is offered to nobody until it waits again.
    private mutating func park(_ id: InteractionID, isParked: Bool) {
        guard var item = routing.items[id] else { return }
        routing.dequeue(id)
        item.refused.removeAll { $0 == item.offeredTo }
        item.offeredTo = .none
        item.reason = nil
        item.isParked = isParked
        routing.items[id] = item
        routing.offerAgain(id)
        changeTimers(of: id) { timers, list in
            timers.cancel(list: &list) { $0.kind.isWorkItems && $0.kind != .queueWait }
        }
    }

    private mutating func open(
        _ opening: InteractionOpened,
        _ id: InteractionID,
        time: Instant
    ) {
        let interaction = ActiveInteraction(id: id, opened: opening, at: time)
        let hasPair = !interaction.pair.isNone
        precondition(
            !hasPair || slot(of: interaction.pair) == nil,
            "one active interaction for each pair"
        )
        let slot: UInt32
        if let free = freeSlots.popLast() {
            slot = free
            slots[Int(slot)] = interaction
        } else {
            slot = UInt32(slots.count)
            slots.append(interaction)
        }
        if hasPair {
            pairIndex.insert(slot, interaction.pair.stableHash) {
                slots[Int($0)]?.pair.stableHash ?? 0
            }
        }
        idIndex.insert(slot, id.stableHash) { slots[Int($0)]?.id.stableHash ?? 0 }
        lastNumber = max(lastNumber, opening.number)
    }

    private mutating func queue(
        _ queueing: InteractionQueued,
        _ id: InteractionID,
        at position: Position,
        time: Instant
    ) {
        leaveLine(id)
        topics[id] = nil
        let former = active(id)?.assignedTo ?? .none
        update(id, at: position) {
            $0.state = .queued
            $0.responder = .nobody
            $0.assignedTo = .none
            $0.queue = queueing.queue
            $0.waitingSince = queueing.waitingSince
            $0.excluded = queueing.excluded
            $0.excludedUntil = queueing.excludedUntil
            $0.skills = queueing.skills
        }
        let entry = WaitingLine.Entry(since: queueing.waitingSince, interaction: id)
        lines[queueing.queue, default: WaitingLine()].insert(entry)
        endWaits(of: id)
        routing.enqueue(id, queueing, from: former)
        guard queueing.maxWait > .zero else { return }
        changeTimers(of: id) { timers, list in
            timers.arm(
                PendingTimer(
                    .queueWait,
                    due: time + queueing.maxWait,
                    armedAt: position,
                    ordinal: 0,
                    subject: queueing.queue.rawValue,
                    duration: queueing.maxWait,
                    interaction: id
                ),
                list: &list
            )
        }
    }

    private mutating func endWaits(of id: InteractionID) {
        guard let interaction = active(id), interaction.timers != PendingTimers.end else { return }
        changeTimers(of: id) { timers, list in
            timers.cancel(list: &list) { $0.kind.isWorkItems }
        }
    }

    private mutating func assign(
        _ assignment: InteractionAssigned,
        _ id: InteractionID,
        at position: Position
    ) {
        leaveLine(id)
        topics[id] = assignment.responder == .virtualAgent ? TopicState() : nil
        endWaits(of: id)
        routing.dequeue(id)
        update(id, at: position) {
            $0.state = .workInProgress
            $0.responder = assignment.responder
            $0.assignedTo = assignment.agent
            $0.excluded = .none
            $0.excludedUntil = .zero
            if assignment.responder == .virtualAgent {
                $0.skills = assignment.skills
                $0.queue = assignment.queue
            }
        }
    }

    private mutating func close(_ id: InteractionID) {
        leaveLine(id)
        topics[id] = nil
        guard let slot = slot(of: id), let interaction = slots[Int(slot)] else {
            preconditionFailure("only an active interaction is closed")
        }
        var list = interaction.timers
        timers.cancel(list: &list) { _ in true }
        routing.dequeue(id)
        if interaction.hold != .nobody {
            routing.move(id, from: interaction.hold, to: .nobody, at: 0)
        }
        if !interaction.pair.isNone {
            pairIndex.remove(slot, interaction.pair.stableHash) {
                slots[Int($0)]?.pair.stableHash ?? 0
            }
            lastByPair[interaction.pair] = PastInteraction(
                id: id,
                agent: interaction.assignedTo,
                conversedAt: max(
                    interaction.conversedAt,
                    lastByPair[interaction.pair]?.conversedAt ?? .zero
                )
            )
        }
        idIndex.remove(slot, id.stableHash) { slots[Int($0)]?.id.stableHash ?? 0 }
        slots[Int(slot)] = nil
        freeSlots.append(slot)
    }

    private mutating func leaveLine(_ id: InteractionID) {
        guard let slot = slot(of: id), let interaction = slots[Int(slot)],
            interaction.responder == .nobody, interaction.waitingSince != .zero
        else { return }
        let entry = WaitingLine.Entry(since: interaction.waitingSince, interaction: id)
        lines[interaction.queue]?.remove(entry)
    }
}
