public import Vocabulary

extension DecisionState {
    /// Row M1: the timers that a message arms: the other side's answer, or closing, cancels them.
    ///
    /// The wait counts from the first unanswered message, so a later one of the same side arms only
    /// actions that count from the last.
    /// - Parameters:
    ///   - author: whose message it is. The virtual agent's and the engine's arm nothing (M7).
    ///   - interaction: the interaction that it joins; nothing for one that it opens.
    /// - Returns: the timers in the order of their ordinals.
    public func armed(by author: Author, in interaction: ActiveInteraction? = nil) -> [ArmedTimer] {
        guard let event = author.messagingEvent else { return [] }
        let waitsAlready =
            switch author {
            case .requester: interaction?.awaitsAgent ?? false
            default: interaction?.awaitsRequester ?? false
            }
        return armed(by: event, onlyFromTheLast: waitsAlready)
    }
}
