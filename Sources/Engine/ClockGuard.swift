public import Vocabulary

/// One look at the machine's clocks.
public struct ClockReading: Hashable, Sendable {
    /// The wall clock: UTC, which somebody may set.
    public var wall: Instant
    /// Time since the machine was booted, sleep included (CLOCK_BOOTTIME): nobody can set it.
    public var boot: Milliseconds

    /// Takes the two readings together.
    public init(wall: Instant, boot: Milliseconds) {
        self.wall = wall
        self.boot = boot
    }
}

/// Keeps a clock that jumps from reaching the log, whose time can never fall again.
///
/// Backward steps: time flows on by boot time until the wall clock has caught up. Forward steps of more
/// than five minutes: admission stops until an operator confirms or the clock returns. One reading of
/// the year 2106 would otherwise pin the log there (the page Architecture).
public struct ClockGuard: Sendable {
    /// How far the wall clock may run ahead of boot time between two looks.
    public static let forwardStepMax = Milliseconds.minutes(5)
    /// How long a daemon may have been away before its clock must be confirmed.
    public static let absenceMax = Milliseconds.days(30)

    /// What a look at the clocks gives.
    public enum Judgement: Hashable, Sendable {
        /// Inputs are admitted at this moment.
        case admit(Instant)
        /// Nothing is admitted: the clock shows `wall` where `expected` was to be.
        case stop(wall: Instant, expected: Instant)
    }

    private var last: ClockReading
    private var guarded: Instant
    private var confirmed: Instant?

    /// How far the guarded time is ahead of the wall clock, after the clock was set back.
    public private(set) var ahead = Milliseconds.zero

    /// Starts with the log's last time, which the clock cannot be compared with by boot time.
    ///
    /// - Parameters:
    ///   - reading: the clocks at the start.
    ///   - lastTime: the time of the last record; 1970 for an empty log.
    ///   - confirmed: the operator has said that the clock is right.
    public init(startingAt reading: ClockReading, lastTime: Instant, confirmed: Bool = false) {
        last = reading
        guarded = max(reading.wall, lastTime)
        let tooLate = lastTime != .zero && reading.wall - lastTime > Self.absenceMax
        if tooLate, !confirmed {
            guarded = lastTime
            stopped = true
        }
    }

    private var stopped = false

    /// Judges a look at the clocks.
    public mutating func judge(_ reading: ClockReading) -> Judgement {
        let elapsed = max(reading.boot, last.boot) - last.boot
        let expected = guarded + elapsed
        let step = reading.wall - expected
        if stopped || step > Self.forwardStepMax {
            let excused = confirmed.map { reading.wall - $0 <= Self.forwardStepMax } ?? false
            if !excused, step > Self.forwardStepMax {
                stopped = true
                return .stop(wall: reading.wall, expected: expected)
            }
            stopped = false
            confirmed = nil
        }
        last = reading
        guarded = step >= .zero ? reading.wall : expected
        ahead = step < .zero ? guarded - reading.wall : .zero
        return .admit(guarded)
    }

    /// An operator says that the clock is right at this moment.
    public mutating func confirm(_ wall: Instant) { confirmed = wall }
}
