import Vocabulary

extension WorkItemAssignment {
    /// Row W1: nobody is asked out of hours, and the requester is told so once.
    func whenClosed(
        _ item: WaitingItem,
        _ pool: AgentPool,
        _ interaction: ActiveInteraction,
        _ state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) {
        wait(item, .outOfHours, .w1, &outcomes)
        guard !item.toldHours, !pool.queue.outOfHoursText.isEmpty else { return }
        outcomes.add(
            .systemMessageAdded(
                SystemMessageAdded(
                    kind: .outOfHours,
                    body: pool.queue.outOfHoursText,
                    sent: interaction.requesterMessages > 0 && state.canWrite(to: interaction.pair)
                )
            ),
            .w1,
            id
        )
    }

    /// Row W6: what has waited too long goes to where its queue says, with its place in time.
    func overflow(
        _ item: WaitingItem,
        _ interaction: ActiveInteraction,
        to target: QueueID,
        _ state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) {
        outcomes.add(
            .interactionQueued(
                InteractionQueued(
                    queue: target,
                    waitingSince: item.since,
                    preferred: item.preferred,
                    excluded: interaction.excluded,
                    excludedUntil: interaction.excludedUntil,
                    reason: "overflow",
                    maxWait: state.maxWait(in: target),
                    skills: item.skills
                )
            ),
            .w6,
            id
        )
    }
}
