import Vocabulary

extension DecisionState {
    /// Row M6: one message may arm several actions; each fires once for it.
    ///
    /// They are in the order of their ordinals, by order and then by age. An action that is not active,
    /// or whose wait is for the other side, is not armed.
    func armed(by event: MessagingEvent, onlyFromTheLast: Bool) -> [ArmedTimer] {
        var armed: [ArmedTimer] = []
        for action in actions where action.definition.active && action.definition.event == event {
            if onlyFromTheLast, action.definition.anchor == .first { continue }
            armed.append(
                ArmedTimer(
                    action: action.definition.action,
                    duration: action.definition.duration
                )
            )
        }
        return armed
    }
}
