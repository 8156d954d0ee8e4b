public import Vocabulary

/// What the outbox does next: in order within a conversation, concurrently across them, never twice.
///
/// A value without clock and devices: inputs are methods, each returns actions, the shell carries them
/// out. An attempt is in the log before anything leaves, and its result after; a message whose attempt
/// has no result after a restart is uncertain, unless its provider takes a repetition for what it is.
public struct OutboxStateMachine: Sendable {
    /// How long after it was decided a message is tried again before a temporary failure is final.
    public static let patience = Milliseconds.days(1)
    /// How often a message is tried at most: more than fit into `patience`, unless a clock is wrong.
    public static let attemptsMax: UInt64 = 50
    /// How late a prompt may be and still make sense.
    public static let promptAgeMax = Milliseconds.hours(1)

    /// What the shell is asked to do.
    public enum Action: Hashable, Sendable {
        /// Put inputs into the log and say `recorded` when they are durable.
        case record([Input], of: MessageID)
        /// Hand the message to its provider and say `finished`.
        case send(OutboundMessage)
    }

    enum Phase: Hashable, Sendable {
        case idle
        // Its application may send no more at the moment.
        case inLine
        case recordingAttempt
        case sending
        case recordingResult(next: Instant?)
        case waiting(until: Instant)

        /// Whether the shell owes an answer.
        var isBusy: Bool {
            switch self {
            case .recordingAttempt, .sending, .recordingResult: true
            case .idle, .inLine, .waiting: false
            }
        }
    }

    struct Conversation: Sendable {
        /// The first is the one that the phase is about.
        var queue: [OutboundMessage] = []
        var phase = Phase.idle
        /// The requester wants no more messages, which the first one, being under way, has yet to meet.
        var isRevoked = false
        /// The first one, whose result is being recorded, is to be sent once more.
        var isToBeRepeated = false
    }

    var conversations: [AddressPair: Conversation] = [:]
    var pairs: [MessageID: AddressPair] = [:]
    var lanes: [ApplicationID: Lane] = [:]
    var retries = RetryQueue()
    var isStopping = false
    var lastTick = Instant.zero
    let seed: UInt64

    /// How many conversations wait for an answer of the shell's.
    public internal(set) var busy = 0

    /// Makes an empty one.
    ///
    /// - Parameter seed: what spreads the retries: something of the log's identity, so that a repetition
    ///   of the same inputs gives the same.
    public init(seed: UInt64 = 0) {
        self.seed = seed
    }

    /// How many messages are on their way.
    public var count: Int { pairs.count }

    /// How many messages of an application are on their way.
    public func count(of application: ApplicationID) -> Int { lanes[application]?.count ?? 0 }

    /// When `tick` has something to do without anything else happening.
    public var nextRetry: Instant? {
        guard !isStopping else { return nil }
        guard let retry = retries.first?.due, let opening = nextOpening else {
            return retries.first?.due ?? nextOpening
        }
        return min(retry, opening)
    }

    /// Begins no attempt any more; what is under way is finished.
    public mutating func stop() { isStopping = true }

    /// A message is to be sent.
    ///
    /// - Parameters:
    ///   - message: the message; one that is known already changes nothing.
    ///   - isIdempotent: whether its provider takes a repetition for what it is.
    ///   - isOptedOut: whether its requester has since said to want no more messages.
    ///   - now: the time.
    /// - Returns: what to do.
    public mutating func enqueue(
        _ message: OutboundMessage,
        isIdempotent: Bool,
        isOptedOut: Bool = false,
        at now: Instant
    ) -> [Action] {
        guard pairs[message.id] == nil else { return [] }
        if message.isUnanswered, !isIdempotent {
            return [
                .record(
                    [
                        Self.uncertain(
                            message,
                            "the service ended between sending and the provider's answer"
                        )
                    ],
                    of: message.id
                )
            ]
        }
        if isOptedOut, !message.isConsentAnswer { return [Self.revoke(message.id)] }
        add(message)
        return startNext(message.pair, at: now)
    }

    /// A message of which nobody knew is to be sent once more.
    ///
    /// It goes before later ones of its conversation that have not begun.
    /// - Parameters:
    ///   - message: the message, with the attempts that were made.
    ///   - isOptedOut: whether its requester has since said to want no more messages.
    ///   - now: the time.
    /// - Returns: what to do.
    public mutating func resend(
        _ message: OutboundMessage,
        isOptedOut: Bool,
        at now: Instant
    ) -> [Action] {
        if let pair = pairs[message.id] {
            // Its own uncertainty is still being recorded.
            if conversations[pair]?.phase == .recordingResult(next: nil), !isOptedOut {
                conversations[pair]?.isToBeRepeated = true
            }
            return []
        }
        if isOptedOut, !message.isConsentAnswer { return [Self.revoke(message.id)] }
        add(message)
        return startNext(message.pair, at: now)
    }

    /// Inputs of a message are durable.
    public mutating func recorded(_ id: MessageID, at now: Instant) -> [Action] {
        guard let pair = pairs[id], let conversation = conversations[pair],
            let message = conversation.queue.first, message.id == id
        else { return [] }
        switch conversation.phase {
        case .recordingAttempt where conversation.isRevoked:
            enter(.recordingResult(next: nil), pair)
            withLane(message.application) { $0.breaker.withdrawn(id, at: now) }
            return [Self.revoke(id)] + freeSlot(message.application, at: now)
        case .recordingAttempt:
            enter(.sending, pair)
            return [.send(message)]
        case .recordingResult(_?) where conversation.isRevoked:
            enter(.recordingResult(next: nil), pair)
            return [Self.revoke(id)]
        case .recordingResult(let next?):
            enter(.waiting(until: next), pair)
            retries.insert(RetryQueue.Entry(due: next, message: id, pair: pair))
            return []
        case .recordingResult(nil) where conversation.isToBeRepeated:
            conversations[pair]?.isToBeRepeated = false
            if conversation.isRevoked { return [Self.revoke(id)] }
            enter(.idle, pair)
            return startNext(pair, at: now)
        case .recordingResult(nil):
            return leave(pair, at: now)
        case .idle, .inLine, .sending, .waiting: return []
        }
    }

    /// The provider has answered, or has not.
    public mutating func finished(
        _ id: MessageID,
        _ outcome: SendOutcome,
        at now: Instant
    ) -> [Action] {
        guard let pair = pairs[id], let conversation = conversations[pair],
            conversation.phase == .sending, let message = conversation.queue.first,
            message.id == id
        else { return [] }
        let (inputs, next) = result(of: message, outcome, at: now)
        enter(.recordingResult(next: next), pair)
        withLane(message.application) { $0.learn(id, outcome, at: now) }
        return [.record(inputs, of: id)] + freeSlot(message.application, at: now)
    }

    /// Time has gone by: retries that are due are made, and lines that may move do.
    public mutating func tick(at now: Instant) -> [Action] {
        lastTick = now
        var actions: [Action] = []
        while !isStopping, let entry = retries.popFirst(dueBy: now) {
            guard let conversation = conversations[entry.pair],
                conversation.phase == .waiting(until: entry.due),
                conversation.queue.first?.id == entry.message
            else { continue }
            enter(.idle, entry.pair)
            actions += startNext(entry.pair, at: now)
        }
        for application in lanes.keys.sorted() where !lane(application).line.isEmpty {
            actions += drain(application, at: now)
        }
        return actions
    }

    /// A requester wants no more messages: what has not been handed over is not sent, nor sent again.
    public mutating func optedOut(_ pair: AddressPair, at now: Instant) -> [Action] {
        guard let conversation = conversations[pair] else { return [] }
        let started = conversation.phase.isBusy ? 1 : 0
        let dropped = conversation.queue.dropFirst(started)
        if started == 0 {
            conversations[pair] = nil
        } else {
            conversations[pair]?.queue.removeLast(dropped.count)
            conversations[pair]?.isRevoked = true
        }
        for message in dropped { forget(message) }
        return dropped.map { Self.revoke($0.id) }
    }
}
