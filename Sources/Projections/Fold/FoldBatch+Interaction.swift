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
        let pair = ViewKey.pair(opening.requester, opening.company)
        try views.put(.activePairs, pair, id.rawValue)
        var number = ViewKey()
        number.append(utf8: row.number, paddedTo: 24)
        try views.put(.interactionsByNumber, number, id.rawValue)
        var requester = ViewKey()
        requester.append(opening.requester)
        requester.append(id.rawValue)
        try views.put(.interactionsByRequester, requester)
        var group = LiveGroupProfileRow()
        group.id = row.groupProfile
        group.interaction = id
        group.requester = opening.requester
        group.profile = opening.profile
        group.createdAt = event.time
        try put(group, .groups, ViewKey(group.id.rawValue))
        _ = interactions.add(row, isNew: true)
        timers.add(id, stored: [])
        weigh(8)
        if event.interaction.isNone { list(event, under: id) }
    }

    func queue(_ event: FoldedRecord, _ queueing: InteractionQueued) throws(ProjectionsError) {
        let place = try touched(event)
        interactions[place].endStay(at: event.time)
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
        interactions[place].endStay(at: event.time)
        interactions[place].state = .workInProgress
        interactions[place].stateReason = ""
        interactions[place].responder = assignment.responder
        interactions[place].assignedTo = assignment.agent
        interactions[place].preferred = .none
        interactions[place].excluded = .none
        interactions[place].excludedUntil = .zero
        if assignment.responder == .agent { interactions[place].handledSince = event.time }
        try endWorkItem(event, as: .accepted, by: assignment.agent)
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
        interactions[place].endStay(at: event.time)
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
    fileprivate mutating func endStay(at time: Instant) {
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
