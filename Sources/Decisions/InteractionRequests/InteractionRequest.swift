import Vocabulary

extension InteractionRequested {
    /// Row H1: another system gets an interaction that waits in a queue, or is new without one.
    ///
    /// It has a pair of numbers only if the context names the requester's. A pair that is active
    /// already, and a context that an active interaction has already, are answered with that
    /// interaction and nothing new happens: one pair, and one subject, is one conversation.
    func decide(
        in state: borrowing DecisionState,
        at time: Instant,
        _ outcomes: inout Outcomes
    ) throws(Refusal) -> Verdict {
        guard let application = state.application(application) else { throw .unknownApplication }
        guard state.isOn(application) else { throw .providerApplicationInactive }
        guard queue.isNone || state.queues.contains(where: { $0.queue == queue && $0.active })
        else { throw .unknownQueue }
        if let active = openedWithSameContext(in: state, at: time) {
            return .repeated(of: active)
        }
        let company: Address = requester == .anonymous ? .anonymous : application.number
        let pair = AddressPair(requester: requester, company: company)
        if let active = state.active(pair) { return .repeated(of: active.id.position) }

        let interaction = open(pair, in: state, &outcomes)
        if !queue.isNone {
            let queueing = InteractionQueued(
                queue: queue,
                waitingSince: time,
                maxWait: state.maxWait(in: queue)
            )
            outcomes.add(.interactionQueued(queueing), .h1, interaction)
        }
        return .decided
    }

    /// Opens it for whoever the number is, or for the guest without a number.
    private func open(
        _ pair: AddressPair,
        in state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) -> InteractionID {
        var opening = InteractionOpened(
            requester: pair.requester,
            company: pair.company,
            application: application,
            number: state.lastNumber + 1,
            openedBy: by
        )
        if !pair.isNone {
            let match = MessagingProfileMatch(address: pair.requester, in: state)
            opening.profile = match.settle(state, &outcomes)
            opening.openedFor = match.person
            opening.profileRule = match.rule
            opening.conflict = match.isConflict
            opening.previous = state.lastByPair[pair]?.id ?? .none
        }
        return outcomes.open(opening, .h1)
    }

    /// The position of the request that the active interaction with the same context followed from.
    private func openedWithSameContext(
        in state: borrowing DecisionState,
        at time: Instant
    ) -> Position? {
        guard let contextKey, let position = state.seen.position(of: contextKey, at: time) else {
            return nil
        }
        // The opening stands behind the request, and behind at most two records of the profile's.
        let isActive = (1...3).contains { state.active(InteractionID(position + $0)) != nil }
        return isActive ? position : nil
    }
}

extension InteractionRequested {
    /// What the caller's key is remembered as, apart from the keys of messages; empty for none.
    var seenID: String { idempotencyKey.isEmpty ? "" : "interaction " + idempotencyKey }

    /// What a context's record is remembered as; nothing when the context is the request's own.
    var contextKey: SeenKey? {
        guard !contextTable.isEmpty else { return nil }
        // No identifier is all ones, so no caller's keys are in this domain.
        return SeenKey(domain: .max, id: contextTable + ":" + contextDocument)
    }
}
