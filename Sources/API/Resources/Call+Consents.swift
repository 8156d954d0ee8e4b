import Projections
import Vocabulary

extension Call {
    /// `GET consents`: who wants no messages, or wants them again.
    func listConsents() throws(APIError) {
        let parameters = try parameters(["requester", "company", "limit"])
        let requester = try parameters.address("requester")
        let company = try parameters.address("company")
        let limit = try parameters.limit()
        let position = shownPosition
        let rows = try read { views throws(ProjectionsError) -> [ConsentRow] in
            guard let requester else { return try views.consents(limit: limit) }
            let rows = try views.consents(of: requester)
            return rows.filter { company == nil || $0.company == company }
        }
        try answer(rows, position: position)
    }

    /// `POST consents`: a wish that reached somebody by another way than a message (row A10).
    func recordConsent() throws(APIError) {
        var fields = try fields()
        let consent = ConsentRecorded(
            requester: try fields.neededAddress("requester"),
            company: try fields.neededAddress("company"),
            optedOut: try fields.neededBoolean("opted_out"),
            by: caller.user,
            reason: try fields.text("reason") ?? ""
        )
        try fields.end()
        submit(.consentRecorded(consent))
    }
}
