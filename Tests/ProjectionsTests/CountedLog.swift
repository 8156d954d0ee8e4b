import Engine
import EventLog
import Projections
import Vocabulary

/// Counts a log the slow way: all durations kept as they are, record by record.
struct CountedLog {
    struct Place: Hashable {
        var subject: UInt64
        var hour: Int64
    }

    struct Figures: Equatable {
        var counts: [String: Int] = [:]
        var durations: [String: [Int64]] = [:]
    }

    private struct Conversation {
        var queue: UInt64 = 0
        var openedAt: Int64
        var openedBy = "requesters"
        var queuedAt: Int64?
        var offeredTo: UserID = .none
        var agent: UserID = .none
        var handledSince: Int64?
        var handled: Int64 = 0
        var unanswered: Int64?
        var requesterWrote = false
        var agentWrote = false
    }

    private(set) var queues: [Place: Figures] = [:]
    private(set) var agents: [Place: Figures] = [:]
    private var conversations: [InteractionID: Conversation] = [:]
    private var targets: [UInt64: Int64] = [:]

    init(_ log: any RecordLog) throws {
        var records: [LoggedRecord] = []
        unsafe try log.scan(from: 1, through: log.lastPosition) { position, bytes in
            records.append(unsafe try LoggedRecord(position: position, bytes: bytes))
            return true
        }
        for record in records { count(record) }
    }

    private mutating func queue(
        _ queue: UInt64,
        _ time: Int64,
        _ name: String,
        by amount: Int = 1,
        took: Int64? = nil
    ) {
        let place = Place(subject: queue, hour: time / 3_600_000)
        if let took {
            queues[place, default: Figures()].durations[name, default: []].append(took)
        } else {
            queues[place, default: Figures()].counts[name, default: 0] += amount
        }
    }

    private mutating func agent(
        _ agent: UserID,
        _ time: Int64,
        _ name: String,
        by amount: Int = 1,
        took: Int64? = nil
    ) {
        guard !agent.isNone else { return }
        let place = Place(subject: agent.rawValue, hour: time / 3_600_000)
        if let took {
            agents[place, default: Figures()].durations[name, default: []].append(took)
        } else {
            agents[place, default: Figures()].counts[name, default: 0] += amount
        }
    }

    private mutating func count(_ record: LoggedRecord) {
        if case .input(.queueSet(let set)) = record.event {
            let id = set.queue.isNone ? QueueID(record.position) : set.queue
            targets[id.rawValue] = set.targetWait.rawValue
        }
        guard case .outcome(let outcome) = record.event else { return }
        let id = record.interaction
        let time = record.time.rawValue
        if case .interactionOpened(let opening) = outcome {
            var conversation = Conversation(openedAt: time)
            if !opening.openedBy.isNone { conversation.openedBy = "agents" }
            queue(0, time, "opened by " + conversation.openedBy)
            conversations[InteractionID(record.position)] = conversation
            return
        }
        guard var conversation = conversations[id] else { return }
        defer { conversations[id] = conversation }
        switch outcome {
        case .interactionQueued(let queueing):
            leave(&conversation, time, "moved")
            if conversation.queue == 0, !queueing.queue.isNone,
                conversation.openedAt / 3_600_000 == time / 3_600_000
            {
                queue(0, time, "opened by " + conversation.openedBy, by: -1)
                queue(queueing.queue.rawValue, time, "opened by " + conversation.openedBy)
            }
            conversation.queue = queueing.queue.rawValue
            conversation.queuedAt = time
            conversation.agent = .none
            queue(conversation.queue, time, "queued")
            if conversation.requesterWrote, !conversation.agentWrote {
                conversation.unanswered = conversation.unanswered ?? time
            }
        case .interactionAssigned(let assignment):
            let agent = assignment.responder == .agent ? assignment.agent : .none
            if conversation.offeredTo == agent, !agent.isNone {
                queue(conversation.queue, time, "accepted")
                self.agent(agent, time, "accepted")
            }
            leave(&conversation, time, agent.isNone ? "to bot" : "answered")
            conversation.agent = agent
            conversation.handledSince = agent.isNone ? nil : time
            self.agent(agent, time, "assigned")
        case .interactionClosed(let closing):
            let agent = conversation.agent
            leave(&conversation, time, "closed")
            queue(conversation.queue, time, closing.state.word)
            if conversation.handled > 0 {
                queue(conversation.queue, time, "handling", took: conversation.handled)
            }
            self.agent(agent, time, "closed")
            conversation.unanswered = nil
        case .messageJoined(let joining): join(joining, &conversation, time)
        case .systemMessageAdded(let adding):
            if adding.sent { queue(conversation.queue, time, "system") }
        case .workItemOffered(let offer):
            conversation.offeredTo = offer.agent
            queue(conversation.queue, time, "offered")
            agent(offer.agent, time, "offered")
        case .offerEnded(let end):
            conversation.offeredTo = .none
            queue(conversation.queue, time, end.end.word)
            agent(end.agent, time, end.end.word)
        case .interactionStateChanged(let change):
            if change.to != .queued { conversation.offeredTo = .none }
        default: break
        }
    }

    private mutating func join(
        _ joining: MessageJoined,
        _ conversation: inout Conversation,
        _ time: Int64
    ) {
        switch joining.author {
        case .requester:
            queue(conversation.queue, time, "in")
            conversation.requesterWrote = true
            if !joining.isConsentWord {
                conversation.unanswered = conversation.unanswered ?? time
            }
        case .agent:
            queue(conversation.queue, time, "by agents")
            agent(joining.agent, time, "messages")
            if let since = conversation.unanswered {
                queue(conversation.queue, time, "response", took: time - since)
                agent(joining.agent, time, "response", took: time - since)
                if !conversation.agentWrote {
                    queue(conversation.queue, time, "first response", took: time - since)
                }
            }
            conversation.agentWrote = true
            conversation.unanswered = nil
        case .virtualAgent:
            queue(conversation.queue, time, "by bot")
            conversation.unanswered = nil
        case .system: break
        }
    }

    private mutating func leave(
        _ conversation: inout Conversation,
        _ time: Int64,
        _ how: String
    ) {
        if let since = conversation.queuedAt {
            let target = targets[conversation.queue].flatMap { $0 == 0 ? nil : $0 } ?? 60_000
            let isInTime = time - since <= target
            switch how {
            case "answered":
                queue(conversation.queue, time, "wait", took: time - since)
                queue(conversation.queue, time, "measured")
                if isInTime { queue(conversation.queue, time, "in time") }
            case "to bot": queue(conversation.queue, time, "left by moved")
            default:
                queue(conversation.queue, time, "left by " + how)
                if !isInTime { queue(conversation.queue, time, "measured") }
            }
        }
        if let since = conversation.handledSince {
            agent(conversation.agent, time, "handled", by: Int(time - since))
            conversation.handled += time - since
        }
        conversation.queuedAt = nil
        conversation.handledSince = nil
        conversation.offeredTo = .none
    }
}
