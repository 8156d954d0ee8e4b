import Decisions
import Projections
import Vocabulary

extension Call {
    /// `GET consumers`: the oldest first.
    func listConsumers() throws(APIError) {
        let parameters = try parameters(["q", "limit", "after"])
        let wanted = try parameters.peoplePattern()
        let limit = try parameters.limit()
        let after = try parameters.identifier("after", PersonSubject.self)
        try attemptElsewhere { () throws(APIError) in
            let position = shownPosition
            let rows = try read { views throws(ProjectionsError) in
                try views.consumers(limit: limit + 1, after: after) {
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

    /// `GET consumers/*`.
    func showConsumer() throws(APIError) {
        _ = try parameters()
        let id = try identifier(PersonSubject.self, "consumer")
        try answer(
            try read { views throws(ProjectionsError) in try views.consumer(id) },
            "consumer"
        )
    }

    /// `POST consumers` makes one, `PUT consumers/*` replaces one.
    func setConsumer() throws(APIError) {
        var consumer = ConsumerSet(by: caller.user, active: true)
        consumer.person = try replaced(PersonSubject.self, "consumer")
        try fill(&consumer, hidden: ["person"])
        configure(.consumerSet(consumer), subject: (.unknownPerson, "consumer"))
    }
}
