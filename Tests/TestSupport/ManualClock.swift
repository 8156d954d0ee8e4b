public import Engine
import Synchronization
public import Vocabulary

/// A clock that stands until a test moves it.
public final class ManualClock: EngineClock {
    /// What it shows at first.
    public static let start = WorkloadGenerator.start
    private let reading = Mutex(ClockReading(wall: ManualClock.start, boot: .hours(1)))

    /// Makes one that shows ``start``.
    public init() {}

    /// The clocks as they stand.
    public func read() -> ClockReading { reading.withLock { $0 } }

    /// Lets time go by on both clocks.
    public func pass(_ time: Milliseconds) {
        reading.withLock { reading in
            reading.wall = reading.wall + time
            reading.boot = Milliseconds(rawValue: reading.boot.rawValue + time.rawValue)
        }
    }

    /// Sets the wall clock alone.
    public func set(_ wall: Instant) { reading.withLock { $0.wall = wall } }
}
