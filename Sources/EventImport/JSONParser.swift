/// Reads one value of JSON and nothing else, strictly.
///
/// Source: RFC 8259; a key that stands twice in an object is refused, for nobody could say which counts.
struct JSONParser {
    /// The bytes are no JSON, or more deeply nested than any record is.
    struct Fault: Error {
        /// Where, in bytes.
        let offset: Int
    }

    /// How deep objects and lists may lie in one another; records need five.
    static let depthMax = 12

    private let bytes: [UInt8]
    private var index = 0
    private var depth = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads a value.
    static func value(_ bytes: [UInt8]) throws(Fault) -> JSONValue {
        var parser = JSONParser(bytes)
        let value = try parser.value()
        parser.skipSpace()
        guard parser.index == bytes.count else { throw parser.fault }
        return value
    }

    private var fault: Fault { Fault(offset: index) }
    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            index += 1
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        index += 1
        return true
    }

    private mutating func value() throws(Fault) -> JSONValue {
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func object() throws(Fault) -> JSONValue {
        try enter()
        var members: [JSONValue.Member] = []
        skipSpace()
        if !take(UInt8(ascii: "}")) {
            repeat {
                skipSpace()
                guard next == UInt8(ascii: "\"") else { throw fault }
                let key = try string()
                guard !members.contains(where: { $0.key == key }) else { throw fault }
                skipSpace()
                guard take(UInt8(ascii: ":")) else { throw fault }
                members.append(JSONValue.Member(key: key, value: try value()))
                skipSpace()
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "}")) else { throw fault }
        }
        depth -= 1
        return .object(members)
    }

    private mutating func array() throws(Fault) -> JSONValue {
        try enter()
        var items: [JSONValue] = []
        skipSpace()
        if !take(UInt8(ascii: "]")) {
            repeat {
                items.append(try value())
                skipSpace()
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "]")) else { throw fault }
        }
        depth -= 1
        return .array(items)
    }

    private mutating func enter() throws(Fault) {
        index += 1
        depth += 1
        guard depth <= Self.depthMax else { throw fault }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(Fault) -> JSONValue {
        guard bytes[index...].starts(with: word.utf8) else { throw fault }
        index += word.utf8.count
        return value
    }

    private mutating func number() throws(Fault) -> JSONValue {
        let start = index
        _ = take(UInt8(ascii: "-"))
        let first = index
        while let byte = next, 48...57 ~= byte || "+-.eE".utf8.contains(byte) { index += 1 }
        let digits = bytes[first..<index]
        guard let leading = digits.first, 48...57 ~= leading,
            leading != 48 || digits.count == 1 || !(48...57 ~= digits[first + 1]),
            let last = digits.last, 48...57 ~= last
        else { throw fault }
        return .number(String(decoding: bytes[start..<index], as: UTF8.self))
    }
}

extension JSONParser {
    private mutating func string() throws(Fault) -> String {
        index += 1
        let start = index
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20
        {
            index += 1
        }
        var text = Array(bytes[start..<index])
        while !take(UInt8(ascii: "\"")) {
            guard let byte = next, byte >= 0x20 else { throw fault }
            index += 1
            if byte == UInt8(ascii: "\\") {
                text += UTF8.encode(try escape()) ?? .init()
            } else {
                text.append(byte)
            }
        }
        guard let string = String(validating: text, as: UTF8.self) else { throw fault }
        return string
    }

    private mutating func escape() throws(Fault) -> Unicode.Scalar {
        guard let byte = next else { throw fault }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try scalar()
        default: throw fault
        }
    }

    /// A scalar as one or two units of UTF-16.
    private mutating func scalar() throws(Fault) -> Unicode.Scalar {
        let unit = try self.unit()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard unit < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { throw fault }
        let second = try self.unit()
        guard 0xDC00...0xDFFF ~= second,
            let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00))
        else { throw fault }
        return scalar
    }

    private mutating func unit() throws(Fault) -> UInt32 {
        guard index + 4 <= bytes.count else { throw fault }
        let digits = bytes[index..<index + 4]
        index += 4
        guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw fault }
        return unit
    }
}
