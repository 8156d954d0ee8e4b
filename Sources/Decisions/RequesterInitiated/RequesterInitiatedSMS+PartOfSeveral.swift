import Vocabulary

/// Row R8: a part of a concatenated message came.
///
/// It waits until all are there, or for a bounded time from the part that came first. The same part a
/// second time is row R7. Another text under a number that is there means that the phone uses the
/// reference again: what waits of the former message is delivered. A part of a message that was
/// delivered without it is late, and is delivered by itself. Where too much waits, what came of the
/// message is delivered at once.
struct ArrivedPart {
    let key: PartsKey
    let part: HeldPart
    let application: ProviderApplicationSet
    let extensions: [ExtensionAnswer]
    let text: String
    let time: Instant

    /// Takes what a provider brought.
    init(
        _ message: SMSReceived,
        _ part: MessagePart,
        _ application: ProviderApplicationSet,
        at time: Instant,
        position: Position
    ) {
        key = PartsKey(AddressPair(requester: message.from, company: message.to), part)
        self.part = message.heldPart(part, at: position)
        self.application = application
        extensions = message.extensions
        text = message.part
        self.time = time
    }

    func decide(in state: borrowing DecisionState, _ outcomes: inout Outcomes) -> Verdict {
        if let waiting = state.parts.waiting[key] {
            return joinWaiting(waiting, state, &outcomes)
        }
        if isLate(behind: [], state) {
            deliver([part], isLate: true, since: time, state, &outcomes)
        } else if state.parts.isFull(for: key.pair) {
            deliver([part], since: time, state, &outcomes)
        } else {
            hold(for: state.settings.waitForParts, &outcomes)
        }
        return .decided
    }

    /// Whether a message was delivered a moment ago that this part was missing from, and what waits now
    /// are only parts of it that came again.
    private func isLate(behind waiting: [HeldPart], _ state: borrowing DecisionState) -> Bool {
        let wait = state.settings.waitForParts
        guard let ended = state.parts.ended.message(key, at: time, within: wait) else {
            return false
        }
        return !ended.isWhole && ended.parts[part.number] == nil
            && waiting.allSatisfy { ended.has($0) }
    }

    private func joinWaiting(
        _ waiting: PartialMessage,
        _ state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) -> Verdict {
        if let same = waiting.part(part.number) {
            if same.body == part.body { return .repeated(of: same.message.position) }
            JoinedParts(key, waiting, in: state, at: time).decide(in: state, &outcomes)
            hold(for: state.settings.waitForParts, &outcomes)
            return .decided
        }
        let parts = waiting.parts.with(part)
        if isLate(behind: waiting.parts, state) {
            deliver([part], isLate: true, since: time, state, &outcomes)
        } else if parts.count == Int(key.count) || state.parts.isFull(for: key.pair) {
            deliver(parts, since: waiting.since, state, &outcomes)
        } else {
            hold(for: .zero, &outcomes)
        }
        return .decided
    }

    private func deliver(
        _ parts: [HeldPart],
        isLate: Bool = false,
        since: Instant,
        _ state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) {
        let joined = JoinedParts(
            key: key,
            application: application,
            parts: parts,
            extensions: extensions,
            since: since,
            time: time
        )
        joined.decide(isLate: isLate, in: state, &outcomes)
    }

    private func hold(for wait: Milliseconds, _ outcomes: inout Outcomes) {
        outcomes.add(
            .smsPartHeld(
                SMSPartHeld(
                    message: part.message,
                    requester: key.pair.requester,
                    company: key.pair.company,
                    application: application.application,
                    part: text,
                    wait: wait
                )
            ),
            .r8
        )
    }
}
