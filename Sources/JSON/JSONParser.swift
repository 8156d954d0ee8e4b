/// Reads one value of JSON and nothing else, strictly: what two readers could take differently is refused.
///
/// Refused are duplicate keys, half surrogate pairs, invalid UTF-8, a byte order mark and anything behind
/// the value. How many bytes there may be is the caller's matter.
///
/// Source: RFC 8259.
public struct JSONParser {
    /// Up to so many keys are compared one with the other, which costs less than a set of them.
    private static let keysComparedMax = 16

    let bytes: [UInt8]
    let limits: JSONLimits
    var index = 0
    private var depth = 0

    private init(_ bytes: [UInt8], _ limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// Reads a value.
    ///
    /// - Parameters:
    ///   - bytes: the value, with blanks around it or none.
    ///   - limits: what is taken.
    /// - Returns: the value.
    /// - Throws: the first thing that is wrong.
    /// - Complexity: O(bytes); the stack grows with the depth.
    public static func parse(
        _ bytes: [UInt8],
        limits: JSONLimits
    ) throws(JSONError) -> JSONValue {
        var parser = JSONParser(bytes, limits)
        parser.skipSpace()
        let value = try parser.value()
        parser.skipSpace()
        guard parser.index == bytes.count else { throw parser.unexpected("the end") }
        return value
    }

    var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    func unexpected(_ expected: String) -> JSONError {
        JSONError(
            offset: index,
            problem: index < bytes.count
                ? .unexpected(expected: expected) : .ended(expected: expected)
        )
    }

    func error(_ problem: JSONError.Problem, at offset: Int) -> JSONError {
        JSONError(offset: offset, problem: problem)
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            index += 1
        }
    }

    private mutating func value() throws(JSONError) -> JSONValue {
        switch next {
        case UInt8(ascii: "{"):
            return try nested { parser throws(JSONError) in try parser.object() }
        case UInt8(ascii: "["): return try nested { parser throws(JSONError) in try parser.array() }
        case UInt8(ascii: "\""): return .string(try text())
        case UInt8(ascii: "-"), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): return try number()
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw unexpected("a value")
        }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
        guard bytes[index...].starts(with: word.utf8) else { throw unexpected("a value") }
        index += word.utf8.count
        return value
    }

    private mutating func nested(
        _ body: (inout JSONParser) throws(JSONError) -> JSONValue
    ) throws(JSONError) -> JSONValue {
        guard depth < limits.depth else { throw error(.tooDeep(limit: limits.depth), at: index) }
        depth += 1
        index += 1
        skipSpace()
        defer { depth -= 1 }
        return try body(&self)
    }

    private mutating func object() throws(JSONError) -> JSONValue {
        var members: [JSONMember] = []
        var keys: Set<String> = []
        if take("}") { return .object([]) }
        while true {
            let start = index
            guard next == UInt8(ascii: "\"") else { throw unexpected("a key") }
            let key = try text()
            guard Self.isNew(key, in: members, &keys) else { throw error(.duplicateKey, at: start) }
            skipSpace()
            guard take(":") else { throw unexpected("a colon") }
            skipSpace()
            members.append(JSONMember(key: key, value: try value()))
            skipSpace()
            if take("}") { return .object(members) }
            guard take(",") else { throw unexpected("a comma or }") }
            skipSpace()
        }
    }

    /// Whether a key does not stand in an object yet; `keys` has them once there are too many to compare.
    private static func isNew(
        _ key: String,
        in members: [JSONMember],
        _ keys: inout Set<String>
    ) -> Bool {
        guard members.count >= keysComparedMax else { return !members.contains { $0.key == key } }
        if keys.isEmpty { keys = Set(members.map(\.key)) }
        return keys.insert(key).inserted
    }

    private mutating func array() throws(JSONError) -> JSONValue {
        var items: [JSONValue] = []
        if take("]") { return .array([]) }
        while true {
            items.append(try value())
            skipSpace()
            if take("]") { return .array(items) }
            guard take(",") else { throw unexpected("a comma or ]") }
            skipSpace()
        }
    }
}
