import Decisions
import Projections
import Vocabulary

extension Call {
    /// `GET users`: the oldest first; passwords are not in the log.
    func listUsers() throws(APIError) {
        _ = try parameters()
        let position = shownPosition
        try answer(
            try read { views throws(ProjectionsError) in try views.users() },
            position: position
        )
    }

    /// `GET users/*`.
    func showUser() throws(APIError) {
        _ = try parameters()
        let id = try identifier(UserSubject.self, "user")
        try answer(try read { views throws(ProjectionsError) in try views.user(id) }, "user")
    }

    /// `POST users` makes one, `PUT users/*` replaces one.
    func setUser() throws(APIError) {
        var user = UserSet(by: caller.user, active: true)
        user.user = try replaced(UserSubject.self, "user")
        try fill(&user, hidden: ["user"])
        configure(.userSet(user), subject: (.unknownUser, "user"))
    }

    /// `GET me`: who the caller is and what the caller may do.
    func showMe() throws(APIError) {
        _ = try parameters()
        reply.json(caller.json(key, nil))
    }
}
