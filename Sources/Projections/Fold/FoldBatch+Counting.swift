import EventLog
import Vocabulary

extension FoldBatch {
    /// A conversation was opened; it has no queue yet.
    func countOpening(
        _ event: FoldedRecord,
        _ opening: InteractionOpened
    ) throws(ProjectionsError) {
        try count(.none, event) { row in
            if opening.openedBy.isNone {
                row.openedByRequesters &+= 1
            } else {
                row.openedByAgents &+= 1
            }
        }
    }

    /// A conversation came into a queue; called before its row is changed.
    func countQueueing(
        _ event: FoldedRecord,
        _ queueing: InteractionQueued,
        _ place: Int
    ) throws(ProjectionsError) {
        let queue = queueing.queue
        let isFirst = interactions[place].queue.isNone && !queue.isNone
        let openedAt = interactions[place].openedAt
        let wasOpenedByAgent = !interactions[place].openedBy.isNone
        if isFirst, openedAt.startOfHour == event.time.startOfHour {
            try count(.none, event) { row in
                if wasOpenedByAgent {
                    row.openedByAgents &-= 1
                } else {
                    row.openedByRequesters &-= 1
                }
            }
            try count(queue, event) { row in
                if wasOpenedByAgent {
                    row.openedByAgents &+= 1
                } else {
                    row.openedByRequesters &+= 1
                }
            }
        }
        try count(queue, event) { row in
            row.queued &+= 1
            row.waiting &+= 1
            row.waitingMost = max(row.waitingMost, row.waiting)
        }
        // A virtual agent has answered so far: from now on a person's answer is waited for.
        if interactions[place].unansweredSince == .zero, interactions[place].requesterMessages > 0,
            interactions[place].agentMessages == 0
        {
            interactions[place].unansweredSince = event.time
        }
    }

    /// How a stay in a queue, or with an agent, ends.
    enum StayEnd {
        case assigned(UserID), moved, closed
    }

    /// Ends a conversation's stay in a queue or with an agent, and counts it.
    func endStay(_ event: FoldedRecord, _ place: Int, _ end: StayEnd) throws(ProjectionsError) {
        let queuedAt = interactions[place].queuedAt
        if queuedAt != .zero {
            let queue = interactions[place].queue
            let stay = event.time - queuedAt
            let isInTime = stay <= (try target(of: queue))
            try count(queue, event) { row in
                row.waiting = row.waiting == 0 ? 0 : row.waiting - 1
                switch end {
                case .assigned(let agent):
                    guard !agent.isNone else {
                        row.leftByMoving &+= 1
                        return
                    }
                    row.waits.add(stay)
                    row.measured &+= 1
                    if isInTime { row.inTime &+= 1 }
                case .moved:
                    row.leftByMoving &+= 1
                    if !isInTime { row.measured &+= 1 }
                case .closed:
                    row.leftByClosing &+= 1
                    if !isInTime { row.measured &+= 1 }
                }
            }
        }
        let handledSince = interactions[place].handledSince
        if handledSince != .zero {
            let stay = UInt64(max((event.time - handledSince).rawValue, 0))
            try count(interactions[place].assignedTo, event) { $0.handled &+= stay }
        }
        interactions[place].endStay(at: event.time)
    }

    /// A conversation was closed; called when its stay has ended and before its state changes.
    func countClosing(
        _ event: FoldedRecord,
        _ closing: InteractionClosed,
        _ place: Int
    ) throws(ProjectionsError) {
        let handling = interactions[place].handleTime
        try count(interactions[place].queue, event) { row in
            if closing.state == .closedAbandoned {
                row.closedAbandoned &+= 1
            } else {
                row.closedComplete &+= 1
            }
            if handling > .zero { row.handling.add(handling) }
        }
        if interactions[place].responder == .agent {
            try count(interactions[place].assignedTo, event) { $0.closed &+= 1 }
        }
        interactions[place].unansweredSince = .zero
    }

    /// A message joined; called before it counts in the interaction's row.
    func countMessage(
        _ event: FoldedRecord,
        _ joining: MessageJoined,
        _ place: Int
    ) throws(ProjectionsError) {
        let queue = interactions[place].queue
        switch joining.author {
        case .requester:
            // A word such as STOP asks for no answer of a person.
            if interactions[place].unansweredSince == .zero, !joining.isConsentWord {
                interactions[place].unansweredSince = event.time
            }
            try count(queue, event) { $0.messagesIn &+= 1 }
        case .agent:
            let since = interactions[place].unansweredSince
            let isFirst = interactions[place].agentMessages == 0
            let response = since == .zero ? nil : event.time - since
            interactions[place].unansweredSince = .zero
            try count(queue, event) { row in
                row.agentMessages &+= 1
                guard let response else { return }
                row.responses.add(response)
                if isFirst { row.firstResponses.add(response) }
            }
            try count(joining.agent, event) { row in
                row.messages &+= 1
                if let response { row.responses.add(response) }
            }
        case .virtualAgent:
            interactions[place].unansweredSince = .zero
            try count(queue, event) { $0.virtualAgentMessages &+= 1 }
        case .system: break
        }
    }

    /// How long work should wait in a queue at most, as it is set now.
    private func target(of queue: QueueID) throws(ProjectionsError) -> Milliseconds {
        if let target = statistics.targets[queue.rawValue] { return target }
        let row = try views.row(.queues, QueueRow.self, at: ViewKey(queue.rawValue))
        let set = row?.targetWait ?? .zero
        let target = set == .zero ? QueueHourRow.targetUsual : set
        statistics.targets[queue.rawValue] = target
        return target
    }
}
