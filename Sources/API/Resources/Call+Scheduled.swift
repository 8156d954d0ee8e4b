import Decisions
import Projections
import Vocabulary

// Messages that agents write for later moments (row Y8).
extension Call {
    /// `GET interactions/*/scheduled-messages`: of its numbers, the newest first.
    func listInteractionScheduled() throws(APIError) {
        let parameters = try parameters(["state", "limit", "before"])
        let picked = try ScheduledFilter(parameters)
        let limit = try parameters.limit()
        let before = try parameters.identifier("before", MessageSubject.self)
        let position = shownPosition
        let id = try interactionName()
        let rows = try read { views throws(ProjectionsError) -> [ScheduledMessageRow]? in
            guard let row = try views.interaction(id) else { return nil }
            let pair = AddressPair(requester: row.requester, company: row.company)
            return try views.scheduledMessages(of: pair, limit: limit + 1, before: before) {
                picked.takes($0) && $0.belongs(to: id)
            }
        }
        guard let rows else { throw .unknownSubject("interaction") }
        try answer(rows, limit: limit, position: position)
    }

    /// `GET scheduled-messages`: of two numbers, or all, the newest first.
    func listScheduled() throws(APIError) {
        let parameters = try parameters(["from", "to", "agent", "state", "limit", "before"])
        let picked = try ScheduledFilter(parameters, caller: caller.user)
        let limit = try parameters.limit()
        let before = try parameters.identifier("before", MessageSubject.self)
        let company = try parameters.address("from")
        let requester = try parameters.address("to")
        guard (company == nil) == (requester == nil) else {
            throw .contradictoryParameters("from and to go together")
        }
        try attemptElsewhere { () throws(APIError) in
            let position = shownPosition
            let rows = try read { views throws(ProjectionsError) in
                guard let company, let requester else {
                    return try views.scheduledMessages(
                        limit: limit + 1,
                        before: before,
                        where: picked.takes
                    )
                }
                return try views.scheduledMessages(
                    of: AddressPair(requester: requester, company: company),
                    limit: limit + 1,
                    before: before,
                    where: picked.takes
                )
            }
            try answer(rows, limit: limit, position: position)
        }
    }

    /// `DELETE scheduled-messages/*`: it is not sent.
    func cancelScheduled() throws(APIError) {
        let message = try identifier(MessageSubject.self, "message")
        let row = try read { views throws(ProjectionsError) in
            try views.scheduledMessage(message)
        }
        let wish = ScheduledMessageCancelled(message: message, by: caller.user)
        // One that was never scheduled is not there; one that has ended is a conflict.
        let subject = row == nil ? (Refusal.notScheduled, "scheduled-message") : nil
        submit(.scheduledMessageCancelled(wish), subject: subject)
    }

    private func answer(
        _ rows: [ScheduledMessageRow],
        limit: Int,
        position: Position
    ) throws(APIError) {
        let page = Array(rows.prefix(limit))
        let next = rows.count > limit ? page.last?.id.text(key) : nil
        try answer(page, position: position, next: next) { json, row in
            let files = row.attachments.compactMap { Attachment($0) }
            guard !files.isEmpty else { return }
            json.key("files")
            json.beginArray()
            for file in files { json.attachment(file) }
            json.endArray()
        }
    }
}

/// Which scheduled messages a list shows.
private struct ScheduledFilter: Sendable {
    private let state: ScheduledState?
    private let agent: UserID?

    /// Reads `state` and, where callers can be meant, `agent`.
    init(_ parameters: Parameters, caller: UserID? = nil) throws(APIError) {
        if let word = parameters["state"] {
            guard let state = ScheduledState(word: word) else {
                let words = ScheduledState.allCases.map(\.word).joined(separator: ", ")
                throw .badParameter("state", expected: "one of " + words)
            }
            self.state = state
        } else {
            state = nil
        }
        if let caller, parameters["agent"] == "me" {
            agent = caller
        } else {
            agent = try caller.flatMap { _ throws(APIError) in
                try parameters.identifier("agent", UserSubject.self)
            }
        }
    }

    func takes(_ row: ScheduledMessageRow) -> Bool {
        (state == nil || row.state == state) && (agent == nil || row.agent == agent)
    }
}
