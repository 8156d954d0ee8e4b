import Decisions
import Projections
import Vocabulary

extension Call {
    /// `GET messaging-actions`: by their order.
    func listMessagingActions() throws(APIError) {
        _ = try parameters()
        let position = shownPosition
        try answer(
            try read { views throws(ProjectionsError) in try views.actions() },
            position: position
        )
    }

    /// `GET messaging-actions/*`.
    func showMessagingAction() throws(APIError) {
        _ = try parameters()
        let id = try identifier(ActionSubject.self, "action")
        try answer(
            try read { views throws(ProjectionsError) in try views.action(id) },
            "action"
        )
    }

    /// `POST messaging-actions` makes one, `PUT messaging-actions/*` replaces one (row M2, M8).
    func setMessagingAction() throws(APIError) {
        var action = MessagingActionSet(by: caller.user, active: true)
        action.action = try replaced(ActionSubject.self, "action")
        try fill(&action, hidden: ["action"])
        configure(.messagingActionSet(action), subject: (.unknownAction, "action"))
    }

    /// `DELETE messaging-actions/*`: what it has armed fires nothing.
    func deleteMessagingAction() throws(APIError) {
        let id = try identifier(ActionSubject.self, "action")
        let deletion = MessagingActionDeleted(action: id, by: caller.user)
        submit(.messagingActionDeleted(deletion), subject: (.unknownAction, "action"))
    }
}
