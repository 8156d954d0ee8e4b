import Vocabulary

extension RequesterInitiatedSMS {
    /// Row R1: a new interaction for whoever the number is, with the virtual agent or in the queue.
    func whenNoActiveInteraction(_ state: borrowing DecisionState, _ outcomes: inout Outcomes) {
        let past = state.lastByPair[pair]
        let rule: Rule = past == nil ? .r1 : .r6
        let match = MessagingProfileMatch(
            address: pair.requester,
            extensions: extensions,
            in: state
        )
        let profile = match.settle(state, &outcomes)
        let opening = InteractionOpened(
            requester: pair.requester,
            company: pair.company,
            application: application.application,
            profile: profile,
            openedFor: match.openedFor,
            number: state.lastNumber + 1,
            previous: past?.id ?? .none,
            profileRule: match.openingRule,
            conflict: match.isConflict
        )
        let interaction = outcomes.open(opening, rule)
        if application.virtualAgentFirst {
            outcomes.add(
                .interactionAssigned(
                    InteractionAssigned(
                        responder: .virtualAgent,
                        skills: skillsNamedByScript(state),
                        queue: queueChosenByScript(state) ?? .none
                    )
                ),
                rule,
                interaction
            )
            outcomes.add(
                .liveGroupMemberJoined(LiveGroupMemberJoined(member: .virtualAgent)),
                rule,
                interaction
            )
        } else {
            let chosen = queueChosenByScript(state)
            let queue =
                chosen
                ?? state.queue(
                    for: ActiveInteraction(id: interaction, opened: opening, at: time),
                    otherwise: application.queue
                )
            outcomes.add(
                .interactionQueued(
                    InteractionQueued(
                        queue: queue,
                        waitingSince: time,
                        preferred: preferredAgent(past, state),
                        maxWait: state.maxWait(in: queue),
                        skills: skillsNamedByScript(state)
                    )
                ),
                chosen == nil ? rule : .x4,
                interaction
            )
        }
        join(interaction, rule, arming: state.armed(by: .requester), state, &outcomes)
        acknowledgeOpening(of: interaction, state, &outcomes)
    }
}
