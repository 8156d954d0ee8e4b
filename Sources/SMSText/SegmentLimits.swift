/// How much fits a message alone, and a part of a longer one.
///
/// Source: 3GPP TS 23.040, section 9.2.3.24.1: a header for concatenation takes 6 of 140 bytes.
public struct SegmentLimits: Hashable, Sendable {
    /// Units in a message of one part.
    public var alone: Int
    /// Units in each part of several.
    public var part: Int

    /// Sets limits.
    ///
    /// - Precondition: a part holds at least two units, as its longest character needs.
    public init(alone: Int, part: Int) {
        precondition(alone >= part && part >= 2, "a character fits a part")
        self.alone = alone
        self.part = part
    }

    /// Septets of the 7-bit alphabet.
    public static let gsm7 = SegmentLimits(alone: 160, part: 153)
    /// Units of UTF-16.
    public static let ucs2 = SegmentLimits(alone: 70, part: 67)
    /// Characters of one byte each.
    public static let octets = SegmentLimits(alone: 140, part: 134)

    /// Cuts a text into what fits, never within a character.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - cost: the units of a character, 1 or 2.
    /// - Returns: the texts of the parts; one, if empty, for an empty text.
    public func split(_ text: String, cost: (Unicode.Scalar) -> Int) -> [String] {
        var parts: [String] = []
        var part = String.UnicodeScalarView()
        var total = 0
        var used = 0
        for scalar in text.unicodeScalars {
            let units = cost(scalar)
            total += units
            if used + units > self.part {
                parts.append(String(part))
                part = String.UnicodeScalarView()
                used = 0
            }
            part.append(scalar)
            used += units
        }
        if total <= alone { return [text] }
        parts.append(String(part))
        return parts
    }
}
