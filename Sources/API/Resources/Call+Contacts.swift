import Decisions
import Projections
import Vocabulary

extension Call {
    /// `GET contacts`: the oldest first.
    func listContacts() throws(APIError) {
        let parameters = try parameters(["q", "limit", "after"])
        let wanted = try parameters.peoplePattern()
        let limit = try parameters.limit()
        let after = try parameters.identifier("after", PersonSubject.self)
        try attemptElsewhere { () throws(APIError) in
            let position = shownPosition
            let rows = try read { views throws(ProjectionsError) in
                try views.contacts(limit: limit + 1, after: after) {
                    wanted?.holds(for: $0.name, $0.phones) ?? true
                }
            }
            let page = Array(rows.prefix(limit))
            try answer(
                page,
                position: position,
                next: rows.count > limit ? page.last?.id.text(key) : nil
            )
        }
    }

    /// `GET contacts/*`.
    func showContact() throws(APIError) {
        _ = try parameters()
        let id = try identifier(PersonSubject.self, "contact")
        try answer(
            try read { views throws(ProjectionsError) in try views.contact(id) },
            "contact"
        )
    }

    /// `POST contacts` makes one, `PUT contacts/*` replaces one.
    func setContact() throws(APIError) {
        var contact = ContactSet(by: caller.user, active: true)
        contact.person = try replaced(PersonSubject.self, "contact")
        try fill(&contact, hidden: ["person"])
        configure(.contactSet(contact), subject: (.unknownPerson, "contact"))
    }
}
