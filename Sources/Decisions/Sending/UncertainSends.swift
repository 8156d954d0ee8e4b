import Vocabulary

extension SendUncertain {
    /// How many attempts a policy makes of one message before a person is asked after all.
    ///
    /// A provider that never answers would otherwise get, and perhaps deliver, one text for ever.
    static let attemptsByPolicyMax: UInt64 = 3

    /// Row Y2: what is uncertain waits for a person, unless the application or the site says otherwise.
    func decide(in state: borrowing DecisionState, _ outcomes: inout Outcomes) throws(Refusal) {
        try message.checkNamed()
        let resolution: UncertainResolution
        switch state.uncertainPolicy(of: application) {
        case .ask: return
        case .resend:
            guard attempt < Self.attemptsByPolicyMax else { return }
            resolution = .sendAgain
        case .drop: resolution = .dropped
        }
        outcomes.add(
            .uncertainSendSettled(
                UncertainSendSettled(message: message, resolution: resolution, attempts: attempt)
            ),
            .y2
        )
    }
}

extension UncertainSendResolved {
    /// Row Y2: a person decides, once; what has become certain meanwhile is nobody's to decide.
    func decide(in state: borrowing DecisionState, _ outcomes: inout Outcomes) throws(Refusal) {
        try message.checkNamed()
        guard let attempts = state.uncertain[message] else { throw .messageNotUncertain }
        outcomes.add(
            .uncertainSendSettled(
                UncertainSendSettled(
                    message: message,
                    resolution: resolution,
                    attempts: attempts
                )
            ),
            .y2
        )
    }
}

extension DecisionState {
    /// The application's policy, else the site's.
    func uncertainPolicy(of application: ApplicationID) -> UncertainPolicy {
        let own = self.application(application)?.uncertainSends ?? ""
        let text = own.isEmpty ? settings.uncertainSends : own
        return UncertainPolicy(rawValue: text) ?? .ask
    }
}

extension String {
    /// Refuses a text that is no policy for uncertain sends; an empty one is.
    func checkAsUncertainPolicy() throws(Refusal) {
        guard isEmpty || UncertainPolicy(rawValue: self) != nil else { throw .policyUnknown }
    }
}
