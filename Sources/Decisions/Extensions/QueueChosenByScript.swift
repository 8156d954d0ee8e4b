import Vocabulary

extension RequesterInitiatedSMS {
    /// Row X4, routing: the queue that a script chose, if it is active when the message is decided.
    func queueChosenByScript(_ state: borrowing DecisionState) -> QueueID? {
        guard let queue = extensions.answer(.routing)?.queue, !queue.isNone,
            state.queues.contains(where: { $0.queue == queue && $0.active })
        else { return nil }
        return queue
    }

    /// Row X4: the skills that the site's script says are needed; one that is not known is left out.
    func skillsNamedByScript(_ state: borrowing DecisionState) -> [SkillLevel] {
        guard let names = extensions.answer(.routing)?.skills else { return [] }
        let known = state.routing.skills
        return names.compactMap { name in
            known.first { $0.name == name && $0.active }
                .map { SkillLevel($0.skill, isMandatory: true) }
        }
    }
}
