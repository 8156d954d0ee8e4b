public import Vocabulary

extension OutboxStateMachine {
    /// How an application is doing, for status and metrics.
    public struct Standing: Hashable, Sendable {
        /// Which one.
        public var application: ApplicationID
        /// Messages of it that are known here.
        public var pending: Int
        /// Messages that are with its provider.
        public var inFlight: Int
        /// Whether nothing is sent until somebody resumes it.
        public var isPaused: Bool
        /// Whether its provider lives.
        public var breaker: CircuitBreaker
    }

    /// How each application is doing, in the order of their age.
    public var standings: [Standing] {
        lanes.keys.sorted().map { application in
            let lane = lane(application)
            return Standing(
                application: application,
                pending: lane.count,
                inFlight: lane.inFlight,
                isPaused: lane.isPaused,
                breaker: lane.breaker
            )
        }
    }

    /// When the message that is held longest was decided, by application; looks at all that are held.
    public var oldest: [ApplicationID: Instant] {
        var oldest: [ApplicationID: Instant] = [:]
        for conversation in conversations.values {
            for message in conversation.queue {
                let known = oldest[message.application] ?? message.decidedAt
                oldest[message.application] = min(known, message.decidedAt)
            }
        }
        return oldest
    }

    /// Sets how fast and how much at a time an application may send.
    public mutating func limit(
        _ application: ApplicationID,
        to limits: SendingLimits,
        at now: Instant
    ) -> [Action] {
        guard lane(application).limits != limits else { return [] }
        withLane(application) { $0.limits = limits }
        return drain(application, at: now)
    }

    /// Nothing of an application begins any more; what is under way is finished.
    public mutating func pause(_ application: ApplicationID) {
        withLane(application) { $0.isPaused = true }
    }

    /// An application sends again, whoever waited longest first.
    public mutating func resume(_ application: ApplicationID, at now: Instant) -> [Action] {
        withLane(application) { $0.isPaused = false }
        return drain(application, at: now)
    }
}

extension OutboxStateMachine.Lane {
    /// What an outcome says of the provider.
    mutating func learn(_ id: MessageID, _ outcome: SendOutcome, at now: Instant) {
        switch outcome {
        case .accepted, .delivered, .failed(final: true, _, _): breaker.lived()
        case .failed, .uncertain: breaker.failed(id, at: now)
        case .throttled(_, _, let wait):
            breaker.lived()
            heldUntil = max(heldUntil, now + wait)
        }
    }
}
