import Decisions
import Engine
import Projections
import Vocabulary

extension Call {
    /// `GET work-items`: what waits in a queue, the oldest first, or what is offered to an agent.
    func listWorkItems() throws(APIError) {
        let parameters = try parameters(["queue", "agent", "interaction", "limit"])
        let limit = try parameters.limit()
        let queue = try parameters.identifier("queue", QueueSubject.self)
        var agent: UserID?
        if let text = parameters["agent"] { agent = try self.agent(text, "agent") }
        var interaction: InteractionID?
        if let text = parameters["interaction"] { interaction = try self.interaction(named: text) }
        let position = shownPosition
        try answer(
            try read { views throws(ProjectionsError) in
                if let interaction { return try views.workItems(of: interaction) }
                if let agent { return try views.workItems(offeredTo: agent) }
                return try views.workItems(waitingIn: queue, limit: limit)
            },
            position: position
        )
    }

    /// `GET work-items/*`.
    func showWorkItem() throws(APIError) {
        _ = try parameters()
        try answer(try workItem(), "work-item")
    }

    /// `POST work-items/*/accept`: the caller takes what is offered to the caller (row W4).
    func acceptWorkItem() throws(APIError) {
        try fields().end()

        let acceptance = WorkItemAccepted(
            interaction: try waitingWorkItem().interaction,
            agent: caller.user
        )
        submit(.workItemAccepted(acceptance)) { receipt in
            surface.viewsWaiting.wait(until: receipt.last) { _ in reply.json(answer(receipt)) }
        }
    }

    /// `POST work-items/*/reject`: the caller does not take it, and may say why (row W4).
    func rejectWorkItem() throws(APIError) {
        var fields = try fields()
        let reason = try fields.identifier("reason", RejectReasonSubject.self) ?? .none
        try fields.end()
        let rejection = WorkItemRejected(
            interaction: try waitingWorkItem().interaction,
            agent: caller.user,
            reason: reason
        )
        submit(.workItemRejected(rejection))
    }

    /// `GET agents`: presence, settings, load and what is offered, by user name.
    func listAgents() throws(APIError) {
        _ = try parameters()
        let position = shownPosition
        let agents = try read { views throws(ProjectionsError) in try views.agents() }
        try answer(agents.map(\.user), position: position) { json, user throws(APIError) in
            guard let agent = agents.first(where: { $0.user.id == user.id }) else { return }
            if let presence = agent.presence {
                json.key("presence")
                try json.row(presence, key)
            }
            if let settings = agent.settings {
                json.key("settings")
                try json.row(settings, key)
            }
            json.member("conversations", UInt64(agent.conversations))
            json.member("offers", UInt64(agent.offers))
        }
    }

    /// `PUT agents/*/presence`: of the caller as `me`, or by a supervisor of anybody (row W2).
    func setPresence() throws(APIError) {
        var fields = try fields()
        let presence = try fields.identifier("presence", PresenceSubject.self) ?? .none
        try fields.end()
        let agent = names[0] == "me" ? caller.user : try identifier(UserSubject.self, "user")
        guard agent == caller.user || !caller.roles.filter({ $0 != .agent }).isEmpty else {
            throw .onlyForOneself
        }
        submit(
            .presenceChanged(PresenceChanged(agent: agent, by: caller.user, presence: presence)),
            subject: names[0] == "me" ? nil : (.unknownUser, "user")
        )
    }

    /// `PUT agents/*/settings`: capacity and skills (rows W2, W3).
    func setAgentSettings() throws(APIError) {
        var settings = AgentSettingsSet(by: caller.user)
        settings.agent = try identifier(UserSubject.self, "user")
        try fill(&settings, hidden: ["agent"])
        submit(.agentSettingsSet(settings), subject: (.unknownUser, "user"))
    }

    private func workItem() throws(APIError) -> WorkItemRow? {
        let id = try identifier(WorkItemSubject.self, "work-item")
        return try read { views throws(ProjectionsError) in try views.workItem(id) }
    }

    private func waitingWorkItem() throws(APIError) -> WorkItemRow {
        guard let row = try workItem() else { throw .unknownSubject("work-item") }
        guard row.endedAt == .zero else { throw .refused(.offerNotPending) }
        return row
    }
}
