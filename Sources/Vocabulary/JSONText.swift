/// Writes JSON as text, safe to print on a terminal.
///
/// What could move a cursor, change direction or hide (control characters, ANSI escapes, bidirectional
/// overrides) is written as `\uXXXX`; the same text always gives the same bytes.
public struct JSONText: Sendable {
    /// What has been written.
    public private(set) var text = ""
    private var needsComma = false

    /// Makes an empty text.
    public init() {}

    /// Starts an object, as a value.
    public mutating func beginObject() {
        value("{")
        needsComma = false
    }

    /// Ends an object.
    public mutating func endObject() {
        text += "}"
        needsComma = true
    }

    /// Starts a list, as a value.
    public mutating func beginArray() {
        value("[")
        needsComma = false
    }

    /// Ends a list.
    public mutating func endArray() {
        text += "]"
        needsComma = true
    }

    /// Writes a key; its value follows.
    public mutating func key(_ name: String) {
        if needsComma { text += "," }
        needsComma = false
        quote(name)
        text += ":"
    }

    /// Writes a text as a value.
    public mutating func string(_ value: String) {
        if needsComma { text += "," }
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

    private mutating func value(_ json: String) {
        if needsComma { text += "," }
        text += json
        needsComma = true
    }

    private mutating func quote(_ value: String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where Self.isDangerous(scalar): escape(scalar)
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    private mutating func escape(_ scalar: Unicode.Scalar) {
        for unit in UTF16.encode(scalar) ?? .init() {
            let digits = String(unit, radix: 16)
            text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
    }

    private static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
            0xFFF9...0xFFFB, 0xE0000...0xE007F:
            true
        default: false
        }
    }
}
