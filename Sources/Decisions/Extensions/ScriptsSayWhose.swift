import Vocabulary

extension [ExtensionAnswer] {
    /// Row X1: whom a script says that the profile belongs to.
    ///
    /// Somebody who is not known by the time that the message is decided is nobody's answer, and the
    /// tables decide.
    func personChosenByScript(_ state: borrowing DecisionState) -> Person? {
        guard let answer = answer(.channelUserProfile) else { return nil }
        return answer.person == .guest || state.knows(answer.person) ? answer.person : nil
    }
}
