import Vocabulary

/// What is open, counted for queues and agents.
struct OpenWork {
    struct Line {
        var count = 0
        var offered = 0
        var oldest: Instant
    }

    private(set) var byState: [InteractionState: Int] = [:]
    private(set) var waiting: [QueueID: Line] = [:]
    private(set) var inProgress: [QueueID: Int] = [:]
    /// Conversations that each agent has, those on hold included.
    private(set) var conversations: [UserID: Int] = [:]
    /// Those of them that take up room (row W2).
    private(set) var working: [UserID: Int] = [:]
    private(set) var offers: [UserID: Int] = [:]

    /// Counts everything that is open.
    ///
    /// - Complexity: O(open conversations).
    mutating func read(_ views: any ViewReading) throws(ProjectionsError) {
        for state in InteractionState.allCases where !state.isClosed {
            unsafe try views.scan(.interactionsByState, ViewRange(.state(state))) {
                _,
                value throws(ProjectionsError) in
                let key = ViewKey(unsafe value.word())
                if let row = try views.row(.interactions, InteractionRow.self, at: key) { add(row) }
                return true
            }
        }
        unsafe try views.scan(.waitingWorkItems, ViewRange()) {
            _,
            value throws(ProjectionsError) in
            let key = ViewKey(unsafe value.word())
            if let item = try views.row(.workItems, WorkItemRow.self, at: key) { add(item) }
            return true
        }
    }

    private mutating func add(_ row: InteractionRow) {
        byState[row.state, default: 0] += 1
        guard !row.assignedTo.isNone, row.responder == .agent else { return }
        inProgress[row.queue, default: 0] += 1
        conversations[row.assignedTo, default: 0] += 1
        if row.state == .workInProgress || row.state == .wrapUp {
            working[row.assignedTo, default: 0] += 1
        }
    }

    private mutating func add(_ item: WorkItemRow) {
        var line = waiting[item.queue] ?? Line(oldest: item.waitingSince)
        line.count += 1
        line.oldest = min(line.oldest, item.waitingSince)
        if item.state == .pendingAccept {
            line.offered += 1
            offers[item.assignedTo, default: 0] += 1
        }
        waiting[item.queue] = line
    }
}
