import Decisions
import Projections
import Vocabulary

extension Call {
    /// `GET uncertain-messages`: messages of which nobody knows whether they were sent, the oldest first.
    func listUncertainMessages() throws(APIError) {
        let parameters = try parameters(["limit"])
        let limit = try parameters.limit()
        let position = shownPosition
        try answer(
            try read { views throws(ProjectionsError) in
                try views.outbox([.uncertain], limit: limit)
            },
            position: position
        )
    }

    /// `POST uncertain-messages/*/resolve`: says what becomes of one (row Y2).
    func resolveUncertainMessage() throws(APIError) {
        var fields = try fields()
        let word = try fields.neededText("resolution")
        try fields.end()
        guard let resolution = UncertainResolution(word: word) else {
            let words = UncertainResolution.allCases.map(\.word).joined(separator: ", ")
            throw .badField("resolution", expected: "one of " + words)
        }
        let choice = UncertainSendResolved(
            message: try identifier(MessageSubject.self, "message"),
            by: caller.user,
            resolution: resolution
        )
        submit(.uncertainSendResolved(choice))
    }

    /// `POST provider-applications/*/pause`: nothing more is sent until it is resumed.
    func pauseSending() throws(APIError) {
        var fields = try fields()
        let reason = try fields.text("reason") ?? ""
        try fields.end()
        let pause = SendingPaused(
            application: try identifier(ApplicationSubject.self, "application"),
            by: caller.user,
            reason: reason
        )
        submit(.sendingPaused(pause), subject: (.unknownApplication, "application"))
    }

    /// `POST provider-applications/*/resume`: what waits goes out, in order.
    func resumeSending() throws(APIError) {
        let fields = try fields()
        try fields.end()
        let resumption = SendingResumed(
            application: try identifier(ApplicationSubject.self, "application"),
            by: caller.user
        )
        submit(.sendingResumed(resumption), subject: (.unknownApplication, "application"))
    }
}
