import EventLog
import Vocabulary

extension FoldBatch {
    /// Inputs of routing: what administrators set, and agents' presence.
    func foldRouting(_ event: FoldedRecord) throws(ProjectionsError) {
        switch event.header.type {
        case ServiceChannelSet.type: try keep(event, ServiceChannelSet.self)
        case PresenceStateSet.type: try keep(event, PresenceStateSet.self)
        case AgentGroupSet.type: try keep(event, AgentGroupSet.self)
        case SkillSet.type: try keep(event, SkillSet.self)
        case AgentSettingsSet.type: try keep(event, AgentSettingsSet.self)
        case AssignmentRuleSet.type: try keep(event, AssignmentRuleSet.self)
        case CalendarSet.type: try keep(event, CalendarSet.self)
        case RejectReasonSet.type: try keep(event, RejectReasonSet.self)
        case WrapUpCodeSet.type: try keep(event, WrapUpCodeSet.self)
        case ResponseTemplateSet.type: try keep(event, ResponseTemplateSet.self)
        case PresenceChanged.type:
            let change: PresenceChanged = try event.read()
            try setPresence(of: change.agent, to: change.presence, "", event)
        case WorkItemAccepted.type, WorkItemRejected.type: break
        default: throw .unknownType(position: event.position, type: event.header.type)
        }
    }

    /// Outcomes of routing.
    func foldRoutingOutcome(_ event: FoldedRecord) throws(ProjectionsError) {
        switch event.header.type {
        case WorkItemOffered.type: try offer(event, try event.read())
        case OfferEnded.type: try endOffer(event, try event.read())
        case WorkItemWaits.type:
            let wait: WorkItemWaits = try event.read()
            try changeWorkItem(event) { row in
                row.waits = wait.reason.word
                row.waitsUntil = wait.until
            }
        case WaitEnded.type:
            try changeWorkItem(event) { row in
                row.waits = ""
                row.waitsUntil = .zero
            }
        case AgentPresenceChanged.type:
            let change: AgentPresenceChanged = try event.read()
            try setPresence(of: change.agent, to: change.presence, change.reason, event)
        case QueueOpened.type: try turn(try event.read(QueueOpened.self).queue, closed: false)
        case QueueClosed.type: try turn(try event.read(QueueClosed.self).queue, closed: true)
        default: throw .unknownType(position: event.position, type: event.header.type)
        }
    }

    private func keep<Set: ConfigurationSet>(
        _ event: FoldedRecord,
        _ type: Set.Type
    ) throws(ProjectionsError) {
        var set = try event.read(Set.self)
        if set.subject == 0 { set.subject = event.position * 16 }
        let key = ViewKey(UInt64(Set.type), set.subject)
        var row =
            try views.row(.configuredSets, ConfiguredSetRow<Set>.self, at: key)
            ?? ConfiguredSetRow()
        row.set = set
        row.id = set.subject
        if row.lastPosition == 0 { row.createdAt = event.time }
        row.updatedAt = event.time
        row.lastPosition = event.position
        try put(row, .configuredSets, key)
    }

    private func setPresence(
        of agent: UserID,
        to presence: PresenceID,
        _ reason: String,
        _ event: FoldedRecord
    ) throws(ProjectionsError) {
        var row = AgentPresenceRow()
        row.agent = agent
        row.presence = presence
        row.since = event.time
        row.reason = reason
        row.lastPosition = event.position
        try put(row, .presences, ViewKey(agent.rawValue))
    }

    private func turn(_ queue: QueueID, closed: Bool) throws(ProjectionsError) {
        guard var row = try views.row(.queues, QueueRow.self, at: ViewKey(queue.rawValue)) else {
            return
        }
        row.closed = closed
        try put(row, .queues, ViewKey(queue.rawValue))
    }

    private func offer(
        _ event: FoldedRecord,
        _ offer: WorkItemOffered
    ) throws(ProjectionsError) {
        let item = try changeWorkItem(event) { row in
            row.state = .pendingAccept
            row.assignedTo = offer.agent
            row.offeredOn = event.time
            row.expiresAt = event.time + offer.timeout
            row.offers += 1
            row.waits = ""
            row.waitsUntil = .zero
        }
        guard let item else { return }
        try count(item.queue, event) { $0.offers &+= 1 }
        try count(offer.agent, event) { $0.offers &+= 1 }
    }

    private func endOffer(_ event: FoldedRecord, _ end: OfferEnded) throws(ProjectionsError) {
        let item = try changeWorkItem(event) { row in
            row.state = .queued
            row.assignedTo = .none
            row.expiresAt = .zero
            if end.end != .withdrawn, !row.refusedBy.contains(end.agent) {
                row.refusedBy.append(end.agent)
            }
        }
        guard let item else { return }
        switch end.end {
        case .rejected:
            try count(item.queue, event) { $0.offersRejected &+= 1 }
            try count(end.agent, event) { $0.offersRejected &+= 1 }
        case .timedOut:
            try count(item.queue, event) { $0.offersTimedOut &+= 1 }
            try count(end.agent, event) { $0.offersTimedOut &+= 1 }
        case .withdrawn: break
        }
    }
}
