/// How a text is sent as SMS: its alphabet, its length in it, and how many messages it takes.
///
/// Source: 3GPP TS 23.038, sections 6.2.1 and 6.2.1.1 (default alphabet and extension table), and
/// TS 23.040, section 9.2.3.24.1 (the header of concatenated messages takes 6 of 140 bytes).
public struct SMSEncoding: Hashable, Sendable {
    /// The alphabets that texts are sent in.
    public enum Alphabet: String, Sendable {
        /// Seven bits a character: 160 alone, 153 in a part.
        case gsm7
        /// Sixteen bits a unit of UTF-16: 70 alone, 67 in a part.
        case ucs2
    }

    /// The alphabet: GSM 03.38 when every character is in it.
    public let alphabet: Alphabet
    /// How long the text is, in septets or units of UTF-16.
    public let units: Int
    /// How many messages it takes; 1 for an empty text.
    public let segments: Int
    /// How many units still fit the last message.
    public let unitsLeft: Int

    /// Measures a text as it is.
    public init(_ text: String) {
        let isBasic = GSM7.covers(text)
        alphabet = isBasic ? .gsm7 : .ucs2
        let cost = alphabet.cost
        let limits = alphabet.limits
        units = text.unicodeScalars.reduce(0) { $0 + cost($1) }
        guard units > limits.alone else {
            segments = 1
            unitsLeft = limits.alone - units
            return
        }
        // A character of two units is never cut in two, so a part may end one unit early.
        var count = 1
        var used = 0
        for scalar in text.unicodeScalars {
            let units = cost(scalar)
            if used + units > limits.part {
                count += 1
                used = 0
            }
            used += units
        }
        segments = count
        unitsLeft = limits.part - used
    }

    /// The texts of the messages that a text is sent in; one, if empty, for an empty text.
    public static func parts(of text: String) -> [String] {
        let alphabet: Alphabet = GSM7.covers(text) ? .gsm7 : .ucs2
        return alphabet.limits.split(text, cost: alphabet.cost)
    }
}

extension SMSEncoding.Alphabet {
    /// How much fits.
    public var limits: SegmentLimits { self == .gsm7 ? .gsm7 : .ucs2 }

    /// Units of a character; two for one that the 7-bit alphabet lacks, which is never sent in it.
    var cost: (Unicode.Scalar) -> Int {
        switch self {
        case .gsm7: { GSM7.septets(of: $0) ?? 2 }
        case .ucs2: { $0.value > 0xFFFF ? 2 : 1 }
        }
    }
}
