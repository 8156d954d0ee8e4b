import Scheduler
import Vocabulary

extension DecisionState {
    /// Folds an outcome of routing in.
    mutating func route(
        _ outcome: Outcome,
        _ id: InteractionID,
        at position: Position,
        time: Instant
    ) {
        switch outcome {
        case .workItemOffered(let offer): self.offer(offer, id, at: position, time: time)
        case .offerEnded(let end): self.end(end, id)
        case .agentPresenceChanged(let change):
            routing.change(change.agent) { $0.presence = change.presence }
        case .workItemWaits(let wait): self.wait(wait, id, at: position, time: time)
        case .waitEnded(let end): self.end(end, id)
        case .queueOpened(let opening): turn(opening.queue, open: true, at: position, time: time)
        case .queueClosed(let closing): turn(closing.queue, open: false, at: position, time: time)
        default: break
        }
    }

    private mutating func offer(
        _ offer: WorkItemOffered,
        _ id: InteractionID,
        at position: Position,
        time: Instant
    ) {
        guard var item = routing.items[id] else {
            preconditionFailure("only what waits is offered")
        }
        routing.stopAwaiting(id, item)
        routing.hide(id, item)
        item.offeredTo = offer.agent
        item.reason = nil
        item.refused.append(offer.agent)
        routing.items[id] = item
        routing.change(offer.agent) { $0.offers.append(id) }
        changeTimers(of: id) { timers, list in
            timers.cancel(list: &list) { $0.kind == .affinity || $0.kind == .exclusion }
            timers.arm(
                PendingTimer(
                    .offer,
                    due: time + offer.timeout,
                    armedAt: position,
                    ordinal: 0,
                    subject: offer.agent.rawValue,
                    duration: offer.timeout,
                    interaction: id
                ),
                list: &list
            )
        }
    }

    private mutating func end(_ end: OfferEnded, _ id: InteractionID) {
        guard var item = routing.items[id] else {
            preconditionFailure("only what waits is offered")
        }
        item.offeredTo = .none
        if end.end == .rejected,
            routing.rejectReasons.contains(where: { $0.reason == end.reason && !$0.reassignable })
        {
            item.excluded.append(end.agent)
        }
        if end.end == .withdrawn { item.refused.removeAll { $0 == end.agent } }
        routing.items[id] = item
        routing.change(end.agent) { $0.offers.removeAll { $0 == id } }
        routing.offerAgain(id)
        changeTimers(of: id) { timers, list in
            timers.cancel(list: &list) { $0.kind == .offer }
        }
    }

    private mutating func wait(
        _ wait: WorkItemWaits,
        _ id: InteractionID,
        at position: Position,
        time: Instant
    ) {
        guard var item = routing.items[id] else {
            preconditionFailure("only what is in a queue waits in it")
        }
        routing.stopAwaiting(id, item)
        item.reason = wait.reason
        if wait.reason == .outOfHours { item.toldHours = true }
        routing.items[id] = item
        if wait.reason == .awaitsPreferred {
            routing.hide(id, item)
            routing.agents[item.preferred]?.awaited.append(id)
        } else {
            routing.offerAgain(id)
        }
        guard wait.until != .zero else { return }
        let kind = wait.reason.timer
        changeTimers(of: id) { timers, list in
            timers.cancel(list: &list) { $0.kind == kind }
            timers.arm(
                PendingTimer(
                    kind,
                    due: wait.until,
                    armedAt: position,
                    ordinal: 0,
                    duration: wait.until - time,
                    interaction: id
                ),
                list: &list
            )
        }
    }

    private mutating func end(_ end: WaitEnded, _ id: InteractionID) {
        changeTimers(of: id) { timers, list in
            timers.cancel(list: &list) { $0.kind == end.wait.timer }
        }
        guard var item = routing.items[id] else { return }
        routing.stopAwaiting(id, item)
        if item.reason == .awaitsPreferred { item.reason = nil }
        switch end.wait {
        case .round:
            // Who is asked at this moment has been asked in the new round.
            item.refused = item.offeredTo.isNone ? [] : [item.offeredTo]
            item.round += 1
        case .affinity: item.affinityOver = true
        case .exclusion: break
        case .queueWait: item.isOverdue = true
        }
        routing.items[id] = item
        routing.offerAgain(id)
    }

    /// Changes the timers of an active interaction.
    mutating func changeTimers(
        of id: InteractionID,
        _ change: (inout PendingTimers, inout PendingTimers.Slot) -> Void
    ) {
        guard let slot = slot(of: id), var interaction = slots[Int(slot)].take() else {
            preconditionFailure("only an active interaction has timers")
        }
        change(&timers, &interaction.timers)
        slots[Int(slot)] = interaction
    }
}

extension WaitReason {
    /// What a wait with an end ends with: a new round, unless it is for somebody.
    fileprivate var timer: TimerKind {
        switch self {
        case .awaitsPreferred: .affinity
        case .excluded: .exclusion
        default: .round
        }
    }
}

extension RoutingWait {
    /// What tells that the wait is over.
    var timer: TimerKind {
        switch self {
        case .round: .round
        case .affinity: .affinity
        case .exclusion: .exclusion
        case .queueWait: .queueWait
        }
    }
}
