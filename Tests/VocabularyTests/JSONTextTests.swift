import Foundation
import Testing
import Vocabulary

@Suite("Text in JSON")
struct JSONTextTests {
    static func quoted(_ text: String) -> String {
        var json = JSONText()
        json.string(text)
        return json.text
    }

    @Test(
        "shows nothing that could move a cursor, turn or hide what follows",
        arguments: [
            ("\u{1B}[31mred", "\"\\u001b[31mred\""), ("a\u{202E}b", "\"a\\u202eb\""),
            ("\u{61C}x", "\"\\u061cx\""), ("\u{2066}x\u{2069}", "\"\\u2066x\\u2069\""),
            ("\u{200B}", "\"\\u200b\""),
            ("\u{FEFF}", "\"\\ufeff\""), ("\u{0}", "\"\\u0000\""), ("\u{7F}", "\"\\u007f\""),
            ("\u{9B}", "\"\\u009b\""), ("\u{2028}", "\"\\u2028\""),
            ("\u{E0041}", "\"\\udb40\\udc41\""), ("\"\\", "\"\\\"\\\\\""),
            ("\n\r\t", "\"\\n\\r\\t\""),
        ]
    )
    func escaped(_ text: String, _ json: String) {
        #expect(Self.quoted(text) == json)
    }

    @Test("keeps what people write", arguments: ["Ça va? 👍", "水", "مرحبا", "𐅑", "é"])
    func kept(_ text: String) {
        #expect(Self.quoted(text) == "\"\(text)\"")
    }

    @Test func `every scalar up to the astral planes comes back from another reader`() throws {
        let scalars = (0...0x2FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)
        for start in stride(from: 0, to: scalars.count, by: 4_096) {
            var text = ""
            for scalar in scalars[start..<min(start + 4_096, scalars.count)] {
                text.unicodeScalars.append(scalar)
            }
            let data = Data("[\(Self.quoted(text))]".utf8)
            let read = try JSONSerialization.jsonObject(with: data) as? [String]
            #expect(read?.first.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
        }
    }

    @Test func `objects and lists have their commas where they belong`() {
        var json = JSONText()
        json.beginObject()
        json.member("a", 1)
        json.key("b")
        json.beginArray()
        json.string("x")
        json.null()
        json.beginObject()
        json.endObject()
        json.endArray()
        json.member("c", true)
        json.endObject()
        #expect(json.text == #"{"a":1,"b":["x",null,{}],"c":true}"#)
    }
}
