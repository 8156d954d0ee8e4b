import Decisions
import Projections
import Vocabulary

extension Call {
    /// `GET held-messages`: what came while its channel was off, the oldest first (row R10).
    func listHeldMessages() throws(APIError) {
        let parameters = try parameters(["taken_up", "limit"])
        let takenUp = try parameters.boolean("taken_up")
        let limit = try parameters.limit()
        let position = shownPosition
        try answer(
            try read { views throws(ProjectionsError) in
                try views.heldMessages(takenUp: takenUp, limit: limit)
            },
            position: position
        )
    }

    /// `GET held-parts`: parts of messages that wait for others, the oldest first (row R8).
    func listHeldParts() throws(APIError) {
        let parameters = try parameters(["limit"])
        let limit = try parameters.limit()
        let position = shownPosition
        try answer(
            try read { views throws(ProjectionsError) in try views.heldParts(limit: limit) },
            position: position
        )
    }

    /// `POST held-messages/*/take-up`: it joins or opens a conversation as if it came now.
    func takeUpHeldMessage() throws(APIError) {
        let fields = try fields()
        try fields.end()
        let message = try identifier(MessageSubject.self, "message")
        submit(.heldMessageTakenUp(HeldMessageTakenUp(message: message, by: caller.user)))
    }
}
