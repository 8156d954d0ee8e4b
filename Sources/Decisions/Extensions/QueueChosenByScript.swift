import Vocabulary

extension RequesterInitiatedSMS {
    /// Row X4, routing: the queue that a script chose, if it is active when the message is decided.
    func queueChosenByScript(_ state: borrowing DecisionState) -> QueueID? {
        guard let queue = extensions.answer(.routing)?.queue, !queue.isNone,
            state.queues.contains(where: { $0.queue == queue && $0.active })
        else { return nil }
        return queue
    }
}
