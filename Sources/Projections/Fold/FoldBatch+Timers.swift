import EventLog
import Vocabulary

extension FoldBatch {
    func loadTimers(of id: InteractionID) throws(ProjectionsError) {
        guard !timers.has(id) else { return }
        let stored = try views.rows(
            .timers,
            TimerRow.self,
            in: ViewRange(ViewKey(id.rawValue))
        )
        timers.add(id, stored: stored)
    }

    /// A message ends the other side's wait and may begin one of its own side (row M1).
    func arm(_ event: FoldedRecord, _ message: MessageJoined) throws(ProjectionsError) {
        let begun: MessagingEvent
        let ended: MessagingEvent
        switch message.author {
        case .requester:
            begun = .requesterMessageWithoutAgentResponse
            ended = .agentMessageWithoutRequesterResponse
        case .agent:
            begun = .agentMessageWithoutRequesterResponse
            ended = .requesterMessageWithoutAgentResponse
        case .virtualAgent, .system: return
        }
        let id = event.interaction
        try loadTimers(of: id)
        weigh(message.armed.count)
        // Most messages answer nothing and follow one that waits already.
        guard !message.armed.isEmpty || timers.hasPending(id, ended) else { return }
        timers.change(id) { pending in
            pending.removeAll { $0.event == ended }
            for (ordinal, armed) in message.armed.enumerated() {
                pending.removeAll { $0.action == armed.action && $0.event == begun }
                var row = TimerRow()
                row.interaction = id
                row.action = armed.action
                row.event = begun
                row.due = event.time + armed.duration
                row.armedAt = event.position
                row.ordinal = UInt64(ordinal)
                row.armedOn = event.time
                row.duration = armed.duration
                pending.append(row)
            }
        }
    }

    /// What fired or was skipped is no longer pending.
    func endTimer(_ event: FoldedRecord) throws(ProjectionsError) {
        _ = try touched(event)
        try loadTimers(of: event.interaction)
        weigh(1)
        timers.change(event.interaction) { pending in
            pending.removeAll {
                $0.armedAt == event.header.cause && $0.ordinal == UInt64(event.header.ordinal)
            }
        }
    }

    /// A prompt waits for the end of quiet hours (row Y7).
    func postponeTimer(
        _ event: FoldedRecord,
        _ held: MessagingActionHeld
    ) throws(ProjectionsError) {
        _ = try touched(event)
        try loadTimers(of: event.interaction)
        weigh(1)
        timers.change(event.interaction) { pending in
            for index in pending.indices
            where pending[index].armedAt == event.header.cause
                && pending[index].ordinal == UInt64(event.header.ordinal)
            {
                pending[index].due = held.until
                pending[index].scheduledFor = held.scheduledFor
            }
        }
    }

    /// Waits for a requester that ended within an outage end a while after it (the page Architecture).
    func postponeTimers(fallenInto outage: ServiceResumed) throws(ProjectionsError) {
        try flushTimers()
        let due = outage.to + (try grace())
        let postponed = try views.rows(.timers, TimerRow.self) { row in
            row.event == .agentMessageWithoutRequesterResponse && row.due > outage.from
                && row.due <= outage.to
        }
        for var row in postponed {
            if row.scheduledFor == .zero { row.scheduledFor = row.due }
            row.due = due
            try put(row, .timers, row.key)
        }
        timers.removeAll()
        try postponeParts(outage, to: due)
        try postponeScheduled(fallenInto: outage)
    }

    private func grace() throws(ProjectionsError) -> Milliseconds {
        let stored = try views.row(.settings, SettingsRow.self, at: ViewKey(0))
        return (stored ?? .defaults).resumeGrace
    }

    func flushTimers() throws(ProjectionsError) {
        for id in timers.changedInteractions() {
            guard let list = timers.lists[id], list.stored != list.pending else { continue }
            for row in list.stored
            where !list.pending.contains(where: { $0.key == row.key }) {
                try views.delete(.timers, row.key)
            }
            for row in list.pending where !list.stored.contains(row) {
                try put(row, .timers, row.key)
            }
        }
        timers.settle()
    }
}
