import Vocabulary

extension FiringTimer {
    /// Row M4, prompt agent: a notification in the workspace of whoever has the interaction.
    func promptAgent(
        _ action: MessagingActionSet,
        _ interaction: ActiveInteraction,
        _ outcomes: inout Outcomes
    ) {
        guard interaction.responder == .agent else {
            skip(because: "no agent has the interaction", .m4, &outcomes)
            return
        }
        fire(action, agent: interaction.assignedTo, &outcomes)
    }

    /// Row M4, prompt requester: a system message, where the requester may be written to, and outside of
    /// quiet hours (row Y7).
    func promptRequester(
        _ action: MessagingActionSet,
        _ interaction: ActiveInteraction,
        _ state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) {
        if let obstacle = state.obstacle(to: interaction.pair) {
            skip(because: obstacle.reason, obstacle.rule, &outcomes)
            return
        }
        if waitsForQuietHours(action, interaction, state, &outcomes) { return }
        fire(action, &outcomes)
        outcomes.add(
            .systemMessageAdded(
                SystemMessageAdded(kind: .prompt, body: action.text, sent: true)
            ),
            .m4,
            interaction.id
        )
    }

    /// Row M4, reassign: the agent is removed, the interaction waits again where it first stood, and the
    /// former agent is left out for a while, so that it does not return to somebody who is absent.
    func reassign(
        _ action: MessagingActionSet,
        _ interaction: ActiveInteraction,
        _ state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) {
        guard interaction.responder == .agent else {
            skip(because: "no agent has the interaction", .m4, &outcomes)
            return
        }
        guard interaction.state.canBecome(.queued) else {
            skipTransition(interaction, to: .queued, &outcomes)
            return
        }
        let queue =
            interaction.queue.isNone
            ? state.application(interaction.application)?.queue ?? .none : interaction.queue
        fire(action, agent: interaction.assignedTo, &outcomes)
        outcomes.add(
            .liveGroupMemberLeft(
                LiveGroupMemberLeft(member: .agent, agent: interaction.assignedTo)
            ),
            .m4,
            interaction.id
        )
        outcomes.add(
            .interactionQueued(
                InteractionQueued(
                    queue: queue,
                    waitingSince: interaction.waitingSince == .zero
                        ? interaction.openedAt : interaction.waitingSince,
                    excluded: interaction.assignedTo,
                    excludedUntil: outcomes.time + state.settings.reassignExclusion,
                    reason: "reassigned",
                    maxWait: state.maxWait(in: queue),
                    skills: interaction.skills
                )
            ),
            .m4,
            interaction.id
        )
    }

    /// Row M4, set state: to the given state; closing through it is a full closing (row I3).
    func setState(
        _ action: MessagingActionSet,
        _ interaction: ActiveInteraction,
        _ state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) {
        guard interaction.state != action.state else {
            skip(because: "already " + action.state.word, .m4, &outcomes)
            return
        }
        guard interaction.settableStates.contains(action.state) else {
            skipTransition(interaction, to: action.state, &outcomes)
            return
        }
        fire(action, &outcomes)
        if action.state.isClosed {
            Closing(state: action.state, by: .none, reason: "no response", rule: .m4)
                .close(interaction, state, &outcomes)
        } else {
            outcomes.add(
                .interactionStateChanged(
                    InteractionStateChanged(
                        from: interaction.state,
                        to: action.state,
                        reason: "messaging action"
                    )
                ),
                .m4,
                interaction.id
            )
        }
    }

    /// An action never makes a transition that nobody may make (row I2).
    private func skipTransition(
        _ interaction: ActiveInteraction,
        to state: InteractionState,
        _ outcomes: inout Outcomes
    ) {
        skip(because: interaction.state.word + " cannot become " + state.word, .i2, &outcomes)
    }
}
