import Scheduler
import Vocabulary

extension FiringTimer {
    /// Row W4: the agent did not answer in time, and the next one is asked.
    func offerTimesOut(in state: borrowing DecisionState, _ outcomes: inout Outcomes) {
        let agent = UserID(rawValue: timer.subject)
        outcomes.add(
            .offerEnded(OfferEnded(agent: agent, end: .timedOut)),
            .w4,
            timer.interaction
        )
        guard let queue = state.routing.items[timer.interaction]?.queue,
            let rule = state.routing.pools[queue]?.rule
        else { return }
        state.changePresence(
            of: agent,
            to: rule.presenceAfterTimeout,
            because: "an offer timed out",
            &outcomes
        )
    }

    /// Rows W3 to W6: what a work item waited for has come, or has not in time.
    func waitEnds(_ wait: RoutingWait, _ rule: Rule, _ outcomes: inout Outcomes) {
        outcomes.add(.waitEnded(WaitEnded(wait: wait)), rule, timer.interaction)
    }

    /// Row W1: a queue's hours begin or end.
    func hoursChange(in state: borrowing DecisionState, _ outcomes: inout Outcomes) {
        let queue = QueueID(rawValue: timer.subject)
        if state.isWithinHours(queue, at: timer.due) {
            outcomes.add(.queueOpened(QueueOpened(queue: queue)), .w1)
        } else {
            outcomes.add(.queueClosed(QueueClosed(queue: queue)), .w1)
        }
    }
}
