public import Vocabulary

/// What the outbox does next: in order within a conversation, concurrently across them, never twice.
///
/// A value without clock and devices: inputs are methods, each returns actions, the shell carries them
/// out. An attempt is in the log before anything leaves, and its result after; a message whose attempt
/// has no result after a restart is uncertain, unless its provider takes a repetition for what it is.
public struct OutboxStateMachine: Sendable {
    /// How often a temporary failure is tried again before it is final: with the waits below, a day.
    public static let attemptsMax: UInt64 = 12
    /// How late a prompt may be and still make sense.
    public static let promptAgeMax = Milliseconds.hours(1)
    /// How many messages of one application may be with the provider at a time.
    public static let concurrencyMax = 32

    /// What the shell is asked to do.
    public enum Action: Hashable, Sendable {
        /// Put inputs into the log and say `recorded` when they are durable.
        case record([Input], of: MessageID)
        /// Hand the message to its provider and say `finished`.
        case send(OutboundMessage)
    }

    private enum Phase: Sendable {
        case idle
        // As many are with the provider as may be.
        case paused
        case recordingAttempt
        case sending
        case recordingResult(next: Instant?)
        case waiting(until: Instant)
    }

    private struct Conversation: Sendable {
        var queue: [OutboundMessage] = []
        var phase = Phase.idle
    }

    private var conversations: [AddressPair: Conversation] = [:]
    private var pairs: [MessageID: AddressPair] = [:]
    private var inFlight: [ApplicationID: Int] = [:]
    private var paused: [AddressPair] = []

    /// Makes an empty one.
    public init() {}

    /// How many messages are on their way.
    public var count: Int { pairs.count }

    /// When the next retry is due.
    public var nextRetry: Instant? {
        conversations.values.compactMap { conversation in
            if case .waiting(let until) = conversation.phase { until } else { nil }
        }.min()
    }

    /// A message is to be sent.
    ///
    /// - Parameters:
    ///   - message: the message; one that is known already changes nothing.
    ///   - isIdempotent: whether its provider takes a repetition for what it is.
    ///   - now: the time.
    /// - Returns: what to do.
    public mutating func enqueue(
        _ message: OutboundMessage,
        isIdempotent: Bool,
        at now: Instant
    ) -> [Action] {
        guard pairs[message.id] == nil else { return [] }
        if message.isUnanswered, !isIdempotent {
            let uncertain = SendUncertain(
                message: message.id,
                detail: "the service ended between sending and the provider's answer"
            )
            return [.record([.sendUncertain(uncertain)], of: message.id)]
        }
        pairs[message.id] = message.pair
        conversations[message.pair, default: Conversation()].queue.append(message)
        return startNext(message.pair, at: now)
    }

    /// Inputs of a message are durable.
    public mutating func recorded(_ id: MessageID, at now: Instant) -> [Action] {
        guard let pair = pairs[id], let conversation = conversations[pair],
            let message = conversation.queue.first, message.id == id
        else { return [] }
        switch conversation.phase {
        case .recordingAttempt:
            conversations[pair]?.phase = .sending
            return [.send(message)]
        case .recordingResult(let next?):
            conversations[pair]?.phase = .waiting(until: next)
            return []
        case .recordingResult(nil):
            return leave(pair, at: now)
        case .idle, .paused, .sending, .waiting: return []
        }
    }

    /// The provider has answered, or has not.
    public mutating func finished(
        _ id: MessageID,
        _ outcome: SendOutcome,
        at now: Instant
    ) -> [Action] {
        guard let pair = pairs[id], let message = conversations[pair]?.queue.first,
            message.id == id
        else { return [] }
        var next: Instant?
        var inputs: [Input]
        switch outcome {
        case .accepted(let providerMessageID):
            let accepted = SendAccepted(message: id, providerMessageID: providerMessageID)
            inputs = [.sendAccepted(accepted)]
        case .delivered:
            let delivered = DeliveryReported(
                application: message.application,
                message: id,
                status: .delivered
            )
            inputs = [.sendAccepted(SendAccepted(message: id)), .deliveryReported(delivered)]
        case .failed(let isFinal, let code, let detail):
            let gaveUp = message.attempts >= Self.attemptsMax
            let failed = SendFailed(
                message: id,
                final: isFinal || gaveUp,
                code: code,
                detail: gaveUp && !isFinal ? detail + "; given up" : detail
            )
            inputs = [.sendFailed(failed)]
            if !isFinal, !gaveUp {
                next = now + Self.backoff(id, attempt: message.attempts)
            }
        case .uncertain(let detail):
            inputs = [.sendUncertain(SendUncertain(message: id, detail: detail))]
        }
        inFlight[message.application, default: 1] -= 1
        conversations[pair]?.phase = .recordingResult(next: next)
        return [.record(inputs, of: id)] + startPaused(at: now)
    }

    /// Time has gone by: retries that are due are made.
    public mutating func tick(at now: Instant) -> [Action] {
        var due: [AddressPair] = []
        for (pair, conversation) in conversations {
            if case .waiting(let until) = conversation.phase, until <= now { due.append(pair) }
        }
        // A dictionary's order is another in each process; what is oldest goes first.
        due.sort { first($0) < first($1) }
        return due.flatMap { pair -> [Action] in
            conversations[pair]?.phase = .idle
            return startNext(pair, at: now)
        }
    }

    /// A requester wants no more messages: what has not been handed over is not sent.
    public mutating func optedOut(_ pair: AddressPair, at now: Instant) -> [Action] {
        guard let conversation = conversations[pair] else { return [] }
        let started =
            switch conversation.phase {
            case .idle, .paused, .waiting: 0
            case .recordingAttempt, .sending, .recordingResult: 1
            }
        let dropped = conversation.queue.dropFirst(started)
        conversations[pair]?.queue.removeLast(dropped.count)
        if started == 0 {
            conversations[pair] = nil
            paused.removeAll { $0 == pair }
        }
        for message in dropped { pairs[message.id] = nil }
        return dropped.map {
            let expired = EffectExpired(
                message: $0.id,
                detail: "the requester wants no more messages"
            )
            return .record([.effectExpired(expired)], of: $0.id)
        }
    }

    /// How long to wait before an attempt is repeated: twice as long each time, from two seconds to two
    /// hours, a quarter more or less by the message's own identifier.
    static func backoff(_ id: MessageID, attempt: UInt64) -> Milliseconds {
        let base = min(Int64(2_000) << Int64(min(attempt, 12)), 7_200_000)
        let spread = base / 2
        let offset = Int64((id.stableHash &+ attempt &* 0x9E37_79B9) % UInt64(spread + 1))
        return Milliseconds(rawValue: base - base / 4 + offset)
    }

    private func first(_ pair: AddressPair) -> MessageID {
        conversations[pair]?.queue.first?.id ?? .none
    }

    private mutating func leave(_ pair: AddressPair, at now: Instant) -> [Action] {
        if let message = conversations[pair]?.queue.removeFirst() { pairs[message.id] = nil }
        conversations[pair]?.phase = .idle
        return startNext(pair, at: now)
    }

    private mutating func startNext(_ pair: AddressPair, at now: Instant) -> [Action] {
        guard let conversation = conversations[pair], case .idle = conversation.phase else {
            return []
        }
        guard var message = conversation.queue.first else {
            conversations[pair] = nil
            return []
        }
        if message.isPrompt, now - message.decidedAt > Self.promptAgeMax {
            conversations[pair]?.phase = .recordingResult(next: nil)
            let expired = EffectExpired(
                message: message.id,
                detail: "the prompt had become too old"
            )
            return [.record([.effectExpired(expired)], of: message.id)]
        }
        guard inFlight[message.application, default: 0] < Self.concurrencyMax else {
            conversations[pair]?.phase = .paused
            paused.append(pair)
            return []
        }
        inFlight[message.application, default: 0] += 1
        message.attempts += 1
        conversations[pair]?.queue[0] = message
        conversations[pair]?.phase = .recordingAttempt
        let attempted = SendAttempted(message: message.id, attempt: message.attempts)
        return [.record([.sendAttempted(attempted)], of: message.id)]
    }

    private mutating func startPaused(at now: Instant) -> [Action] {
        let waiting = paused
        paused = []
        return waiting.flatMap { pair -> [Action] in
            guard case .paused = conversations[pair]?.phase else { return [] }
            conversations[pair]?.phase = .idle
            return startNext(pair, at: now)
        }
    }
}
