import Scheduler
import Vocabulary

extension FiringTimer {
    /// Row M8: an action that was edited while armed acts as it is defined now, after the wait that it
    /// was armed with; one that was deactivated or deleted fires nothing and says so.
    ///
    /// - Returns: the present definition; nothing when it was deleted.
    func current(in state: borrowing DecisionState) -> DecisionState.ConfiguredAction? {
        state.actions.first { $0.definition.action == timer.action }
    }
}

extension MessagingActionDeleted {
    /// Row M8: what the action has armed stays armed and will say that the action is gone.
    func check(in state: borrowing DecisionState) throws(Refusal) {
        guard state.actions.contains(where: { $0.definition.action == action }) else {
            throw .unknownAction
        }
    }
}
