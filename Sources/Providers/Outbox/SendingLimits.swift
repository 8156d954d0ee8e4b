/// How fast and how much at a time a provider application may send (row Y2).
public struct SendingLimits: Hashable, Sendable {
    /// Attempts a second in the long run, times a thousand: 1,500 are three in two seconds; 0 for no
    /// limit.
    public var thousandthsPerSecond: Int64
    /// How many attempts may follow each other at once after a pause; at least 1.
    public var burst: Int64
    /// How many messages may be with the provider at a time; at least 1.
    public var concurrency: Int

    /// Puts the limits together.
    public init(thousandthsPerSecond: Int64 = 0, burst: Int64 = 1, concurrency: Int = 32) {
        precondition(burst >= 1 && concurrency >= 1, "an application that sends nothing is paused")
        self.thousandthsPerSecond = thousandthsPerSecond
        self.burst = burst
        self.concurrency = concurrency
    }

    /// The time between two attempts in microseconds; 0 for no limit.
    var interval: Int64 {
        thousandthsPerSecond > 0 ? max(1, 1_000_000_000 / thousandthsPerSecond) : 0
    }
}
