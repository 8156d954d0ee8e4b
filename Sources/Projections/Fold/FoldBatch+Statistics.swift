import EventLog
import Vocabulary

extension FoldBatch {
    /// Counts something in a queue's hour.
    func count(
        _ queue: QueueID,
        _ event: FoldedRecord,
        _ change: (inout QueueHourRow) -> Void
    ) throws(ProjectionsError) {
        let hour = event.time.startOfHour
        if let place = statistics.queues.place(of: queue.rawValue) {
            if statistics.queues[place].hour >= hour {
                if statistics.queues.touch(place) { weigh(1) }
                return change(&statistics.queues[place])
            }
            var row = QueueHourRow()
            row.waiting = statistics.queues[place].waiting
            return addRow(row, queue, hour, change)
        }
        var row = QueueHourRow()
        let range = ViewRange(ViewKey(queue.rawValue), descending: true)
        if let latest = try views.rows(.queueHours, QueueHourRow.self, in: range, limit: 1).first {
            if latest.hour >= hour { row = latest } else { row.waiting = latest.waiting }
        }
        addRow(row, queue, hour, change)
    }

    private func addRow(
        _ row: QueueHourRow,
        _ queue: QueueID,
        _ hour: Instant,
        _ change: (inout QueueHourRow) -> Void
    ) {
        var row = row
        row.queue = queue
        row.hour = max(row.hour, hour)
        row.waitingMost = max(row.waitingMost, row.waiting)
        change(&row)
        statistics.queues.add(row, of: queue.rawValue)
        weigh(1)
    }

    /// Counts something in an agent's hour; nobody counts nowhere.
    func count(
        _ agent: UserID,
        _ event: FoldedRecord,
        _ change: (inout AgentHourRow) -> Void
    ) throws(ProjectionsError) {
        guard !agent.isNone else { return }
        let hour = event.time.startOfHour
        if let place = statistics.agents.place(of: agent.rawValue),
            statistics.agents[place].hour >= hour
        {
            if statistics.agents.touch(place) { weigh(1) }
            return change(&statistics.agents[place])
        }
        let key = ViewKey(agent.rawValue, UInt64(bitPattern: hour.rawValue))
        var row = try views.row(.agentHours, AgentHourRow.self, at: key) ?? AgentHourRow()
        row.agent = agent
        row.hour = hour
        change(&row)
        statistics.agents.add(row, of: agent.rawValue)
        weigh(1)
    }

    /// Writes what was counted, in the order of keys.
    func flushStatistics() throws(ProjectionsError) {
        let queues = statistics.queues.written.sorted {
            ($0.queue.rawValue, $0.hour) < ($1.queue.rawValue, $1.hour)
        }
        for row in queues {
            let hour = UInt64(bitPattern: row.hour.rawValue)
            let key = ViewKey(row.queue.rawValue, hour)
            // What was counted and moved elsewhere leaves nothing, whatever a batch holds.
            if row.isEmpty {
                try views.delete(.queueHours, key)
            } else {
                try put(row, .queueHours, key)
            }
        }
        let agents = statistics.agents.written.sorted {
            ($0.agent.rawValue, $0.hour) < ($1.agent.rawValue, $1.hour)
        }
        for row in agents {
            let hour = UInt64(bitPattern: row.hour.rawValue)
            try put(row, .agentHours, ViewKey(row.agent.rawValue, hour))
        }
        statistics.queues.settle()
        statistics.agents.settle()
    }
}
