import Testing
import TestSupport
import Vocabulary

@testable import EventImport

@Suite("Reading a line of JSON")
struct JSONParserTests {
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
            let read = try JSONParser.value(json.bytes)
            #expect(read.text.map { Array($0.utf8) } == Array(text.utf8))
        }
    }

    @Test func `takes what RFC 8259 has`() throws {
        let text =
            #" { "a" : [ 1 , -2.5e+3 , true , false , null , "x\/\ud83d\ude00" ] , "b" : {} } "#
        let value = try JSONParser.value(Array(text.utf8))
        let items = try #require(value["a"]?.items)
        #expect(items[0].number(UInt64.self) == 1)
        #expect(items[1] == .number("-2.5e+3") && items[1].number(Int64.self) == nil)
        #expect(items[2].truth == true && items[4] == .null)
        #expect(items[5].text == "x/😀")
        #expect(value["b"] == .object([]) && value["c"] == nil)
        let large = try JSONParser.value(Array("18446744073709551615".utf8))
        #expect(large.number(UInt64.self) == .max && large.number(Int64.self) == nil)
    }

    @Test(
        "refuses everything else",
        arguments: [
            "", " ", "{", "}", "[1,]", "{\"a\":1,}", "{\"a\"}", "{a:1}", "'a'", "\"a", "\"\\x\"",
            "\"\\u12\"", "\"\\u+123\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"",
            "\"\n\"",
            "01", "-", "+1", ".5", "1.", "1e", "tru", "nulll", "1 2", "{\"a\":1,\"a\":1}", "NaN",
        ]
    )
    func refuses(text: String) {
        #expect(throws: JSONParser.Fault.self) { try JSONParser.value(Array(text.utf8)) }
    }

    @Test func `refuses what is no UTF-8`() {
        for bytes in [[0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22]] {
            #expect(throws: JSONParser.Fault.self) { try JSONParser.value(bytes.map { UInt8($0) }) }
        }
    }
}
