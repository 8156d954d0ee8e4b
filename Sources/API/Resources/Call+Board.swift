import Engine
import Projections
import Vocabulary

extension Call {
    /// `GET board`: queues and agents as they stand now.
    func showBoard() throws(APIError) {
        _ = try parameters()
        let position = shownPosition
        let board = try read { views throws(ProjectionsError) in try views.board() }
        var json = JSONText()
        json.beginObject()
        json.member("position", position)
        json.member("time", surface.engine.clock.read().wall.description)
        json.key("open")
        json.beginObject()
        for state in InteractionState.allCases {
            if let count = board.open[state] { json.member(state.word, count) }
        }
        json.endObject()
        json.key("queues")
        json.beginArray()
        for queue in board.queues { json.queue(queue, key) }
        json.endArray()
        json.key("agents")
        json.beginArray()
        for agent in board.agents { json.agent(agent, key) }
        json.endArray()
        json.endObject()
        reply.json(json)
    }
}

extension JSONText {
    fileprivate mutating func queue(_ standing: QueueStanding, _ key: SysIDKey) {
        let queue = standing.queue
        beginObject()
        member("sys_id", queue.id.text(key))
        member("name", queue.name)
        member("closed", queue.closed)
        member("is_offered", !queue.groups.isEmpty)
        let target = queue.targetWait == .zero ? QueueHourRow.targetUsual : queue.targetWait
        member("target_wait_ms", target.rawValue)
        member("waiting", standing.waiting)
        member("offered", standing.offered)
        if let oldest = standing.oldest { member("oldest_waiting_since", oldest.description) }
        member("in_progress", standing.inProgress)
        member("members", standing.members.count)
        self.key("eligible")
        beginArray()
        for agent in standing.eligible { string(agent.text(key)) }
        endArray()
        if let reason = standing.reason { member("reason", reason.word) }
        endObject()
    }

    fileprivate mutating func agent(_ agent: AgentOnBoard, _ key: SysIDKey) {
        let standing = agent.standing
        beginObject()
        member("sys_id", standing.user.id.text(key))
        member("name", standing.user.name)
        member("user_name", standing.user.userName)
        if let presence = standing.presence {
            if !presence.presence.isNone {
                member("presence", presence.presence.text(key))
                member("presence_name", agent.presenceName)
            }
            member("since", presence.since.description)
        }
        member("offline", agent.isOffline)
        member("serves", agent.serves)
        member("conversations", standing.conversations)
        member("offers", standing.offers)
        member("load", agent.load)
        member("capacity", agent.capacity)
        endObject()
    }
}
