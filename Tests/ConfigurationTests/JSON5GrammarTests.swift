import Configuration
import Testing

/// What a value is, without where it stands.
indirect enum Shape: Equatable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, Sendable {
    case object([String], [Shape])
    case array([Shape])
    case text(String)
    case whole(Int64)
    case real(Double)
    case flag(Bool)
    case null

    init(stringLiteral value: String) { self = .text(value) }

    init(integerLiteral value: Int64) { self = .whole(value) }

    init(_ value: JSON5Value) {
        self =
            switch value.content {
            case .object(let object):
                .object(object.members.map(\.key), object.members.map { Shape($0.value) })
            case .array(let items): .array(items.map { Shape($0) })
            case .string(let text): .text(text)
            case .integer(let number): .whole(number)
            case .real(let number): .real(number)
            case .boolean(let flag): .flag(flag)
            case .null: .null
            }
    }
}

@Suite("A JSON5 text")
struct JSON5GrammarTests {
    static let cases: [(String, Shape)] = [
        ("null", .null), ("true", .flag(true)), (" false ", .flag(false)),
        ("0", 0), ("-0", 0), ("+7", 7), ("-12", -12), ("9223372036854775807", .whole(.max)),
        ("-9223372036854775808", .whole(.min)), ("0x1F", 31), ("-0Xff", -255),
        ("-0x8000000000000000", .whole(.min)),
        (".5", .real(0.5)), ("5.", .real(5)), ("-1.25", .real(-1.25)), ("1e3", .real(1000)),
        ("+2.5E-1", .real(0.25)), ("0.0", .real(0)), ("0e1", .real(0)), (".5e+1", .real(5)),
        ("'a \"quoted\" word'", "a \"quoted\" word"), ("\"it's\"", "it's"), ("''", ""),
        (#""\b\f\n\r\t\v\0\'\"\\\/\q""#, "\u{8}\u{C}\n\r\t\u{B}\0'\"\\/q"),
        (#""\x41\u00e9\uD83D\uDE00""#, "A\u{E9}\u{1F600}"),
        ("'one \\\ntwo \\\r\nthree \\\u{2028}four'", "one two three four"),
        ("'\u{2028}\t'", "\u{2028}\t"), ("'//no comment'", "//no comment"),
        ("[]", .array([])), ("[1,]", .array([1])),
        ("[1, 'a', [null],]", .array([1, "a", .array([.null])])),
        ("{}", .object([], [])), ("{a: 1,}", .object(["a"], [1])),
        (
            "{unquoted: 1, 'single': 2, \"double\": 3, $_x9: 4, null: 5, Infinity: 6, žaba: 7}",
            .object(
                ["unquoted", "single", "double", "$_x9", "null", "Infinity", "žaba"],
                [1, 2, 3, 4, 5, 6, 7]
            )
        ),
        (#"{\u0061b: 1, a\u0062c: 2}"#, .object(["ab", "abc"], [1, 2])),
        ("{'': 1, 'a b': 2}", .object(["", "a b"], [1, 2])),
        ("// first\n/* second\n * third **/ [1 /**/ , // four\n 2] // last", .array([1, 2])),
        ("\u{FEFF}\u{A0}\u{2003}\u{2029}\u{B}\u{C}1", 1),
        ("{a:{b:[{c:1}]}}", .object(["a"], [.object(["b"], [.array([.object(["c"], [1])])])])),
    ]

    @Test("is read as its grammar says", arguments: cases)
    func read(text: String, shape: Shape) throws {
        #expect(try Shape(JSON5Value(parsing: text, file: "f")) == shape)
    }

    @Test func `knows line and column of every key and value`() throws {
        let text =
            "// é\r\n{ a: 1,\r  'b': [\n    true, \u{2028} // no line for editors\n\t'x\\\ny', 2 ],\n}"
        let root = try JSON5Value(parsing: text, file: "f")
        #expect(root.position == SourcePosition(line: 2, column: 1))
        guard case .object(let object) = root.content else {
            Issue.record("an object was expected")
            return
        }
        let list = try #require(object.member("b"))
        #expect(try #require(object.member("a")).position == SourcePosition(line: 2, column: 3))
        #expect(list.position == SourcePosition(line: 3, column: 3))
        #expect(list.value.position == SourcePosition(line: 3, column: 8))
        #expect(object.member("c") == nil)
    }

    @Test func `knows the lines of items after comments and joined lines`() throws {
        let root = try JSON5Value(parsing: "[ /* \n */ 1, 'x\\\ny', 2 ]", file: "f")
        guard case .array(let items) = root.content else {
            Issue.record("a list was expected")
            return
        }
        #expect(
            items.map(\.position) == [
                SourcePosition(line: 2, column: 5), SourcePosition(line: 2, column: 8),
                SourcePosition(line: 3, column: 5),
            ]
        )
    }

    @Test("with bytes changed never crashes the reader", arguments: 0..<4)
    func mutated(seed: UInt64) {
        var state = seed &* 2 &+ 1
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let texts = Self.cases.map { Array($0.0.utf8) }
        var refused = 0
        for _ in 0..<2000 {
            var bytes = texts[random(texts.count)] + texts[random(texts.count)]
            for _ in 0...random(3) {
                bytes[random(bytes.count)] =
                    random(2) == 0 ? UInt8(random(256)) : Array("{}[]:,'\\/*u0".utf8)[random(12)]
            }
            do throws(ConfigurationError) {
                _ = try JSON5Value(parsing: bytes, file: "f")
            } catch {
                refused += 1
                #expect(error.position.line >= 1)
                #expect(error.position.column >= 1)
            }
        }
        #expect(refused > 0)
    }
}
