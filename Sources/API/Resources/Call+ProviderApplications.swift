import Decisions
import Projections
import Vocabulary

extension Call {
    /// `GET provider-applications`: the oldest first.
    func listProviderApplications() throws(APIError) {
        _ = try parameters()
        let position = shownPosition
        try answer(
            try read { views throws(ProjectionsError) in try views.applications() },
            position: position
        )
    }

    /// `GET provider-applications/*`.
    func showProviderApplication() throws(APIError) {
        _ = try parameters()
        let id = try identifier(ApplicationSubject.self, "application")
        try answer(
            try read { views throws(ProjectionsError) in try views.application(id) },
            "application"
        )
    }

    /// `POST provider-applications` makes one, `PUT provider-applications/*` replaces one.
    ///
    /// Its credentials stand in the configuration file, under its name.
    func setProviderApplication() throws(APIError) {
        var application = ProviderApplicationSet(by: caller.user, active: true)
        application.application = try replaced(ApplicationSubject.self, "application")
        try fill(&application, hidden: ["application"])
        configure(
            .providerApplicationSet(application),
            subject: (.unknownApplication, "application")
        )
    }
}
