import Glibc
import Synchronization

/// A reader's cursor into a log, which waits for what is not there yet.
///
/// It holds a position and nothing else, so a subscriber that falls behind costs nothing. One thread
/// at a time pulls; any thread may cancel.
public final class LogSubscription: Sendable {
    private let log: any RecordLog
    private let cursor: Atomic<UInt64>
    private let cancelled = Atomic<Bool>(false)

    /// Starts at a position; 0 means 1.
    public init(_ log: any RecordLog, from position: UInt64) {
        self.log = log
        cursor = Atomic(max(position, 1))
    }

    /// The position that will be delivered next.
    public var position: UInt64 { cursor.load(ordering: .acquiring) }

    /// Whether ``cancel()`` was called.
    public var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

    /// Delivers what is there, without waiting.
    ///
    /// - Parameters:
    ///   - max: how many records at most.
    ///   - body: as in ``RecordLog/scan(from:through:_:)``; the record for which it throws, or at
    ///     which it returns false, counts as delivered only in the second case.
    /// - Returns: how many records were delivered.
    /// - Throws: what `body` throws, and `EventLogError`.
    @discardableResult
    public func poll(
        max: Int,
        _ body: (UInt64, UnsafeRawBufferPointer) throws -> Bool
    ) throws -> Int {
        precondition(max > 0, "a pull asks for at least one record")
        let first = position
        guard !isCancelled, log.lastPosition >= first else { return 0 }
        var delivered = 0
        unsafe try log.scan(from: first, through: first + UInt64(max) - 1) { position, record in
            let goesOn = unsafe try body(position, record)
            delivered += 1
            cursor.store(position + 1, ordering: .releasing)
            return goesOn
        }
        return delivered
    }

    /// Delivers what is there, waiting until there is something.
    ///
    /// - Parameters:
    ///   - max: how many records at most.
    ///   - wait: how long to wait for the first of them; nil for ever.
    ///   - body: as in ``poll(max:_:)``.
    /// - Returns: how many records were delivered; 0 when the time was over or after a cancellation.
    /// - Throws: what `body` throws, and `EventLogError`.
    @discardableResult
    public func next(
        max: Int,
        wait: Duration?,
        _ body: (UInt64, UnsafeRawBufferPointer) throws -> Bool
    ) throws -> Int {
        let deadline = wait.map { MonotonicClock.nanoseconds + $0.wholeNanoseconds }
        _ = log.publication.wait(for: position, deadline: deadline) { isCancelled }
        return unsafe try poll(max: max, body)
    }

    /// Waits until there is something, and delivers nothing of it.
    ///
    /// - Parameter duration: how long to wait; nil for ever.
    /// - Returns: false when the time was over first, or after a cancellation.
    @discardableResult
    public func wait(_ duration: Duration?) -> Bool {
        let deadline = duration.map { MonotonicClock.nanoseconds + $0.wholeNanoseconds }
        _ = log.publication.wait(for: position, deadline: deadline) { isCancelled }
        return !isCancelled && log.lastPosition >= position
    }

    /// Lets more gather where much came at once: each look at the log then has more to show for itself.
    ///
    /// The more came, the longer, so that with a steady stream of some 13,000 records a second and more
    /// it comes to 50 ms, and with a thinner one to nothing.
    ///
    /// - Parameter delivered: how many records the last look gave.
    public func gather(after delivered: Int) {
        guard delivered >= Self.manyRecords, !isCancelled else { return }
        let times = useconds_t(Swift.min(delivered / Self.manyRecords, Self.gatheringTimesMax))
        usleep(Self.gatheringMicroseconds * times)
    }

    /// From so many records at one look on, more are gathered: so long for each time that many.
    private static let manyRecords = 64
    private static let gatheringMicroseconds: useconds_t = 5_000
    private static let gatheringTimesMax = 10

    /// Goes on behind a position that was read in another way.
    public func skip(through last: UInt64) {
        cursor.store(max(position, last + 1), ordering: .releasing)
    }

    /// Ends the subscription: a wait returns at once, and nothing is delivered any more.
    public func cancel() {
        cancelled.store(true, ordering: .releasing)
        log.publication.nudge()
    }
}

/// The clock that only moves forward, used for waiting and for bounding read transactions.
enum MonotonicClock {
    static var nanoseconds: UInt64 {
        var now = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &now)
        return UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
    }
}

extension Duration {
    /// The duration in nanoseconds; 0 for a negative one, a century for anything longer.
    var wholeNanoseconds: UInt64 {
        guard self > .zero else { return 0 }
        let seconds = Swift.min(components.seconds, 3_155_760_000)
        return UInt64(seconds) * 1_000_000_000 + UInt64(components.attoseconds / 1_000_000_000)
    }
}
