public import Engine
import Synchronization
public import Vocabulary

extension Outbox {
    /// What the outbox has done since it began, and how it is.
    public struct Figures: Hashable, Sendable {
        /// Messages on their way that are held.
        public var pending: Int = 0
        /// Attempts that were handed to providers.
        public var attempts: UInt64 = 0
        /// Messages that providers took.
        public var accepted: UInt64 = 0
        /// Attempts that failed, finally or not.
        public var failed: UInt64 = 0
        /// Attempts that providers put off.
        public var throttled: UInt64 = 0
        /// Messages of which nobody knows.
        public var uncertain: UInt64 = 0
        /// How each application is doing.
        public var applications: [OutboxStateMachine.Standing] = []
        /// Applications of which more waits than is held.
        public var backlogged: Set<ApplicationID> = []

        /// When the message that is held longest was decided, by application.
        public var oldest: [ApplicationID: Instant] = [:]
        /// What providers took to answer, by application.
        public var sendTimes: [ApplicationID: DurationCounts] = [:]
        /// What messages took from their decision until a provider had them.
        public var acceptedAfter = DurationCounts(boundaries: DurationCounts.ofOthers)
        /// Attempts that did not succeed.
        public var errors: [ErrorKey: UInt64] = [:]

        /// Whose attempts did not succeed, and how.
        public struct ErrorKey: Hashable, Sendable {
            /// The application.
            public var application: ApplicationID
            /// `rejected` for good, `temporary`, `throttled` or `uncertain`.
            public var kind: String
        }

        mutating func count(_ outcome: SendOutcome, of attempt: Attempt, at now: Instant) {
            switch outcome {
            case .accepted, .delivered:
                accepted += 1
                let milliseconds = (now - attempt.decidedAt).rawValue
                acceptedAfter.add(microseconds: milliseconds * 1_000)
            case .failed: failed += 1
            case .throttled: throttled += 1
            case .uncertain: uncertain += 1
            }
            let none = DurationCounts(boundaries: DurationCounts.ofOthers)
            sendTimes[attempt.application, default: none].add(attempt.start.duration(to: .now))
            if let kind = outcome.errorKind {
                errors[ErrorKey(application: attempt.application, kind: kind), default: 0] += 1
            }
        }
    }

    /// What is remembered of an attempt until the provider answers.
    struct Attempt: Sendable {
        let application: ApplicationID
        let decidedAt: Instant
        let start = ContinuousClock.now

        init(_ message: OutboundMessage) {
            application = message.application
            decidedAt = message.decidedAt
        }
    }

    /// What it has done.
    public var figures: Figures {
        var figures = counted.withLock { $0 }
        (figures.pending, figures.applications, figures.oldest) = machine.withLock {
            ($0.count, $0.standings, $0.oldest)
        }
        figures.backlogged = Set(windows.withLock { $0.behind })
        return figures
    }
}

extension SendOutcome {
    /// How an attempt did not succeed; nothing when it did.
    var errorKind: String? {
        switch self {
        case .accepted, .delivered: nil
        case .failed(final: true, _, _): "rejected"
        case .failed: "temporary"
        case .throttled: "throttled"
        case .uncertain: "uncertain"
        }
    }
}
