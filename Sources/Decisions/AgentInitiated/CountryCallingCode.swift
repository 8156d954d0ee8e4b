import Vocabulary

extension Address {
    /// The country calling code of an E.164 number; nothing for any other address.
    ///
    /// Codes have one digit (1, which many countries share, and 7), two, or three; which have two has
    /// not changed for decades, so that an old log is decided as it was.
    /// Source: ITU-T E.164 (11/2010), annex to Operational Bulletin 994.
    var countryCallingCode: Int? {
        guard kind == .e164 else { return nil }
        let digits = text.utf8.dropFirst().prefix(3).map { Int($0) - 48 }
        guard digits.count == 3 else { return nil }
        if digits[0] == 1 || digits[0] == 7 { return digits[0] }
        let two = digits[0] * 10 + digits[1]
        return Self.codesOfTwoDigits.contains(two) ? two : two * 10 + digits[2]
    }

    private static let codesOfTwoDigits: Set<Int> = [
        20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55,
        56, 57, 58, 60, 61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98,
    ]
}
