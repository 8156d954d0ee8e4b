import Projections
import Vocabulary

extension Call {
    /// `GET settings`.
    func showSettings() throws(APIError) {
        _ = try parameters()
        try answer(
            try read { views throws(ProjectionsError) in try views.settings() },
            "settings"
        )
    }

    /// `PUT settings`: all at once; what is not given is the default.
    func replaceSettings() throws(APIError) {
        var settings = SettingsChanged(by: caller.user)
        try fill(&settings)
        submit(.settingsChanged(settings))
    }
}
