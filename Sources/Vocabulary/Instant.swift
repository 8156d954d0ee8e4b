/// A moment: milliseconds of UTC since 1970, leap seconds not counted.
public struct Instant: RawRepresentable, Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public var rawValue: Int64

    /// Makes an instant from milliseconds since 1970.
    @inlinable
    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// Before everything: 1970 itself.
    public static let zero = Instant(rawValue: 0)

    /// Whether one moment is before another.
    @inlinable
    public static func < (earlier: Instant, later: Instant) -> Bool {
        earlier.rawValue < later.rawValue
    }

    /// The moment a while after another.
    @inlinable
    public static func + (instant: Instant, duration: Milliseconds) -> Instant {
        // A due time past the year 292 million would wrap: it stays at the end of time instead.
        let (sum, overflow) = instant.rawValue.addingReportingOverflow(duration.rawValue)
        return Instant(rawValue: overflow ? .max : sum)
    }

    /// How long after another moment this one is; negative when it is before.
    @inlinable
    public static func - (later: Instant, earlier: Instant) -> Milliseconds {
        Milliseconds(rawValue: later.rawValue &- earlier.rawValue)
    }
}

/// A length of time in milliseconds.
public struct Milliseconds: RawRepresentable, Hashable, Comparable, Sendable {
    /// How many milliseconds.
    public var rawValue: Int64

    /// Makes a length of time from milliseconds.
    @inlinable
    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// No time at all.
    public static let zero = Milliseconds(rawValue: 0)

    /// A length in seconds.
    public static func seconds(_ count: Int64) -> Milliseconds { .init(rawValue: count * 1_000) }

    /// A length in minutes.
    public static func minutes(_ count: Int64) -> Milliseconds { .seconds(count * 60) }

    /// A length in hours.
    public static func hours(_ count: Int64) -> Milliseconds { .minutes(count * 60) }

    /// A length in days of 24 hours.
    public static func days(_ count: Int64) -> Milliseconds { .hours(count * 24) }

    /// The difference of two lengths.
    @inlinable
    public static func - (longer: Milliseconds, shorter: Milliseconds) -> Milliseconds {
        Milliseconds(rawValue: longer.rawValue &- shorter.rawValue)
    }

    /// Whether one length is shorter than another.
    @inlinable
    public static func < (shorter: Milliseconds, longer: Milliseconds) -> Bool {
        shorter.rawValue < longer.rawValue
    }
}
