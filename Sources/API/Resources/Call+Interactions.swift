import Projections
import Vocabulary

extension Call {
    /// `GET interactions`: the one that changed last comes first.
    func listInteractions() throws(APIError) {
        let parameters = try parameters([
            "state", "assigned_to", "requester", "number", "opened_for", "opened_for_table",
            "limit", "after",
        ])
        let limit = try parameters.limit()
        let after = try parameters.position("after")
        let position = shownPosition
        if let number = parameters["number"] {
            let row = try read { views throws(ProjectionsError) in
                try views.interaction(number: number.uppercased())
            }
            return try answer(row.map { [$0] } ?? [], position: position)
        }
        var filter = InteractionFilter(
            states: try states(parameters["state"]),
            requester: try parameters.address("requester")
        )
        if let agent = parameters["assigned_to"] {
            filter.agent =
                agent == "me"
                ? caller.user : try parameters.identifier("assigned_to", UserSubject.self)
        }
        if parameters["opened_for"] != nil {
            filter.openedFor = try parameters.person("opened_for")
        }
        let wanted = filter
        let rows = try read { views throws(ProjectionsError) in
            try views.interactions(wanted, limit: limit + 1, after: after)
        }
        let page = Array(rows.prefix(limit))
        try answer(
            page,
            position: position,
            next: rows.count > limit ? page.last.map { String($0.lastPosition) } : nil
        )
    }

    /// `GET interactions/*`: all that is known of one, with who takes part and what runs.
    func showInteraction() throws(APIError) {
        _ = try parameters()
        let id = try interactionName()
        let detail = try read { views throws(ProjectionsError) in try views.detail(of: id) }
        guard let detail else { throw .unknownSubject("interaction") }
        try answer(detail.row, "interaction") { json throws(APIError) in
            json.member("profile_state", detail.row.profileState)
            if let consent = detail.consent, consent.optedOut {
                json.member("opted_out_since", consent.changedAt.description)
            }
            try json.rows("members", detail.members, key)
            try json.rows("timers", detail.timers, key)
        }
    }

    /// `GET interactions/*/members`: who takes part, and took part.
    func listMembers() throws(APIError) {
        _ = try parameters()
        let position = shownPosition
        let id = try shownInteraction()
        try answer(
            try read { views throws(ProjectionsError) in try views.members(of: id) },
            position: position
        )
    }

    /// `GET interactions/*/notes`: private notes in the order in which they were written.
    func listNotes() throws(APIError) {
        _ = try parameters()
        let position = shownPosition
        let id = try shownInteraction()
        try answer(
            try read { views throws(ProjectionsError) in try views.notes(of: id) },
            position: position
        )
    }

    /// The interaction that the path names, if the views have it.
    private func shownInteraction() throws(APIError) -> InteractionID {
        let id = try interactionName()
        let row = try read { views throws(ProjectionsError) in try views.interaction(id) }
        guard row != nil else { throw .unknownSubject("interaction") }
        return id
    }

    /// States by their words with commas between; `active` and `closed` stand for several.
    private func states(_ text: String?) throws(APIError) -> Set<InteractionState> {
        var states: Set<InteractionState> = []
        for word in (text ?? "").split(separator: ",") {
            switch word {
            case "active": states.formUnion(InteractionFilter.active)
            case "closed": states.formUnion([.closedComplete, .closedAbandoned])
            default:
                guard let state = InteractionState(word: String(word)) else {
                    let words = InteractionState.allCases.map(\.word).joined(separator: ", ")
                    throw .badParameter("state", expected: "some of active, closed, \(words)")
                }
                states.insert(state)
            }
        }
        return states
    }
}

extension InteractionRow {
    /// Whether it is known whom it is for: `conflict`, `guest` or `verified` (row P1 to P4, G2).
    var profileState: String {
        if conflict { return "conflict" }
        return openedFor == .guest ? "guest" : "verified"
    }
}
