import Configuration
import Testing

@Suite("A text that is not JSON5")
struct JSON5ErrorTests {
    typealias Problem = ConfigurationError.Problem

    static let cases: [(text: String, line: Int, column: Int, path: String, problem: Problem)] = [
        ("", 1, 1, "", .unexpectedEnd(expected: "a value")),
        ("// only\n", 2, 1, "", .unexpectedEnd(expected: "a value")),
        ("[1", 1, 3, "[0]", .unexpectedEnd(expected: "a comma or ]")),
        ("{a: 1", 1, 6, "a", .unexpectedEnd(expected: "a comma or }")),
        ("{a", 1, 3, "a", .unexpectedEnd(expected: "a colon after the key a")),
        ("{a:", 1, 4, "a", .unexpectedEnd(expected: "a value")),
        ("1 2", 1, 3, "", .unexpectedCharacter("'2'", expected: "the end of the file")),
        ("[,]", 1, 2, "[0]", .unexpectedCharacter("','", expected: "a value")),
        ("[1,,2]", 1, 4, "[1]", .unexpectedCharacter("','", expected: "a value")),
        ("[1 2]", 1, 4, "[0]", .unexpectedCharacter("'2'", expected: "a comma or ]")),
        ("{a: 1\n b: 2}", 2, 2, "a", .unexpectedCharacter("'b'", expected: "a comma or }")),
        ("{,}", 1, 2, "", .unexpectedCharacter("','", expected: "a key or }")),
        ("{1: 2}", 1, 2, "", .unexpectedCharacter("'1'", expected: "a key or }")),
        ("{a = 1}", 1, 4, "a", .unexpectedCharacter("'='", expected: "a colon after the key a")),
        (
            "{a: {b: [0, on_hold]}}", 1, 13, "a.b[1]",
            .unexpectedCharacter("'o'", expected: "a value (texts are quoted)")
        ),
        ("1 / 2", 1, 3, "", .unexpectedCharacter("'/'", expected: "a value, a key or a comment")),
        ("{a: /* b", 1, 5, "a", .unterminatedComment),
        ("{a: 'b}", 1, 5, "a", .unterminatedString),
        ("{a: 'b\n'}", 1, 5, "a", .unterminatedString),
        ("'b\\", 1, 1, "", .unterminatedString),
        (#"{a: 'b\x4'}"#, 1, 7, "a", .invalidEscape),
        (#"'\u12'"#, 1, 2, "", .invalidEscape),
        (#"'\1'"#, 1, 2, "", .invalidEscape),
        (#"'\01'"#, 1, 2, "", .invalidEscape),
        (#"'\uD83D'"#, 1, 2, "", .invalidEscape),
        (#"'\uDE00'"#, 1, 2, "", .invalidEscape),
        (#"'\uD83D\u0041'"#, 1, 2, "", .invalidEscape),
        (#"{\x41: 1}"#, 1, 2, "", .invalidEscape),
        (#"{a\u002d: 1}"#, 1, 3, "", .invalidEscape),
        ("[0, 01]", 1, 5, "[1]", .malformedNumber),
        ("-", 1, 1, "", .malformedNumber), (".", 1, 1, "", .malformedNumber),
        ("1.2.3", 1, 1, "", .malformedNumber), ("1e", 1, 1, "", .malformedNumber),
        ("0x", 1, 1, "", .malformedNumber), ("0x1.5", 1, 1, "", .malformedNumber),
        ("30s", 1, 1, "", .malformedNumber), ("- 1", 1, 1, "", .malformedNumber),
        ("+-1", 1, 1, "", .malformedNumber), ("-x", 1, 1, "", .malformedNumber),
        ("9223372036854775808", 1, 1, "", .numberTooLarge),
        ("0x8000000000000000", 1, 1, "", .numberTooLarge),
        ("1e400", 1, 1, "", .numberTooLarge),
        ("{a: Infinity}", 1, 5, "a", .notFinite), ("-Infinity", 1, 1, "", .notFinite),
        ("[NaN]", 1, 2, "[0]", .notFinite),
        ("{a: 1,\n 'b c': {d: 1, 'd': 2}}", 2, 16, "[\"b c\"].d", .duplicateKey("d", firstLine: 2)),
    ]

    @Test("is refused with line, column, key path and what is wrong", arguments: cases.indices)
    func refused(index: Int) {
        let expected = Self.cases[index]
        let error = ConfigurationError(
            file: "site.json5",
            position: SourcePosition(line: expected.line, column: expected.column),
            keyPath: expected.path,
            problem: expected.problem
        )
        #expect(throws: error) { try JSON5Value(parsing: expected.text, file: "site.json5") }
        #expect(!error.message.isEmpty)
        #expect(!error.advice.isEmpty)
    }

    @Test func `is refused where it is not UTF-8`() {
        let bytes = Array("{a: 1,\n b: 'é".utf8) + [0xFF, 0x27, 0x7D]
        expect(.invalidUTF8, line: 2, column: 7, bytes)
        expect(.invalidUTF8, line: 1, column: 2, [0x31, 0xC3])
    }

    @Test func `is refused above the limits, and read at them`() throws {
        let full = Array(repeating: UInt8(ascii: " "), count: JSON5Value.maximumBytes - 1)
        _ = try JSON5Value(parsing: full + [UInt8(ascii: "1")], file: "f")
        expect(.tooLarge(bytes: 1_048_577), line: 1, column: 1, full + Array("12".utf8))

        let open = String(repeating: "[", count: 32)
        _ = try JSON5Value(parsing: open + String(repeating: "]", count: 32), file: "f")
        #expect(throws: ConfigurationError.self) {
            try JSON5Value(parsing: "[" + open, file: "f")
        }
        do throws(ConfigurationError) {
            _ = try JSON5Value(parsing: "[" + open, file: "f")
        } catch {
            #expect(error.problem == .tooDeep)
            #expect(error.position.column == 33)
        }
    }

    private func expect(_ problem: Problem, line: Int, column: Int, _ bytes: [UInt8]) {
        do throws(ConfigurationError) {
            _ = try JSON5Value(parsing: bytes, file: "f")
            Issue.record("the text was read")
        } catch {
            #expect(error.problem == problem)
            #expect(error.position == SourcePosition(line: line, column: column))
        }
    }
}
