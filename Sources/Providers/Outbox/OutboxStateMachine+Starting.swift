import Vocabulary

extension OutboxStateMachine {
    /// Conversations of one application that wait until fewer of its messages are with the provider.
    ///
    /// One that has left meanwhile stays in line and is passed over when its turn comes.
    struct PausedLine: Sendable {
        private var line: [AddressPair] = []
        private var head = 0

        mutating func append(_ pair: AddressPair) { line.append(pair) }

        mutating func popFirst() -> AddressPair? {
            guard head < line.count else { return nil }
            defer {
                head += 1
                // Half of it is gone: moving the rest costs no more than what was taken.
                if head * 2 >= line.count {
                    line.removeFirst(head)
                    head = 0
                }
            }
            return line[head]
        }
    }

    /// Begins with the first message of a conversation, if nothing else is under way there.
    mutating func startNext(_ pair: AddressPair, at now: Instant) -> [Action] {
        guard !isStopping, let conversation = conversations[pair], conversation.phase == .idle
        else { return [] }
        guard var message = conversation.queue.first else {
            conversations[pair] = nil
            return []
        }
        if message.isPrompt, now - message.decidedAt > Self.promptAgeMax {
            enter(.recordingResult(next: nil), pair)
            let expired = EffectExpired(
                message: message.id,
                detail: "the prompt had become too old"
            )
            return [.record([.effectExpired(expired)], of: message.id)]
        }
        guard inFlight[message.application, default: 0] < Self.concurrencyMax else {
            enter(.paused, pair)
            paused[message.application, default: PausedLine()].append(pair)
            return []
        }
        inFlight[message.application, default: 0] += 1
        message.attempts += 1
        conversations[pair]?.queue[0] = message
        enter(.recordingAttempt, pair)
        let attempted = SendAttempted(message: message.id, attempt: message.attempts)
        return [.record([.sendAttempted(attempted)], of: message.id)]
    }

    /// One message fewer is with the provider: whoever waited longest begins.
    mutating func freeSlot(_ application: ApplicationID, at now: Instant) -> [Action] {
        inFlight[application, default: 1] -= 1
        var actions: [Action] = []
        while !isStopping, inFlight[application, default: 0] < Self.concurrencyMax,
            let pair = paused[application]?.popFirst()
        {
            guard let conversation = conversations[pair], conversation.phase == .paused,
                conversation.queue.first?.application == application
            else { continue }
            enter(.idle, pair)
            actions += startNext(pair, at: now)
        }
        return actions
    }

    /// The first message of a conversation has met its fate.
    mutating func leave(_ pair: AddressPair, at now: Instant) -> [Action] {
        if let message = conversations[pair]?.queue.removeFirst() { pairs[message.id] = nil }
        conversations[pair]?.isRevoked = false
        enter(.idle, pair)
        if conversations[pair]?.queue.isEmpty == true { conversations[pair] = nil }
        return startNext(pair, at: now)
    }

    mutating func enter(_ phase: Phase, _ pair: AddressPair) {
        guard let conversation = conversations[pair] else { return }
        busy += (phase.isBusy ? 1 : 0) - (conversation.phase.isBusy ? 1 : 0)
        conversations[pair]?.phase = phase
    }

    static func revoke(_ id: MessageID) -> Action {
        let expired = EffectExpired(
            message: id,
            detail: "the requester wants no more messages"
        )
        return .record([.effectExpired(expired)], of: id)
    }
}
