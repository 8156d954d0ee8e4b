import EventLog
import Vocabulary

extension FoldBatch {
    /// An interaction comes into a queue: the work item of its wait before it, if any, has ended.
    func beginWorkItem(
        _ event: FoldedRecord,
        _ queueing: InteractionQueued
    ) throws(ProjectionsError) {
        try endWorkItem(event, as: .cancelled)
        var row = WorkItemRow()
        row.id = WorkItemID(event.position)
        row.interaction = event.interaction
        row.queue = queueing.queue
        row.waitingSince = queueing.waitingSince
        row.queuedAt = event.time
        row.updatedAt = event.time
        row.lastPosition = event.position
        try views.put(.waitingWorkItems, ViewKey(event.interaction.rawValue), row.id.rawValue)
        try views.put(.workItemsByQueue, row.queueKey, row.id.rawValue)
        try views.put(
            .workItemsByInteraction,
            ViewKey(event.interaction.rawValue, row.id.rawValue)
        )
        try put(row, .workItems, ViewKey(row.id.rawValue))
        weigh(3)
    }

    /// The wait of an interaction has ended; an interaction that waits in no queue changes nothing.
    ///
    /// - Returns: the work item as it was before.
    @discardableResult
    func endWorkItem(
        _ event: FoldedRecord,
        as state: WorkItemState,
        by agent: UserID = .none
    ) throws(ProjectionsError) -> WorkItemRow? {
        try changeWorkItem(event) { row in
            row.state = state
            row.assignedTo = agent
            row.expiresAt = .zero
            row.waits = ""
            row.waitsUntil = .zero
            row.endedAt = event.time
        }
    }

    /// Changes the work item of an interaction that waits; another changes nothing.
    ///
    /// - Returns: the work item as it was before.
    @discardableResult
    func changeWorkItem(
        _ event: FoldedRecord,
        _ change: (inout WorkItemRow) -> Void
    ) throws(ProjectionsError) -> WorkItemRow? {
        let waiting = ViewKey(event.interaction.rawValue)
        guard let id = try views.word(.waitingWorkItems, at: waiting),
            var row = try views.row(.workItems, WorkItemRow.self, at: ViewKey(id))
        else { return nil }
        let former = row
        let offered = row.offeredKey
        change(&row)
        row.updatedAt = event.time
        row.lastPosition = event.position
        if offered != row.offeredKey {
            if let offered { try views.delete(.offeredWorkItems, offered) }
            if let key = row.offeredKey { try views.put(.offeredWorkItems, key) }
            weigh(2)
        }
        if row.endedAt != .zero {
            try views.delete(.waitingWorkItems, waiting)
            try views.delete(.workItemsByQueue, row.queueKey)
            weigh(2)
        }
        try put(row, .workItems, ViewKey(id))
        return former
    }
}

extension WorkItemRow {
    /// Its key in the line of its queue.
    fileprivate var queueKey: ViewKey {
        ViewKey(queue.rawValue, UInt64(bitPattern: waitingSince.rawValue), interaction.rawValue)
    }

    /// Its key among what is offered to an agent.
    fileprivate var offeredKey: ViewKey? {
        state == .pendingAccept ? ViewKey(assignedTo.rawValue, id.rawValue) : nil
    }
}
