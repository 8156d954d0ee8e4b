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
        var costs: [Int] = []
        costs.reserveCapacity(text.unicodeScalars.count)
        var isBasic = true
        for scalar in text.unicodeScalars {
            guard let cost = Self.septets(scalar) else {
                isBasic = false
                break
            }
            costs.append(cost)
        }
        if !isBasic {
            costs = text.unicodeScalars.map { $0.value > 0xFFFF ? 2 : 1 }
        }
        alphabet = isBasic ? .gsm7 : .ucs2
        units = costs.reduce(0, +)
        let alone = isBasic ? 160 : 70
        guard units > alone else {
            segments = 1
            unitsLeft = alone - units
            return
        }
        // A character of two units is never cut in two, so a part may end one unit early.
        let part = isBasic ? 153 : 67
        var count = 1
        var used = 0
        for cost in costs {
            if used + cost > part {
                count += 1
                used = 0
            }
            used += cost
        }
        segments = count
        unitsLeft = part - used
    }

    /// How many septets a character takes; none when the alphabet lacks it.
    private static func septets(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "A"..."Z", "a"..."z", "0"..."9": 1
        case " ", "!", "\"", "#", "$", "%", "&", "'", "(", ")", "*", "+", ",", "-", ".", "/": 1
        case ":", ";", "<", "=", ">", "?", "@", "_", "\n", "\r": 1
        case "\u{A1}", "\u{A3}", "\u{A4}", "\u{A5}", "\u{A7}", "\u{BF}": 1
        case "Ä", "Å", "Æ", "Ç", "É", "Ñ", "Ö", "Ø", "Ü", "ß": 1
        case "à", "ä", "å", "æ", "è", "é", "ì", "ñ", "ò", "ö", "ø", "ù", "ü": 1
        case "Δ", "Φ", "Γ", "Λ", "Ω", "Π", "Ψ", "Σ", "Θ", "Ξ": 1
        case "\u{0C}", "^", "{", "}", "\\", "[", "~", "]", "|", "€": 2
        default: nil
        }
    }
}

extension MessageRow {
    /// How its text is sent: alphabet, length and parts.
    public var encoding: SMSEncoding { SMSEncoding(body) }
}
