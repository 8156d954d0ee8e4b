import Scheduler
import Vocabulary

/// Row R8: the parts that there are become one message, which goes the way of any other.
///
/// It is judged as a whole: a word about consent (Y4) counts when the joined text is one. What came of
/// an incomplete message can only opt out: whether the rest would have made "START" something else
/// nobody knows, and an opt-out must not be missed.
struct JoinedParts {
    let key: PartsKey
    let application: ProviderApplicationSet
    let parts: [HeldPart]
    let extensions: [ExtensionAnswer]
    /// When the first of them came.
    let since: Instant
    let time: Instant
    /// When the wait was to end before an outage moved its end.
    var scheduledFor = Instant.zero

    func decide(
        isLate: Bool = false,
        in state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) {
        let wait = state.settings.waitForParts
        if !isLate, let former = state.parts.ended.message(key, at: since, within: wait),
            parts.allSatisfy({ former.has($0) })
        {
            repeats(former, &outcomes)
            return
        }
        let missing = missingNumbers
        let body = parts.map(\.body).joined()
        let position = outcomes.add(
            .smsPartsJoined(
                SMSPartsJoined(
                    parts: parts.map(\.message),
                    requester: key.pair.requester,
                    company: key.pair.company,
                    application: application.application,
                    body: body,
                    reference: UInt64(key.reference),
                    count: UInt64(key.count),
                    missing: missing,
                    providerMessageID: parts.first?.providerMessageID ?? "",
                    sentAt: parts.first?.sentAt ?? .zero,
                    scheduledFor: scheduledFor
                )
            ),
            .r8
        )
        let message = RequesterInitiatedSMS(
            message: MessageID(position),
            body,
            isIncomplete: !missing.isEmpty,
            from: key.pair,
            through: application,
            extensions: extensions,
            at: time,
            in: state
        )
        message.decide(in: state, &outcomes)
    }

    /// Row R7: a provider that was not answered in time has brought all of it again.
    private func repeats(_ former: EndedMessage, _ outcomes: inout Outcomes) {
        outcomes.add(
            .smsPartsRepeated(
                SMSPartsRepeated(
                    parts: parts.map(\.message),
                    requester: key.pair.requester,
                    company: key.pair.company,
                    message: former.message,
                    reference: UInt64(key.reference),
                    count: UInt64(key.count)
                )
            ),
            .r7
        )
    }

    /// The numbers that did not come, such as `1, 3-5`.
    private var missingNumbers: String {
        var ranges: [String] = []
        var next = 1
        for number in parts.map({ Int($0.number) }) + [Int(key.count) + 1] {
            if number - 1 > next {
                ranges.append("\(next)-\(number - 1)")
            } else if number > next {
                ranges.append("\(next)")
            }
            next = number + 1
        }
        return ranges.joined(separator: ", ")
    }
}

extension JoinedParts {
    /// Takes what waits of a message.
    init(
        _ key: PartsKey,
        _ waiting: PartialMessage,
        in state: borrowing DecisionState,
        at time: Instant
    ) {
        guard let application = state.application(waiting.application) else {
            preconditionFailure("a provider application is switched off, and never goes away")
        }
        self.init(
            key: key,
            application: application,
            parts: waiting.parts,
            extensions: waiting.extensions,
            since: waiting.since,
            time: time
        )
    }
}

extension FiringTimer {
    /// Row R8: the others did not come in time, and what came is delivered.
    func partsWaitEnds(in state: borrowing DecisionState, _ outcomes: inout Outcomes) {
        guard let key = state.parts.keys[MessageID(rawValue: timer.subject)],
            let waiting = state.parts.waiting[key]
        else { preconditionFailure("a message that waits no longer has no timer") }
        var joined = JoinedParts(key, waiting, in: state, at: timer.due)
        joined.scheduledFor = timer.scheduledFor
        joined.decide(in: state, &outcomes)
    }
}
