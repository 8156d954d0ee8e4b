import Testing
import Vocabulary

@Suite("A sys_id")
struct SysIDTests {
    let key = SysIDKey(high: 0x0123_4567_89AB_CDEF, low: 0xFEDC_BA98_7654_3210)

    @Test func `comes back to the identifier that it is of, through its text`() throws {
        for count in UInt64(1)...10_000 {
            // Small identifiers and large ones alike.
            let raw = (count &* 0x9E37_79B9_7F4A_7C15) >> (count % 60) | 1
            let text = SysID(rawValue: raw, key: key).description
            #expect(text.utf8.count == 32)
            #expect(text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) })
            #expect(try #require(SysID(text)).rawValue(key: key) == raw)
            #expect(SysID(text.uppercased()) == SysID(text))
        }
    }

    @Test func `of neighbours looks unrelated`() {
        let ids = (1...1_000).map { SysID(rawValue: $0, key: key) }
        #expect(Set(ids.map(\.high)).count == 1_000)
        #expect(Set(ids.map { $0.description.prefix(4) }).count > 900)
    }

    @Test func `of another log is none of this one's`() {
        let foreign = SysIDKey(high: 1, low: 2)
        for raw in UInt64(1)...1_000 {
            #expect(SysID(rawValue: raw, key: foreign).rawValue(key: key) == nil)
        }
    }

    @Test func `with a digit changed is none`() throws {
        let text = Array(SysID(rawValue: 192, key: key).description)
        for index in text.indices {
            var changed = text
            changed[index] = changed[index] == "0" ? "1" : "0"
            #expect(try #require(SysID(String(changed))).rawValue(key: key) == nil)
        }
    }

    @Test(
        "is refused when it is not 32 hexadecimal digits",
        arguments: ["", "0", String(repeating: "g", count: 32), String(repeating: "0", count: 33)]
    )
    func refused(_ text: String) {
        #expect(SysID(text) == nil)
    }

    @Test func `of nothing is none`() throws {
        let zero = try #require(SysID(String(repeating: "0", count: 32)))
        #expect(zero.rawValue(key: key) == nil)
        #expect(SysID(rawValue: 0, key: key).rawValue(key: key) == nil)
    }

    @Test func `and an interaction's number has seven digits or more`() {
        #expect(UInt64(75).interactionNumber == "IMS0000075")
        #expect(UInt64(9_999_999).interactionNumber == "IMS9999999")
        #expect(UInt64(10_000_000).interactionNumber == "IMS10000000")
    }
}
