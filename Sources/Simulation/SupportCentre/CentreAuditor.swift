import Decisions
import Engine
import Vocabulary

/// Holds every record of a simulated centre to what routing promises, from the records alone.
///
/// Nobody over capacity is asked, nor who is away, nor twice in a round; the oldest work of the first
/// queue goes first; nothing is had twice or lost; waits for one agent and in one queue are bounded; and
/// every wait has a reason in the log.
struct CentreAuditor {
    struct Agent {
        var presence = PresenceID.none
        var settings = AgentSettingsSet()
        var working: Set<InteractionID> = []
        var offers: Set<InteractionID> = []
        var changedAt = Instant.zero
        var busy: Int64 = 0
        var present: Int64 = 0
    }

    struct Item {
        var queue: QueueID
        var since: Instant
        var queuedAt: Instant
        var preferred: UserID
        var offeredTo = UserID.none
        var offer: Position = 0
        var refused: Set<UserID> = []
        var never: Set<UserID> = []
        var reason: WaitReason?
        var awaitedSince = Instant.zero
        var excluded: UserID
        var excludedUntil: Instant
    }

    var agents: [UserID: Agent] = [:]
    var items: [InteractionID: Item] = [:]
    var holders: [InteractionID: UserID] = [:]
    var queues: [QueueID: QueueSet] = [:]
    var groups: [AgentGroupID: Set<UserID>] = [:]
    var rules: [AssignmentRuleID: AssignmentRuleSet] = [:]
    var presences: [PresenceID: PresenceStateSet] = [:]
    var reasons: [RejectReasonID: RejectReasonSet] = [:]
    var channel = ServiceChannelSet()
    var closedQueues: Set<QueueID> = []
    var waits: [QueueID: [Int64]] = [:]
    var counts = Counts()
    private var touched: Set<InteractionID> = []

    struct Counts {
        var opened = 0
        var byVirtualAgent = 0
        var offers = 0
        var accepted = 0
        var rejected = 0
        var timedOut = 0
        var withdrawn = 0
        var overflowed = 0
        var closed = 0
        var abandoned = 0
    }

    /// The record that offers an interaction now; 0 when none does.
    func offer(of id: InteractionID) -> Position { items[id]?.offer ?? 0 }

    mutating func look(at record: LoggedRecord) throws(SimulationError) {
        switch record.event {
        case .input(let input): learn(input, record)
        case .outcome(let outcome): try check(outcome, record)
        }
    }

    /// After all that follows from an input: whatever waits has a reason or is offered.
    mutating func settle() throws(SimulationError) {
        for id in touched {
            guard let item = items[id] else { continue }
            guard !item.offeredTo.isNone || item.reason != nil else {
                throw broken("a wait has no reason", id)
            }
        }
        touched.removeAll(keepingCapacity: true)
    }

    private mutating func learn(_ input: Input, _ record: LoggedRecord) {
        let here = record.position
        switch input {
        case .serviceChannelSet(var set):
            set.channel = set.channel.orMade(at: here)
            channel = set
        case .presenceStateSet(let set): presences[set.presence.orMade(at: here)] = set
        case .agentGroupSet(let set): groups[set.group.orMade(at: here)] = Set(set.members)
        case .assignmentRuleSet(let set): rules[set.assignmentRule.orMade(at: here)] = set
        case .rejectReasonSet(let set): reasons[set.reason.orMade(at: here)] = set
        case .queueSet(let set): queues[set.queue.orMade(at: here)] = set
        case .agentSettingsSet(let set): agents[set.agent, default: Agent()].settings = set
        case .presenceChanged(let change):
            setPresence(of: change.agent, to: change.presence, at: record.time)
        default: break
        }
    }

    private mutating func check(
        _ outcome: Outcome,
        _ record: LoggedRecord
    ) throws(SimulationError) {
        let id = record.interaction
        if !id.isNone { touched.insert(id) }
        switch outcome {
        case .interactionOpened: counts.opened += 1
        case .interactionQueued(let queueing): try queue(queueing, id, record)
        case .interactionAssigned(let assignment): try assign(assignment, id, record)
        case .interactionStateChanged(let change):
            guard let holder = holders[id] else { return }
            work(holder, at: record.time) { agent in
                if change.to == .workInProgress || change.to == .wrapUp {
                    agent.working.insert(id)
                } else {
                    agent.working.remove(id)
                }
            }
        case .interactionClosed(let closing):
            release(id, at: record.time)
            items[id] = nil
            counts.closed += 1
            if closing.state == .closedAbandoned { counts.abandoned += 1 }
        case .workItemOffered(let offer): try check(offer, id, record)
        case .offerEnded(let end): try check(end, id, record)
        case .agentPresenceChanged(let change):
            setPresence(of: change.agent, to: change.presence, at: record.time)
        case .workItemWaits(let wait):
            items[id]?.reason = wait.reason
            if wait.reason == .awaitsPreferred { items[id]?.awaitedSince = record.time }
        case .waitEnded(let end): try check(end, id, record)
        case .queueOpened(let opening): closedQueues.remove(opening.queue)
        case .queueClosed(let closing): closedQueues.insert(closing.queue)
        default: break
        }
    }

    func broken(_ promise: String, _ id: InteractionID) -> SimulationError {
        .promiseBroken("interaction #\(id.position): \(promise)")
    }
}
