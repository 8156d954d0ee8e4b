import JSON
import Testing

@Suite("JSON that is not read")
struct JSONRefusalTests {
    private func refusal(_ bytes: [UInt8], _ limits: JSONLimits) -> JSONError? {
        do throws(JSONError) {
            _ = try JSONParser.parse(bytes, limits: limits)
            return nil
        } catch {
            return error
        }
    }

    private func refusal(_ text: String, _ limits: JSONLimits) -> JSONError? {
        refusal(Array(text.utf8), limits)
    }

    @Test(
        "is everything that RFC 8259 has not",
        arguments: [
            "", " ", "{", "}", "[1,]", "{\"a\":1,}", "{\"a\"}", "{a:1}", "'a'", "\"a", "\"\\x\"",
            "\"\\u12\"", "\"\\u+123\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"",
            "\"\n\"",
            "01", "-", "+1", ".5", "1.", "1e", "tru", "nulll", "1 2", "{\"a\":1,\"a\":1}", "NaN",
        ],
        [JSONLimits.narrow, .widest]
    )
    func refuses(text: String, limits: JSONLimits) {
        #expect(throws: JSONError.self) { try JSONParser.parse(Array(text.utf8), limits: limits) }
    }

    @Test func `is what is no UTF-8`() {
        for bytes in [[0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22]] {
            let bytes = bytes.map { UInt8($0) }
            let expected = JSONError(offset: 0, problem: .invalidUTF8)
            #expect(refusal(bytes, .widest) == expected)
            // The same behind an escape, where the bytes are no longer taken as they stand.
            #expect(refusal(Array(#""\n"#.utf8) + bytes.dropFirst(), .widest) == expected)
        }
    }

    @Test(
        "is told where and why",
        arguments: [
            ("{", 1, "the body ends where a key was expected"),
            ("[1", 2, "the body ends where a comma or ] was expected"),
            (#"{"a": 1 "b": 2}"#, 8, "a comma or } was expected"),
            (#"{"a" 1}"#, 5, "a colon was expected"),
            ("nul", 0, "a value was expected"), ("{} {}", 3, "the end was expected"),
            (#""abc"#, 4, "the body ends where a closing quote was expected"),
            (#""ab\"#, 4, "the body ends where an escape was expected"),
            (#"["\u12g4"]"#, 6, "the text has a character or escape that is not allowed"),
            (#"["ab\ud800 "]"#, 4, "the text has a character or escape that is not allowed"),
            ("[\"a\tb\"]", 3, "the text has a character or escape that is not allowed"),
            (#"{"a": 1, "\u0061": 2}"#, 9, "the key stands twice in its object"),
            ("[01]", 1, "the number is malformed or too large"),
            ("[1, -1e999]", 4, "the number is malformed or too large"),
            ("[18446744073709551616]", 1, "the number is malformed or too large"),
            ("\u{FEFF}{}", 0, "a value was expected"),
        ]
    )
    func reason(text: String, offset: Int, reason: String) {
        for limits in [JSONLimits.narrow, .widest] {
            #expect(refusal(text, limits)?.offset == offset)
            #expect(refusal(text, limits)?.problem.text == reason)
        }
    }

    @Test func `is a key that stands twice, also among many`() {
        for count in [1, 15, 16, 17, 40] {
            for repeated in [0, count - 1] {
                let members = (0..<count).map { "\"\($0 + 100)\":0" } + ["\"\(repeated + 100)\":0"]
                let text = "{" + members.joined(separator: ",") + "}"
                let expected = JSONError(offset: 1 + 8 * count, problem: .duplicateKey)
                #expect(refusal(text, .widest) == expected)
            }
        }
    }

    @Test(arguments: [0, 1, 5, 32])
    func `is what lies deeper than the limit`(depth: Int) {
        let limits = JSONLimits(depth: depth)
        for (opening, closing) in [("[", "]"), (#"{"a":"#, "}")] {
            func nested(_ depth: Int) -> String {
                String(repeating: opening, count: depth) + "0"
                    + String(repeating: closing, count: depth)
            }
            #expect(refusal(nested(depth), limits) == nil)
            let expected = JSONError(
                offset: depth * opening.utf8.count,
                problem: .tooDeep(limit: depth)
            )
            #expect(refusal(nested(depth + 1), limits) == expected)
            #expect(expected.problem.text == "values lie more than \(depth) deep in one another")
        }
    }

    @Test func `is U+0000 in a text, and never when the limits permit it`() throws {
        let text = #"["a", "b\u0000c"]"#
        #expect(refusal(text, .narrow) == JSONError(offset: 8, problem: .badText))
        let read = try JSONParser.parse(Array(text.utf8), limits: .widest)
        #expect(read == .array([.string("a"), .string("b\0c")]))
        #expect(refusal("\"\0\"", .widest) == JSONError(offset: 1, problem: .badText))
    }

    @Test func `is a whole number above Int64.max, and never when the limits permit it`() {
        let expected = JSONError(offset: 1, problem: .badNumber)
        #expect(refusal("[9223372036854775807]", .narrow) == nil)
        #expect(refusal("[9223372036854775808]", .narrow) == expected)
        #expect(refusal("[18446744073709551615]", .narrow) == expected)
        #expect(refusal("[18446744073709551615]", .widest) == nil)
        #expect(refusal("[-9223372036854775809]", .widest) == expected)
    }
}
