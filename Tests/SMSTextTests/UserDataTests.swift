import SMSText
import Testing

@Suite("The header in front of a text")
struct UserDataHeaderTests {
    @Test func `a part says which it is, with a reference of one byte or of two`() throws {
        let narrow = try #require(Concatenation(reference: 0x42, count: 3, number: 2))
        #expect(try UserDataHeader(narrow).encoded() == [5, 0, 3, 0x42, 3, 2])
        let wide = try #require(Concatenation(reference: 0x1234, count: 3, number: 2))
        #expect(try UserDataHeader(wide).encoded() == [6, 8, 4, 0x12, 0x34, 3, 2])
        for part in [narrow, wide] {
            let bytes = try UserDataHeader(part).encoded() + [0x41]
            #expect(try UserDataHeader(parsing: bytes).concatenation == part)
        }
    }

    @Test func `parts that cannot be are ignored`() throws {
        for bytes in [
            [5, 0, 3, 1, 2, 0], [5, 0, 3, 1, 2, 3], [5, 0, 3, 1, 0, 0], [4, 0, 2, 1, 1],
        ] {
            #expect(try UserDataHeader(parsing: bytes.map(UInt8.init)).concatenation == nil)
        }
        #expect(Concatenation(reference: 1, count: 1, number: 2) == nil)
    }

    @Test func `national tables are named by elements of one byte`() throws {
        let header = try UserDataHeader(parsing: [6, 0x24, 1, 1, 0x25, 1, 3])
        #expect(header.single == .turkish)
        #expect(header.locking == .portuguese)
        #expect(try UserDataHeader(parsing: [3, 0x24, 1, 99]).single == nil)
    }

    @Test(
        "a header longer than the message is refused",
        arguments: [[], [1], [5, 0, 3, 1, 1], [2, 0, 1], [3, 0, 3, 1], [1, 0]] as [[UInt8]]
    )
    func truncated(bytes: [UInt8]) {
        #expect(throws: SMSTextError.self) { try UserDataHeader(parsing: bytes) }
    }
}

@Suite("Other alphabets")
struct OtherAlphabetsTests {
    @Test func `UCS-2 keeps pairs, obeys a mark and survives halves`() {
        #expect(UCS2.encode("a👍") == [0, 0x61, 0xD8, 0x3D, 0xDC, 0x4D])
        #expect(UCS2.decode(UCS2.encode("Привет 👍")) == "Привет 👍")
        #expect(UCS2.decode([0xFE, 0xFF, 0, 0x61]) == "a")
        #expect(UCS2.decode([0xFF, 0xFE, 0x61, 0]) == "a")
        #expect(UCS2.decode([0xD8, 0x3D]) == "\u{FFFD}")
        #expect(UCS2.decode([0, 0x61, 0]) == "a\u{FFFD}")
        #expect(UCS2.decode([]).isEmpty)
    }

    @Test func `eight bits are Latin, Cyrillic or Hebrew`() throws {
        #expect(EightBit.latin1.decode([0x47, 0xFC, 0xDF]) == "Güß")
        #expect(EightBit.cyrillic.decode([0xBF, 0xE0, 0xD8, 0xA1, 0xF1, 0xF0]) == "ПриЁё№")
        #expect(EightBit.hebrew.decode([0xF9, 0xEC, 0xE5, 0xED]) == "שלום")
        #expect(EightBit.ascii.decode([0x41, 0xC4]) == "A\u{FFFD}")
        #expect(try EightBit.latin1.encode("Güß") == [0x47, 0xFC, 0xDF])
        #expect(!EightBit.latin1.covers("€"))
        #expect(!EightBit.ascii.covers("ü"))
        #expect(throws: SMSTextError.notInAlphabet) { try EightBit.ascii.encode("ü") }
    }
}

@Suite("Characters that look like plain ones")
struct LookAlikesTests {
    @Test(
        "are replaced when that makes a text fit the 7-bit alphabet",
        arguments: [
            ("“Hi” – it’s 5\u{A0}€…", "\"Hi\" - it's 5 €..."),
            ("cafe\u{301}", "café"), ("zero\u{200B}width", "zerowidth"), ("plain", "plain"),
        ]
    )
    func replaces(text: String, replacement: String) {
        #expect(Array(LookAlikes.replacing(in: text).utf8) == Array(replacement.utf8))
    }

    @Test func `stay when another character needs UCS-2 anyway`() {
        #expect(LookAlikes.replacing(in: "“Привет”") == "“Привет”")
    }
}
