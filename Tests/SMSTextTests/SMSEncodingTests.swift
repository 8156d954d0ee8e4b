import SMSText
import Testing

@Suite("The length of a text as SMS")
struct SMSEncodingTests {
    struct Case: Sendable {
        var text: String
        var alphabet: SMSEncoding.Alphabet
        var units: Int
        var segments: Int
        var unitsLeft: Int
    }

    static let cases: [Case] = [
        Case(text: "", alphabet: .gsm7, units: 0, segments: 1, unitsLeft: 160),
        Case(text: many("a", 160), alphabet: .gsm7, units: 160, segments: 1, unitsLeft: 0),
        Case(text: many("a", 161), alphabet: .gsm7, units: 161, segments: 2, unitsLeft: 145),
        Case(text: many("a", 306), alphabet: .gsm7, units: 306, segments: 2, unitsLeft: 0),
        Case(text: many("a", 307), alphabet: .gsm7, units: 307, segments: 3, unitsLeft: 152),
        Case(text: "[€]", alphabet: .gsm7, units: 6, segments: 1, unitsLeft: 154),
        Case(text: "Grüße ÄÖ", alphabet: .gsm7, units: 8, segments: 1, unitsLeft: 152),
        Case(text: "ç", alphabet: .ucs2, units: 1, segments: 1, unitsLeft: 69),
        Case(text: many("ж", 70), alphabet: .ucs2, units: 70, segments: 1, unitsLeft: 0),
        Case(text: many("ж", 71), alphabet: .ucs2, units: 71, segments: 2, unitsLeft: 63),
        Case(text: "😀", alphabet: .ucs2, units: 2, segments: 1, unitsLeft: 68),
        // The escape of the 153rd septet would be parted from its character: the part ends early.
        Case(
            text: many("a", 152) + "€" + many("a", 152),
            alphabet: .gsm7,
            units: 306,
            segments: 3,
            unitsLeft: 152
        ),
        // 33 pairs fill 66 of 67 units: no half pair goes into the part.
        Case(text: many("😀", 67), alphabet: .ucs2, units: 134, segments: 3, unitsLeft: 65),
    ]

    @Test("counts characters, escapes and parts", arguments: cases)
    func counts(sample: Case) {
        let encoding = SMSEncoding(sample.text)
        #expect(encoding.alphabet == sample.alphabet)
        #expect(encoding.units == sample.units)
        #expect(encoding.segments == sample.segments)
        #expect(encoding.unitsLeft == sample.unitsLeft)
    }

    private static func many(_ text: String, _ count: Int) -> String {
        String(repeating: text, count: count)
    }
}
