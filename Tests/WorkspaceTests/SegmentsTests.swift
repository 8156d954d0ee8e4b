import CJavaScriptCore
import CWorkspaceFiles
import SMSText
import Testing

@Suite("The page's count of segments")
struct SegmentsTests {
    /// Characters of which texts are made: of the 7-bit alphabet, its extension, and neither.
    private static let characters = Array("aZ0 \n@£éÄß€^{}[~]|\\\u{0C}ŷ“–😀日e\u{301}".unicodeScalars)

    /// Texts around every limit, and a few hundred of mixed characters.
    private static func texts() -> [String] {
        var texts = [""]
        for character in ["a", "€", "日", "😀"] {
            for count in [
                1, 33, 34, 35, 66, 67, 69, 70, 71, 76, 77, 79, 80, 81, 134, 135, 152, 153,
            ] {
                texts.append(String(repeating: character, count: count))
            }
            for count in [159, 160, 161, 201, 305, 306, 307, 459, 460] {
                texts.append(String(repeating: character, count: count))
                texts.append("a" + String(repeating: character, count: count))
            }
        }
        var state: UInt64 = 20_261_121
        func draw(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<300 {
            // Some texts have only the first characters, so that both alphabets come up.
            let bound = draw(2) == 0 ? 18 : characters.count
            var text = String.UnicodeScalarView()
            for _ in 0..<draw(400) { text.append(characters[draw(bound)]) }
            texts.append(String(text))
        }
        return texts
    }

    @Test func `is the engine's own`() throws {
        let page = try Page(file: "conversations/segments.js")
        for text in Self.texts() {
            let encoding = SMSEncoding(text)
            let expected = [
                encoding.alphabet.rawValue, "\(encoding.units)", "\(encoding.segments)",
                "\(encoding.unitsLeft)",
            ].joined(separator: " ")
            #expect(try page.measure(text) == expected, "\(text.unicodeScalars.map(\.value))")
        }
    }
}

/// A module of the page in an engine of the language.
@safe
private final class Page {
    private let context: JSGlobalContextRef

    init(file path: String) throws {
        unsafe context = JSGlobalContextCreate(nil)
        var place = 0
        var source: String?
        while let file = unsafe workspace_file_at(place)?.pointee {
            if unsafe String(cString: file.path) == path {
                source = unsafe String(
                    decoding: UnsafeBufferPointer(start: file.bytes, count: file.count),
                    as: UTF8.self
                )
            }
            place += 1
        }
        // Modules cannot be evaluated by this engine's interface; this one imports nothing.
        let module = try #require(source).split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("export ") ? $0.dropFirst(7) : $0 }.joined(separator: "\n")
        _ = try evaluate(module)
    }

    deinit {
        unsafe JSGlobalContextRelease(context)
    }

    func measure(_ text: String) throws -> String {
        let units = text.utf16.map { "\($0)" }.joined(separator: ",")
        return try evaluate(
            """
            (() => { const m = measure(String.fromCharCode(\(units)));
            return [m.alphabet, m.units, m.segments, m.unitsLeft].join(" "); })()
            """
        )
    }

    private func evaluate(_ script: String) throws -> String {
        let source = unsafe JSStringCreateWithUTF8CString(script)
        defer { unsafe JSStringRelease(source) }
        var exception: JSValueRef?
        let value = unsafe JSEvaluateScript(context, source, nil, nil, 1, &exception)
        try #require(unsafe exception == nil)
        let text = unsafe JSValueToStringCopy(context, value, nil)
        defer { unsafe JSStringRelease(text) }
        var buffer = [CChar](repeating: 0, count: unsafe JSStringGetMaximumUTF8CStringSize(text))
        let count = buffer.count
        let length = unsafe JSStringGetUTF8CString(text, &buffer, count)
        return String(decoding: buffer.prefix(max(length - 1, 0)).map(UInt8.init), as: UTF8.self)
    }
}
