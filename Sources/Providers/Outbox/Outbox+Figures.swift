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

        mutating func count(_ outcome: SendOutcome) {
            switch outcome {
            case .accepted, .delivered: accepted += 1
            case .failed: failed += 1
            case .throttled: throttled += 1
            case .uncertain: uncertain += 1
            }
        }
    }

    /// What it has done.
    public var figures: Figures {
        var figures = counted.withLock { $0 }
        (figures.pending, figures.applications) = machine.withLock { ($0.count, $0.standings) }
        figures.backlogged = Set(windows.withLock { $0.behind })
        return figures
    }
}
