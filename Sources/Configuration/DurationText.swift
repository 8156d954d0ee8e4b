/// Durations as a configuration writes them: a whole number and a unit, without a blank.
public enum DurationText {
    /// One millisecond to ten years of 365 days.
    public static let usualRange: ClosedRange<Duration> = .milliseconds(1)...(.seconds(315_360_000))

    /// Reads `500ms`, `30s`, `15m`, `12h` or `2d`.
    ///
    /// - Returns: `nil` if it is none, or longer than 64 bits of milliseconds.
    public static func parse(_ text: String) -> Duration? {
        let digits = text.utf8.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        let unit = text.utf8.dropFirst(digits.count)
        guard let number = Int64(String(decoding: digits, as: UTF8.self)),
            let factor = units.first(where: { $0.name.utf8.elementsEqual(unit) })?.milliseconds
        else { return nil }
        let (milliseconds, overflow) = number.multipliedReportingOverflow(by: factor)
        return overflow ? nil : .milliseconds(milliseconds)
    }

    /// Writes a duration in the largest unit that leaves no rest; less than a millisecond is cut.
    public static func text(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let rest = attoseconds / 1_000_000_000_000_000
        guard rest == 0 else { return "\(seconds * 1000 + rest)ms" }
        let unit = units.last { $0.milliseconds >= 1000 && seconds % ($0.milliseconds / 1000) == 0 }
        guard let unit, seconds != 0 else { return "\(seconds)s" }
        return "\(seconds / (unit.milliseconds / 1000))\(unit.name)"
    }

    private static let units: [(name: String, milliseconds: Int64)] = [
        ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
    ]
}
