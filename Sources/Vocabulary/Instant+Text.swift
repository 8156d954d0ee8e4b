// Civil dates without a calendar library: the proleptic Gregorian calendar in UTC, so that the text
// of an instant is the same on every machine.

extension Instant: CustomStringConvertible {
    /// As RFC 3339 in UTC with milliseconds: `2026-03-01T09:00:00.000Z`.
    public var description: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// As the Table API writes times: `2026-03-01 09:00:00`, in UTC.
    public var tableText: String {
        var bytes: [UInt8] = []
        append(to: &bytes, separator: UInt8(ascii: " "), milliseconds: false)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the instant as `description` has it.
    func append(to bytes: inout [UInt8]) {
        append(to: &bytes, separator: UInt8(ascii: "T"), milliseconds: true)
        bytes.append(UInt8(ascii: "Z"))
    }

    /// Reads RFC 3339 in UTC (`2026-03-01T09:00:00Z`, with or without milliseconds, `T` or a space).
    ///
    /// - Parameter text: the date and time; another zone than `Z` is not accepted.
    public init?(_ text: String) {
        var digits: [Int64] = []
        var number: Int64 = 0
        var width = 0
        var fraction: (value: Int64, width: Int)?
        var shape = ""
        var utf8 = Array(text.utf8)
        if utf8.last == UInt8(ascii: "Z") { utf8.removeLast() }
        for byte in utf8 + [0] {
            if byte >= 48, byte <= 57, width < 10 {
                number = number * 10 + Int64(byte - 48)
                width += 1
                continue
            }
            guard width > 0 else { return nil }
            if digits.count == 6 { fraction = (number, width) } else { digits.append(number) }
            if byte != 0 { shape.unicodeScalars.append(Unicode.Scalar(byte)) }
            number = 0
            width = 0
        }
        guard digits.count == 6, fraction.map({ $0.width <= 3 }) ?? true else { return nil }
        guard ["--T::", "--T::.", "-- ::", "-- ::."].contains(shape) else { return nil }
        guard (1...12).contains(digits[1]), (0...23).contains(digits[3]) else { return nil }
        guard (0...59).contains(digits[4]), (0...59).contains(digits[5]) else { return nil }
        let days = Self.days(year: digits[0], month: digits[1], day: digits[2])
        guard Self.civil(days: days) == (digits[0], digits[1], digits[2]) else { return nil }
        var milliseconds: Int64 = 0
        if let fraction {
            milliseconds = fraction.value * [0, 100, 10, 1][fraction.width]
        }
        let seconds = ((days * 24 + digits[3]) * 60 + digits[4]) * 60 + digits[5]
        // Behind the year 292 million no number of milliseconds is left.
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
        let (sum, carry) = whole.addingReportingOverflow(milliseconds)
        guard !overflow, !carry else { return nil }
        self.init(rawValue: sum)
    }

    private func append(to bytes: inout [UInt8], separator: UInt8, milliseconds: Bool) {
        let day = rawValue.flooredQuotient(by: 86_400_000)
        let within = rawValue - day * 86_400_000
        let (year, month, date) = Self.civil(days: day)
        let seconds = within / 1_000
        year.append(to: &bytes, width: 4)
        bytes.append(UInt8(ascii: "-"))
        month.append(to: &bytes, width: 2)
        bytes.append(UInt8(ascii: "-"))
        date.append(to: &bytes, width: 2)
        bytes.append(separator)
        (seconds / 3_600).append(to: &bytes, width: 2)
        bytes.append(UInt8(ascii: ":"))
        (seconds / 60 % 60).append(to: &bytes, width: 2)
        bytes.append(UInt8(ascii: ":"))
        (seconds % 60).append(to: &bytes, width: 2)
        guard milliseconds else { return }
        bytes.append(UInt8(ascii: "."))
        (within % 1_000).append(to: &bytes, width: 3)
    }

    /// Days since 1970-01-01 of a civil date; years are counted from March so that leap days end them.
    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear.flooredQuotient(by: 400)
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private static func civil(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = shifted.flooredQuotient(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}

extension Int64 {
    fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
        self >= 0 ? self / divisor : -((-self + divisor - 1) / divisor)
    }

    /// Appends the number in decimal, with zeros in front up to a width.
    fileprivate func append(to bytes: inout [UInt8], width: Int) {
        var power: Int64 = 1
        for _ in 1..<width { power *= 10 }
        guard self >= 0, self < power * 10 else {
            bytes.append(contentsOf: String(self).utf8)
            return
        }
        while power > 0 {
            bytes.append(UInt8(48 + self / power % 10))
            power /= 10
        }
    }
}
