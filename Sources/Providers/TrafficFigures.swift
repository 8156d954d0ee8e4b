public import Engine
public import EventLog
import Synchronization
public import Vocabulary

/// What messages took on their way, over all providers: in until they were durable, out until the phone
/// had them.
///
/// What is counted on the writer's thread takes no lock.
public final class TrafficFigures: Sendable {
    private let log: any RecordLog
    private let clock: any EngineClock
    private let received = LatencyHistogram(boundaries: DurationCounts.brief)
    private let delivered = LatencyHistogram(boundaries: DurationCounts.ofPhones)
    private let reports: InlineArray<8, Atomic<UInt64>>

    /// The statuses that reports have.
    static let statuses: [DeliveryStatus] = [.sent, .delivered, .undelivered, .failed]

    /// Makes figures that count nothing yet.
    ///
    /// - Parameters:
    ///   - log: has the times of messages.
    ///   - clock: the time.
    public init(log: any RecordLog, clock: any EngineClock) {
        self.log = log
        self.clock = clock
        reports = InlineArray { _ in Atomic<UInt64>(0) }
    }

    /// What messages of requesters took from their arrival until they were durable.
    public var messageTimes: DurationCounts { received.read() }

    /// What messages to requesters took from their decision until a report said that the phone has them.
    public var deliveryTimes: DurationCounts { delivered.read() }

    /// Reports that are in the log, by what they say.
    public var reportCounts: [(status: DeliveryStatus, count: UInt64)] {
        Self.statuses.enumerated().map { index, status in
            (status, reports[index].load(ordering: .relaxed))
        }
    }

    /// Counts a message that is durable.
    func received(since start: ContinuousClock.Instant) {
        received.add(start.duration(to: .now))
    }

    /// When the message of a report was decided; nothing unless the report says that the phone has it.
    ///
    /// Reads a record of the log, so it is not for the writer's thread.
    func decided(_ report: DeliveryReported) -> Instant? {
        let position = report.message.position
        guard report.status == .delivered, 1...max(log.lastPosition, 1) ~= position else {
            return nil
        }
        var time: Instant?
        // A log that cannot be read fails louder elsewhere.
        try? unsafe log.scan(from: position, through: position) { _, bytes in
            time = Instant(rawValue: unsafe try RecordHeader(decoding: bytes).time)
            return false
        }
        return time
    }

    /// Counts a report that is durable.
    ///
    /// - Parameters:
    ///   - report: what it says.
    ///   - decided: when its message was decided, if that is known.
    func reported(_ report: DeliveryReported, decided: Instant?) {
        if let index = Self.statuses.firstIndex(of: report.status) {
            reports[index].add(1, ordering: .relaxed)
        }
        guard let decided else { return }
        delivered.add(microseconds: (clock.read().wall - decided).rawValue * 1_000)
    }
}
