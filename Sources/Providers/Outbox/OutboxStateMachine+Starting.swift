public import Vocabulary

extension OutboxStateMachine {
    /// Puts a message into its conversation: behind those that began, and in order.
    mutating func add(_ message: OutboundMessage) {
        pairs[message.id] = message.pair
        withLane(message.application) { $0.count += 1 }
        var conversation = conversations.removeValue(forKey: message.pair) ?? Conversation()
        let started = conversation.phase == .idle ? 0 : 1
        var place = conversation.queue.count
        while place > started, conversation.queue[place - 1].id > message.id { place -= 1 }
        conversation.queue.insert(message, at: place)
        conversations[message.pair] = conversation
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
        guard lane(message.application).wait(at: now) == .none else {
            enter(.inLine, pair)
            withLane(message.application) { $0.line.append(pair) }
            return []
        }
        message.attempts += 1
        withLane(message.application) { $0.begin(message.id, at: now) }
        conversations[pair]?.queue[0] = message
        enter(.recordingAttempt, pair)
        let attempted = SendAttempted(
            message: message.id,
            attempt: message.attempts,
            requester: message.pair.requester,
            company: message.pair.company,
            isConsentAnswer: message.isConsentAnswer
        )
        return [.record([.sendAttempted(attempted)], of: message.id)]
    }

    /// One message fewer is with the provider: whoever waited longest begins.
    mutating func freeSlot(_ application: ApplicationID, at now: Instant) -> [Action] {
        withLane(application) { $0.inFlight -= 1 }
        return drain(application, at: now)
    }

    /// The first message of a conversation has met its fate.
    mutating func leave(_ pair: AddressPair, at now: Instant) -> [Action] {
        if let message = conversations[pair]?.queue.removeFirst() { forget(message) }
        conversations[pair]?.isRevoked = false
        enter(.idle, pair)
        if conversations[pair]?.queue.isEmpty == true { conversations[pair] = nil }
        return startNext(pair, at: now)
    }

    /// A message has left the queues.
    mutating func forget(_ message: OutboundMessage) {
        pairs[message.id] = nil
        withLane(message.application) { $0.count -= 1 }
    }

    /// The log has refused an attempt because its requester has opted out: nothing is sent.
    public mutating func refused(_ id: MessageID, at now: Instant) -> [Action] {
        guard let pair = pairs[id], let conversation = conversations[pair],
            conversation.phase == .recordingAttempt, let message = conversation.queue.first,
            message.id == id
        else { return [] }
        enter(.recordingResult(next: nil), pair)
        withLane(message.application) { $0.breaker.withdrawn(id, at: now) }
        return [Self.revoke(id)] + freeSlot(message.application, at: now)
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

    static func uncertain(_ message: OutboundMessage, _ detail: String) -> Input {
        .sendUncertain(
            SendUncertain(
                message: message.id,
                detail: detail,
                application: message.application,
                attempt: message.attempts
            )
        )
    }
}
