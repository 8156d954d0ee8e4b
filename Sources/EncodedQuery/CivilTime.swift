/// Dates and times of day in UTC, in the proleptic Gregorian calendar, without leap seconds.
///
/// The year is counted from March, so that the leap day comes last and the lengths of the months
/// before it follow one formula.
enum CivilTime {
    private static let secondsPerDay: Int64 = 86_400
    private static let daysPerEra: Int64 = 146_097
    /// Days from 0000-03-01 to 1970-01-01.
    private static let epochOffset: Int64 = 719_468

    /// Reads `YYYY-MM-DD HH:MM:SS` or `YYYY-MM-DD`, which means its first second.
    ///
    /// - Returns: seconds since 1970-01-01 00:00:00 UTC; `nil` if it is no such date or time.
    static func seconds(parsing text: String) -> Int64? {
        let bytes = Array(text.utf8)
        guard bytes.count == 10 || bytes.count == 19, bytes[4] == dash, bytes[7] == dash,
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
            let day = number(bytes[8..<10]),
            (1...12).contains(month), day >= 1, day <= daysIn(month: month, year: year)
        else { return nil }
        let midnight = days(year: year, month: month, day: day) * secondsPerDay
        guard bytes.count == 19 else { return midnight }
        guard bytes[10] == UInt8(ascii: " "), bytes[13] == colon, bytes[16] == colon,
            let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]),
            let second = number(bytes[17..<19]), hour < 24, minute < 60, second < 60
        else { return nil }
        return midnight + hour * 3600 + minute * 60 + second
    }

    /// Writes seconds since 1970-01-01 00:00:00 UTC as `YYYY-MM-DD HH:MM:SS`.
    static func text(seconds: Int64) -> String {
        var day = seconds / secondsPerDay
        var second = seconds % secondsPerDay
        if second < 0 {
            second += secondsPerDay
            day -= 1
        }
        let (year, month, dayOfMonth) = date(day: day)
        var text: [UInt8] = []
        text.reserveCapacity(24)
        if year < 0 { text.append(dash) }
        append(Int64(year.magnitude), width: 4, to: &text)
        text.append(dash)
        append(month, width: 2, to: &text)
        text.append(dash)
        append(dayOfMonth, width: 2, to: &text)
        text.append(UInt8(ascii: " "))
        append(second / 3600, width: 2, to: &text)
        text.append(colon)
        append(second / 60 % 60, width: 2, to: &text)
        text.append(colon)
        append(second % 60, width: 2, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Days from 1970-01-01 to a date.
    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shifted = month > 2 ? year : year - 1
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * daysPerEra + dayOfEra - epochOffset
    }

    /// The date that lies some days after 1970-01-01.
    private static func date(day: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = day + epochOffset
        let era = (shifted >= 0 ? shifted : shifted - (daysPerEra - 1)) / daysPerEra
        let dayOfEra = shifted - era * daysPerEra
        let leapDays = dayOfEra / 1460 - dayOfEra / 36_524 + dayOfEra / 146_096
        let yearOfEra = (dayOfEra - leapDays) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func daysIn(month: Int64, year: Int64) -> Int64 {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    private static let dash = UInt8(ascii: "-")
    private static let colon = UInt8(ascii: ":")

    private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
        var value: Int64 = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int64(digit - UInt8(ascii: "0"))
        }
        return value
    }

    /// Appends a number that is not negative, with zeros in front up to a width.
    private static func append(_ value: Int64, width: Int, to text: inout [UInt8]) {
        var scale: Int64 = width == 2 ? 10 : 1000
        while value / scale >= 10 { scale *= 10 }
        while scale > 0 {
            text.append(UInt8(ascii: "0") + UInt8(value / scale % 10))
            scale /= 10
        }
    }
}
