import CLinux
import Glibc
import Vocabulary

/// Where the engine reads the time: the only place in the package that does.
public protocol EngineClock: Sendable {
    /// The clocks now.
    func read() -> ClockReading
}

/// The machine's clocks.
public struct SystemClock: EngineClock {
    /// Makes it.
    public init() {}

    /// The clocks now.
    public func read() -> ClockReading {
        ClockReading(
            wall: Instant(rawValue: milliseconds(CLOCK_REALTIME)),
            boot: Milliseconds(rawValue: milliseconds(CLOCK_BOOTTIME))
        )
    }

    private func milliseconds(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}
