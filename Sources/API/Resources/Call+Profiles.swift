import Projections
import Vocabulary

extension Call {
    /// `GET profiles`: the channel user profiles of a number or of all, with their former ties.
    func listProfiles() throws(APIError) {
        let parameters = try parameters(["number", "limit", "after"])
        let limit = try parameters.limit()
        let after = try parameters.identifier("after", ProfileSubject.self)
        let number = try parameters.address("number")
        let position = shownPosition
        let rows = try read { views throws(ProjectionsError) -> [ChannelUserProfileRow] in
            guard let number else { return try views.profiles(limit: limit + 1, after: after) }
            return try views.profiles(of: number)
        }
        let page = number == nil ? Array(rows.prefix(limit)) : rows
        try answer(
            page,
            position: position,
            next: page.count < rows.count ? page.last?.id.text(key) : nil
        ) { json, row throws(APIError) in
            let ties = try read { views throws(ProjectionsError) in
                try views.formerTies(of: row.id)
            }
            try json.rows("former_ties", ties, key)
        }
    }
}
