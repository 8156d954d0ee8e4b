import EventLog
import Vocabulary

extension FoldBatch {
    func open(_ event: FoldedRecord, _ opening: InteractionOpened) throws(ProjectionsError) {
        let id = InteractionID(event.position)
        var row = InteractionRow()
        row.id = id
        row.number = opening.number.interactionNumber
        row.openedFor = opening.openedFor
        row.openedAt = event.time
        row.openedBy = opening.openedBy
        row.requester = opening.requester
        row.company = opening.company
        row.application = opening.application
        row.profile = opening.profile
        row.profileRule = opening.profileRule
        row.conflict = opening.conflict
        row.groupProfile = id.groupProfile
        row.contextDocument = id.contextDocument
        row.previous = opening.previous
        row.updatedAt = event.time
        row.lastPosition = event.position
        try take(event.header.cause == input.position ? input.request : nil, into: &row)
        let pair = ViewKey.pair(opening.requester, opening.company)
        if opening.company != .anonymous {
            try views.put(.activePairs, pair, id.rawValue)
            try views.put(.interactionsByCompany, .address(opening.company, id.rawValue))
        }
        var number = ViewKey()
        number.append(utf8: row.number, paddedTo: 24)
        try views.put(.interactionsByNumber, number, id.rawValue)
        try views.put(.interactionsByRequester, .address(opening.requester, id.rawValue))
        var group = LiveGroupProfileRow()
        group.id = row.groupProfile
        group.interaction = id
        group.requester = opening.requester
        group.profile = opening.profile
        group.createdAt = event.time
        group.metadata = event.header.cause == input.position ? input.request?.metadata ?? "" : ""
        try put(group, .groups, ViewKey(group.id.rawValue))
        _ = interactions.add(row, isNew: true)
        try countOpening(event, opening)
        timers.add(id, stored: [])
        weigh(10)
        if event.interaction.isNone { list(event, under: id) }
    }

    /// What another system asked for it with: a record of some table, or a text of its own.
    private func take(
        _ request: InteractionRequested?,
        into row: inout InteractionRow
    ) throws(ProjectionsError) {
        guard let request else { return }
        row.contextTable = request.contextTable
        row.contextRecord = request.contextDocument
        row.metadataTable = request.metadataTable
        row.metadataRecord = request.metadataDocument
        guard !request.context.isEmpty else { return }
        var context = ContextRow()
        context.id = row.contextDocument
        context.interaction = row.id
        context.value = request.context
        context.createdAt = row.openedAt
        try put(context, .contexts, ViewKey(context.id.rawValue))
    }

    func queue(_ event: FoldedRecord, _ queueing: InteractionQueued) throws(ProjectionsError) {
        let place = try touched(event)
        try endStay(event, place, .moved)
        try countQueueing(event, queueing, place)
        interactions[place].state = .queued
        interactions[place].responder = .nobody
        interactions[place].assignedTo = .none
        interactions[place].queue = queueing.queue
        interactions[place].waitingSince = queueing.waitingSince
        interactions[place].queuedAt = event.time
        interactions[place].preferred = queueing.preferred
        interactions[place].excluded = queueing.excluded
        interactions[place].excludedUntil = queueing.excludedUntil
        interactions[place].stateReason = queueing.reason
        try beginWorkItem(event, queueing)
    }

    func assign(
        _ event: FoldedRecord,
        _ assignment: InteractionAssigned
    ) throws(ProjectionsError) {
        let place = try touched(event)
        let agent = assignment.responder == .agent ? assignment.agent : .none
        try endStay(event, place, .assigned(agent))
        interactions[place].state = .workInProgress
        interactions[place].stateReason = ""
        interactions[place].responder = assignment.responder
        interactions[place].assignedTo = assignment.agent
        interactions[place].preferred = .none
        interactions[place].excluded = .none
        interactions[place].excludedUntil = .zero
        if assignment.responder == .agent { interactions[place].handledSince = event.time }
        try count(agent, event) { $0.assigned &+= 1 }
        let former = try endWorkItem(event, as: .accepted, by: assignment.agent)
        if let former, former.state == .pendingAccept, former.assignedTo == agent {
            try count(former.queue, event) { $0.offersAccepted &+= 1 }
            try count(agent, event) { $0.offersAccepted &+= 1 }
        }
    }

    func change(
        _ event: FoldedRecord,
        _ change: InteractionStateChanged
    ) throws(ProjectionsError) {
        let place = try touched(event)
        interactions[place].state = change.to
        interactions[place].stateReason = change.reason
        if change.to != .queued {
            // What waits and is put on hold is offered to nobody.
            try changeWorkItem(event) { row in
                row.state = .queued
                row.assignedTo = .none
                row.expiresAt = .zero
            }
        }
        if !change.wrapUpCode.isEmpty { interactions[place].wrapUpCode = change.wrapUpCode }
    }

    func close(_ event: FoldedRecord, _ closing: InteractionClosed) throws(ProjectionsError) {
        let place = try touched(event)
        try endStay(event, place, .closed)
        try countClosing(event, closing, place)
        interactions[place].state = closing.state
        interactions[place].stateReason = closing.reason
        interactions[place].closedAt = event.time
        interactions[place].closedBy = closing.by
        if !closing.wrapUpCode.isEmpty { interactions[place].wrapUpCode = closing.wrapUpCode }
        try endWorkItem(event, as: .cancelled)
        try loadTimers(of: event.interaction)
        timers.change(event.interaction) { $0.removeAll() }
        let pair = ViewKey.pair(interactions[place].requester, interactions[place].company)
        if try views.word(.activePairs, at: pair) == event.interaction.rawValue {
            try views.delete(.activePairs, pair)
            weigh(1)
        }
    }

    func join(
        _ event: FoldedRecord,
        _ joining: LiveGroupMemberJoined
    ) throws(ProjectionsError) {
        _ = try touched(event)
        var row = LiveGroupMemberRow()
        row.id = LiveGroupMemberID(event.position)
        row.group = event.interaction.groupProfile
        row.interaction = event.interaction
        row.member = joining.member
        row.agent = joining.agent
        row.joinedAt = event.time
        try put(row, .members, ViewKey(event.interaction.rawValue, row.id.rawValue))
        let member = ViewKey(row.id.rawValue)
        try views.put(.interactionsByMember, member, event.interaction.rawValue)
    }

    func leave(_ event: FoldedRecord, _ leaving: LiveGroupMemberLeft) throws(ProjectionsError) {
        _ = try touched(event)
        let stays = try views.rows(
            .members,
            LiveGroupMemberRow.self,
            in: ViewRange(ViewKey(event.interaction.rawValue))
        )
        for var row in stays
        where row.member == leaving.member && row.agent == leaving.agent && row.leftAt == .zero {
            row.leftAt = event.time
            try put(row, .members, ViewKey(event.interaction.rawValue, row.id.rawValue))
        }
    }
}

extension InteractionRow {
    /// Adds the stay in a queue, or with an agent, that ends now.
    mutating func endStay(at time: Instant) {
        if queuedAt != .zero {
            waitTime = Milliseconds(rawValue: waitTime.rawValue &+ (time - queuedAt).rawValue)
            queuedAt = .zero
        }
        if handledSince != .zero {
            let stay = (time - handledSince).rawValue
            handleTime = Milliseconds(rawValue: handleTime.rawValue &+ stay)
            handledSince = .zero
        }
    }
}
