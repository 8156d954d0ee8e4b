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

    /// `PUT users/*/password`: gives a user a new password, which goes into no log.
    ///
    /// That it was given, to whom and by whom, is an input of its own.
    func setUserPassword() throws(APIError) {
        // Whoever got hold of a token must not lock its user, or anybody, out.
        if caller.proof == .token { throw .passwordNeeded }
        let id = try identifier(UserSubject.self, "user")
        var fields = try fields()
        let password = try fields.neededText("password", limit: Self.passwordMax)
        try fields.end()
        let found = try read { views throws(ProjectionsError) in try views.user(id) }
        guard let user = found else { throw .unknownSubject("user") }
        try attemptElsewhere { () throws(APIError) in
            switch surface.passwords.setPassword(password, of: user.userName) {
            case .done:
                surface.signIns.forgetAll()
                surface.events.endForbidden()
            case .tooShort(let minimum):
                throw .badField("password", expected: "at least \(minimum) characters")
            case .failed(let problem): throw .failed(problem)
            }
            submit(.userPasswordSet(UserPasswordSet(user: id, by: caller.user)))
        }
    }

    /// The longest password in characters.
    private static let passwordMax = 1_024

    /// `GET me`: who the caller is and what the caller may do.
    func showMe() throws(APIError) {
        _ = try parameters()
        reply.json(caller.json(key, nil))
    }
}
