public import Vocabulary

/// What happened in a stretch of time.
public struct Statistics: Sendable {
    /// The hours, or days, that they are asked by.
    public enum Step: String, CaseIterable, Sendable {
        /// Hours of UTC.
        case hour
        /// Days of UTC.
        case day

        /// How long one is.
        public var length: Milliseconds {
            switch self {
            case .hour: .hours(1)
            case .day: .days(1)
            }
        }

        /// How many one question may ask for.
        public var countMax: Int64 {
            switch self {
            case .hour: 31 * 24
            case .day: 366
            }
        }

        /// When the hour, or day, of a moment begins.
        public func start(of time: Instant) -> Instant {
            let rest = time.rawValue % length.rawValue
            return Instant(rawValue: time.rawValue - (rest < 0 ? rest + length.rawValue : rest))
        }
    }

    /// A row for each step, the oldest first; `hour` is when it begins, `queue` none for all together.
    public var spans: [QueueHourRow]
    /// All steps together.
    public var total: QueueHourRow
    /// All steps together, for each queue in which something happened; conversations without one first.
    public var queues: [QueueHourRow]
    /// All steps together, for each agent who did something, by identifier.
    public var agents: [AgentHourRow]
}

extension ViewsReader {
    /// What happened from a moment up to another, in one consistent picture.
    ///
    /// Both are beginnings of a step. Of several queues, `waitingMost` is the sum of each one's most, which
    /// need not have been at once.
    ///
    /// - Complexity: O(hours × queues + hours × agents).
    /// - Parameters:
    ///   - start: the first step's beginning.
    ///   - end: what comes after the last step.
    ///   - step: hours or days.
    ///   - queue: only this queue; agents are left out then.
    /// - Returns: each step, and the whole.
    /// - Throws: what the store meets.
    public func statistics(
        from start: Instant,
        to end: Instant,
        by step: Statistics.Step,
        queue: QueueID? = nil
    ) throws(ProjectionsError) -> Statistics {
        precondition(start < end, "somebody has checked the question")
        return try store.read { views throws(ProjectionsError) in
            var statistics = Statistics(spans: [], total: QueueHourRow(), queues: [], agents: [])
            for offset in 0..<(end - start).rawValue / step.length.rawValue {
                var span = QueueHourRow()
                span.hour = start + Milliseconds(rawValue: offset * step.length.rawValue)
                statistics.spans.append(span)
            }
            let queues = if let queue { [queue] } else { try views.countedQueues() }
            for queue in queues {
                try views.add(queue, start, end, step, &statistics)
            }
            statistics.total.waiting = statistics.spans.last?.waiting ?? 0
            if queue == nil { statistics.agents = try views.agents(from: start, to: end) }
            return statistics
        }
    }
}

extension ViewReading {
    /// The queues that have rows, by identifier.
    fileprivate func countedQueues() throws(ProjectionsError) -> [QueueID] {
        var queues: [QueueID] = []
        var after: ViewKey?
        while true {
            var found: UInt64?
            unsafe try scan(.queueHours, ViewRange(after: after)) { key, _ in
                found = unsafe key.word()
                return false
            }
            guard let found else { return queues }
            queues.append(QueueID(rawValue: found))
            after = ViewKey(found, .max)
        }
    }

    /// Adds a queue's hours to their steps, and carries how many wait through steps without any.
    fileprivate func add(
        _ queue: QueueID,
        _ start: Instant,
        _ end: Instant,
        _ step: Statistics.Step,
        _ statistics: inout Statistics
    ) throws(ProjectionsError) {
        let first = ViewKey(queue.rawValue, UInt64(bitPattern: start.rawValue))
        let before = ViewRange(ViewKey(queue.rawValue), after: first, descending: true)
        var waiting =
            try rows(.queueHours, QueueHourRow.self, in: before, limit: 1).first?.waiting ?? 0
        var total = QueueHourRow()
        total.queue = queue
        var next = 0
        let from = ViewKey(queue.rawValue, UInt64(bitPattern: start.rawValue &- 1))
        let range = ViewRange(ViewKey(queue.rawValue), after: from)
        var spans: [QueueHourRow?] = Array(repeating: nil, count: statistics.spans.count)
        unsafe try scan(.queueHours, range) { _, value throws(ProjectionsError) in
            let row = unsafe try QueueHourRow(decoding: value, of: .queueHours)
            guard row.hour < end else { return false }
            let place = Int((row.hour - start).rawValue / step.length.rawValue)
            var span = spans[place] ?? QueueHourRow()
            span.add(row)
            spans[place] = span
            return true
        }
        while next < spans.count {
            if let span = spans[next] {
                waiting = span.waiting
                total.add(span)
                statistics.spans[next].add(span, besides: true)
            } else {
                statistics.spans[next].waiting &+= waiting
                statistics.spans[next].waitingMost &+= waiting
            }
            next += 1
        }
        total.waiting = waiting
        statistics.total.add(total, besides: true)
        if !total.isEmpty { statistics.queues.append(total) }
    }

    /// What each agent did.
    ///
    /// - Complexity: O(agents × (log rows + hours)).
    fileprivate func agents(
        from start: Instant,
        to end: Instant
    ) throws(ProjectionsError) -> [AgentHourRow] {
        var agents: [AgentHourRow] = []
        var after: ViewKey?
        while true {
            var found: UInt64?
            unsafe try scan(.agentHours, ViewRange(after: after)) { key, _ in
                found = unsafe key.word()
                return false
            }
            guard let found else { return agents }
            var total = AgentHourRow()
            total.agent = UserID(rawValue: found)
            var isThere = false
            let from = ViewKey(found, UInt64(bitPattern: start.rawValue &- 1))
            let range = ViewRange(ViewKey(found), after: from)
            unsafe try scan(.agentHours, range) { _, value throws(ProjectionsError) in
                let row = unsafe try AgentHourRow(decoding: value, of: .agentHours)
                guard row.hour < end else { return false }
                total.add(row)
                isThere = true
                return true
            }
            if isThere { agents.append(total) }
            after = ViewKey(found, .max)
        }
    }
}
