public import Vocabulary

/// What routing has to look at again after an input or a timer, and then does, one offer at a time.
///
/// The engine tells it each record before folding it, then lets it decide until nothing is left: what
/// waits is offered to agents with room, and who has room gets what waits. Its outcomes have the
/// cause of what it follows, in the same commit. With no queue that gives work it costs nothing.
public struct RoutingPass: Sendable {
    private enum Work: Hashable, Sendable {
        case item(InteractionID)
        case agent(UserID)
        case queue(QueueID)
    }

    private var work: ContiguousArray<Work> = []
    private var start = 0

    /// Makes one that has nothing to do.
    public init() {}

    /// Whether anything is left to look at.
    public var isDone: Bool { start == work.count }

    /// Notes what an input may change; the state is the one before it is folded in.
    public mutating func note(
        _ input: Input,
        at position: Position,
        in state: borrowing DecisionState
    ) {
        switch input {
        case .presenceChanged(let change): note(change.agent, in: state)
        case .userSet(let user): note(user.user.orMade(at: position), in: state)
        case .agentSettingsSet(let settings): note(settings.agent, in: state)
        case .queueSet(let queue): work.append(.queue(queue.queue.orMade(at: position)))
        case .serviceChannelSet, .presenceStateSet, .skillSet, .assignmentRuleSet, .calendarSet,
            .agentGroupSet:
            for queue in state.queues { work.append(.queue(queue.queue)) }
        default: break
        }
    }

    /// Notes what an outcome may change; the state is the one before it is folded in.
    public mutating func note(
        _ outcome: Outcome,
        about id: InteractionID,
        in state: borrowing DecisionState
    ) {
        guard !state.routing.isIdle else { return }
        switch outcome {
        case .interactionQueued:
            work.append(.item(id))
            noteHolder(of: id, in: state)
        case .interactionAssigned(let assignment):
            noteHolder(of: id, in: state, but: assignment.agent)
        case .interactionClosed: noteHolder(of: id, in: state)
        case .interactionStateChanged:
            if state.routing.items[id] != nil { work.append(.item(id)) }
            noteHolder(of: id, in: state)
        case .offerEnded(let end):
            work.append(.item(id))
            note(end.agent, in: state)
        case .agentPresenceChanged(let change): note(change.agent, in: state)
        case .waitEnded: work.append(.item(id))
        case .queueOpened(let opening): work.append(.queue(opening.queue))
        default: break
        }
    }

    /// Decides the next thing, if there is one.
    ///
    /// - Returns: false when nothing is left; outcomes may be empty before that.
    public mutating func decideNext(
        in state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) -> Bool {
        guard start < work.count else { return false }
        defer {
            if start == work.count {
                work.removeAll(keepingCapacity: true)
                start = 0
            }
        }
        switch work[start] {
        case .item(let id):
            start += 1
            WorkItemAssignment(id).decide(in: state, &outcomes)
        case .agent(let agent):
            // The agent may have room for more: looked at again until nothing is found.
            if !NextWork(for: agent).decide(in: state, &outcomes) { start += 1 }
        case .queue(let queue):
            start += 1
            noteReady(of: queue, in: state)
        }
        return true
    }

    /// Everybody who is ready is looked at: in the order in which they are asked.
    private mutating func noteReady(of queue: QueueID, in state: borrowing DecisionState) {
        guard let pool = state.routing.pools[queue], pool.isOpen else { return }
        var waiting = pool.offerable.first
        var ready = pool.ready.first
        while let candidate = ready, waiting != nil {
            work.append(.agent(candidate.agent))
            ready = pool.ready.next(after: candidate)
        }
        // The oldest says why it waits when nobody is ready.
        if pool.ready.isEmpty, let entry = waiting.take() { work.append(.item(entry.interaction)) }
    }

    private mutating func note(_ agent: UserID, in state: borrowing DecisionState) {
        guard !agent.isNone else { return }
        for id in state.routing.agents[agent]?.awaited ?? [] { work.append(.item(id)) }
        work.append(.agent(agent))
    }

    private mutating func noteHolder(
        of id: InteractionID,
        in state: borrowing DecisionState,
        but agent: UserID = .none
    ) {
        if let holder = state.active(id)?.hold.agent, !holder.isNone, holder != agent {
            note(holder, in: state)
        }
        if let asked = state.routing.items[id]?.offeredTo, !asked.isNone, asked != agent {
            note(asked, in: state)
        }
    }
}
