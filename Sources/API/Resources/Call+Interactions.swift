import Projections
import Vocabulary

extension Call {
    /// `GET interactions`: the one that changed last comes first.
    func listInteractions() throws(APIError) {
        let parameters = try parameters([
            "state", "assigned_to", "requester", "number", "sys_id", "opened_for",
            "opened_for_table", "member", "with", "limit", "after",
        ])
        let isPreview = try parameters.isPreview()
        let limit = try parameters.limit()
        let after = try parameters.position("after")
        let position = shownPosition
        if let number = parameters["number"] {
            let row = try read { views throws(ProjectionsError) in
                try views.interaction(number: number.uppercased())
            }
            return try answer(row.map { [$0] } ?? [], isPreview, position: position)
        }
        if let names = parameters["sys_id"] {
            return try answer(try interactions(names), isPreview, position: position)
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
        if let agent = parameters["member"] {
            filter.member =
                agent == "me"
                ? caller.user : try parameters.identifier("member", UserSubject.self)
        }
        if parameters["opened_for"] != nil || parameters["opened_for_table"] != nil {
            filter.openedFor = try parameters.person("opened_for")
        }
        let wanted = filter
        let rows = try read { views throws(ProjectionsError) in
            try views.interactions(wanted, limit: limit + 1, after: after)
        }
        let page = Array(rows.prefix(limit))
        try answer(
            page,
            isPreview,
            position: position,
            next: rows.count > limit ? page.last.map { String($0.lastPosition) } : nil
        )
    }

    /// Interactions by their identifiers with commas between; those that are not there are left out.
    private func interactions(_ names: String) throws(APIError) -> [InteractionRow] {
        let names = names.split(separator: ",", omittingEmptySubsequences: false)
        guard names.count <= Parameters.pageMax else {
            throw .badParameter("sys_id", expected: "at most \(Parameters.pageMax) of them")
        }
        var rows: [InteractionRow] = []
        for name in names {
            guard let id = InteractionID(String(name), key: key) else {
                throw SysID(String(name)) == nil
                    ? .badParameter("sys_id", expected: "identifiers with commas between")
                    : .unknownIdentifier("sys_id")
            }
            let row = try read { views throws(ProjectionsError) in try views.interaction(id) }
            if let row { rows.append(row) }
        }
        return rows
    }

    /// `GET interactions/*`: all that is known of one, with who takes part and what runs.
    func showInteraction() throws(APIError) {
        let moment = try parameters(["as_of"]).moment()
        let id = try interactionName()
        if let moment {
            return try readAsOf(moment, id) { views, position throws(APIError) in
                let row = try read(views) { views throws(ProjectionsError) in
                    try views.interaction(id)
                }
                try answer(row, "interaction") { json throws(APIError) in
                    if let row { json.member("profile_state", row.profileState) }
                    let members = try read(views) { views throws(ProjectionsError) in
                        try views.members(of: id)
                    }
                    try json.rows("members", members, key)
                    json.member("as_of", position)
                }
            }
        }
        let detail = try read { views throws(ProjectionsError) in try views.detail(of: id) }
        guard let detail else { throw .unknownSubject("interaction") }
        try answer(detail.row, "interaction") { json throws(APIError) in
            json.member("profile_state", detail.row.profileState)
            if let consent = detail.consent, consent.optedOut {
                json.member("opted_out_since", consent.changedAt.description)
            }
            try json.rows("members", detail.members, key)
            try json.rows("timers", detail.timers, key)
            try addNames(&json, of: detail.row)
            try addCandidates(&json, for: detail.row)
        }
    }

    /// `GET interactions/*/members`: who takes part, and took part.
    func listMembers() throws(APIError) {
        let moment = try parameters(["as_of"]).moment()
        let position = shownPosition
        let id = try shownInteraction()
        if let moment {
            return try readAsOf(moment, id) { views, position throws(APIError) in
                let rows = try read(views) { views throws(ProjectionsError) in
                    try views.members(of: id)
                }
                try answer(rows, position: position)
            }
        }
        try answer(
            try read { views throws(ProjectionsError) in try views.members(of: id) },
            position: position
        )
    }

    /// `GET interactions/*/notes`: private notes in the order in which they were written.
    func listNotes() throws(APIError) {
        let moment = try parameters(["as_of"]).moment()
        let position = shownPosition
        let id = try shownInteraction()
        if let moment {
            return try readAsOf(moment, id) { views, position throws(APIError) in
                let rows = try read(views) { views throws(ProjectionsError) in
                    try views.notes(of: id)
                }
                try answer(rows, position: position)
            }
        }
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
        for word in text?.split(separator: ",", omittingEmptySubsequences: false) ?? [] {
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
