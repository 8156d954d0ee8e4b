/// Writes JSON as text, safe to print on a terminal.
///
/// What could move a cursor, change direction or hide (control characters, ANSI escapes, bidirectional
/// overrides) is written as `\uXXXX`; the same text always gives the same bytes.
public struct JSONText: Sendable {
    /// What has been written, in UTF-8.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// What has been written.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Makes an empty text.
    public init() {}

    /// Makes an empty text that will have about so many bytes.
    public init(expecting count: Int) {
        bytes.reserveCapacity(count)
    }

    /// Starts an object, as a value.
    public mutating func beginObject() {
        value("{")
        needsComma = false
    }

    /// Ends an object.
    public mutating func endObject() {
        bytes.append(UInt8(ascii: "}"))
        needsComma = true
    }

    /// Starts a list, as a value.
    public mutating func beginArray() {
        value("[")
        needsComma = false
    }

    /// Ends a list.
    public mutating func endArray() {
        bytes.append(UInt8(ascii: "]"))
        needsComma = true
    }

    /// Writes a key; its value follows.
    public mutating func key(_ name: String) {
        separate()
        needsComma = false
        quote(name)
        bytes.append(UInt8(ascii: ":"))
    }

    /// Writes a text as a value.
    public mutating func string(_ value: String) {
        separate()
        quote(value)
        needsComma = true
    }

    /// Writes a whole number as a value.
    public mutating func number<Integer: BinaryInteger>(_ value: Integer) {
        self.value(String(value))
    }

    /// Writes a truth as a value.
    public mutating func boolean(_ value: Bool) { self.value(value ? "true" : "false") }

    /// Writes nothing as a value.
    public mutating func null() { value("null") }

    /// Writes a key with a text.
    public mutating func member(_ name: String, _ value: String) {
        key(name)
        string(value)
    }

    /// Writes a key with a whole number.
    public mutating func member<Integer: BinaryInteger>(_ name: String, _ value: Integer) {
        key(name)
        number(value)
    }

    /// Writes a key with a truth.
    public mutating func member(_ name: String, _ value: Bool) {
        key(name)
        boolean(value)
    }

    /// Writes a value that is JSON already.
    public mutating func raw(_ json: String) { value(json) }

    /// Writes a key with a text of printable ASCII without quotation marks and backslashes.
    mutating func plainMember(_ name: String, _ write: (inout [UInt8]) -> Void) {
        key(name)
        bytes.append(UInt8(ascii: "\""))
        write(&bytes)
        bytes.append(UInt8(ascii: "\""))
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func value(_ json: String) {
        separate()
        bytes.append(contentsOf: json.utf8)
        needsComma = true
    }

    private mutating func quote(_ value: String) {
        bytes.append(UInt8(ascii: "\""))
        // Nearly every text is written as it is; only others are looked at letter by letter.
        let span = value.utf8.span
        if Self.isPlain(span) {
            unsafe span.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        } else {
            for scalar in value.unicodeScalars { quote(scalar) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func quote(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": bytes.append(contentsOf: "\\\"".utf8)
        case "\\": bytes.append(contentsOf: "\\\\".utf8)
        case "\n": bytes.append(contentsOf: "\\n".utf8)
        case "\r": bytes.append(contentsOf: "\\r".utf8)
        case "\t": bytes.append(contentsOf: "\\t".utf8)
        case _ where Self.isDangerous(scalar): escape(scalar)
        default: bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
        }
    }

    private mutating func escape(_ scalar: Unicode.Scalar) {
        for unit in UTF16.encode(scalar) ?? .init() {
            let digits = String(unit, radix: 16)
            bytes.append(contentsOf: "\\u".utf8)
            bytes.append(contentsOf: String(repeating: "0", count: 4 - digits.count).utf8)
            bytes.append(contentsOf: digits.utf8)
        }
    }

    private static func isPlain(_ bytes: Span<UInt8>) -> Bool {
        var isPlain = true
        for index in bytes.indices {
            let byte = bytes[index]
            // Without a branch, so that many bytes are looked at in one step.
            isPlain =
                isPlain && byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"")
                && byte != UInt8(ascii: "\\")
        }
        return isPlain
    }

    private static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
            0xFEFF,
            0xFFF9...0xFFFB, 0xE0000...0xE007F:
            true
        default: false
        }
    }
}
