import JSON
import TestSupport
import Testing
import Vocabulary

@Suite("Reading JSON")
struct JSONParserTests {
    private func read(_ text: String) throws -> JSONValue {
        try JSONParser.parse(Array(text.utf8), limits: .widest)
    }

    @Test func `gives every text back that is written`() throws {
        var numbers = SplitMix64(seed: 5)
        for _ in 0..<500 {
            var text = ""
            for _ in 0..<numbers.next() % 40 {
                let bound = [0x80, 0x800, 0x1_0000, 0x11_0000][Int(numbers.next() % 4)]
                let value = UInt32(numbers.next() % UInt64(bound))
                if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
            }
            var json = JSONText()
            json.string(text)
            let read = try JSONParser.parse(json.bytes, limits: .widest)
            #expect(read.text.map { Array($0.utf8) } == Array(text.utf8))
        }
    }

    @Test func `takes what RFC 8259 has`() throws {
        let value = try read(
            #" { "a" : [ 1 , -2.5e+3 , true , false , null , "x\/\ud83d\ude00" ] , "b" : {} } "#
        )
        let items = try #require(value["a"]?.items)
        #expect(items[0].number(UInt64.self) == 1)
        #expect(items[1] == .real(-2_500) && items[1].number(Int64.self) == nil)
        #expect(items[2].truth == true && items[4] == .null)
        #expect(items[5].text == "x/😀")
        #expect(value["b"] == .object([]) && value["c"] == nil)
        let large = try read("18446744073709551615")
        #expect(large.number(UInt64.self) == .max && large.number(Int64.self) == nil)
    }

    @Test(arguments: [JSONLimits.narrow, .widest])
    func `what is well-formed is read to the letter`(limits: JSONLimits) throws {
        let value = try JSONParser.parse(
            Array(#" {"a": [1, -2.5e1, true, null, "\ud83d\ude00\n\/"], "": {}} "#.utf8),
            limits: limits
        )
        let list: [JSONValue] = [
            .integer(1), .real(-25), .boolean(true), .null, .string("\u{1F600}\n/"),
        ]
        #expect(value["a"] == .array(list))
        #expect(value[""] == .object([]))
    }

    @Test func `keeps members in the order written, also when they are many`() throws {
        let keys = (0..<100).map { "key \($0 * 7 % 100)" }
        let text = "{" + keys.map { "\"\($0)\": 0" }.joined(separator: ", ") + "}"
        #expect(try read(text).members == keys.map { JSONMember(key: $0, value: .integer(0)) })
    }

    @Test(
        "takes a number as whole by how it is written, and knows what it comes to",
        arguments: [
            ("0", .integer(0), 0), ("-0", .integer(0), 0), ("-7", .integer(-7), -7),
            ("9223372036854775807", .integer(.max), .max),
            ("-9223372036854775808", .integer(.min), .min),
            ("9223372036854775808", .largeInteger(1 << 63), nil),
            ("18446744073709551615", .largeInteger(.max), nil),
            ("2.0", .real(2), 2), ("2e3", .real(2_000), 2_000), ("2.5", .real(2.5), nil),
            ("1e30", .real(1e30), nil),
        ] as [(String, JSONValue, Int64?)]
    )
    func number(text: String, value: JSONValue, whole: Int64?) throws {
        let found = try read(text)
        #expect(found == value)
        #expect(found.whole == whole)
    }
}

extension JSONLimits {
    /// What strangers may send.
    static let narrow = JSONLimits(depth: 12)
    /// All that can be permitted.
    static let widest = JSONLimits(depth: 12, permitsNUL: true, permitsLargeIntegers: true)
}
