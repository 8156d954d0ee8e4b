extension JSON5Value {
    /// Reads a file's bytes.
    ///
    /// - Parameters:
    ///   - bytes: the whole file, in UTF-8.
    ///   - file: the name that errors give it.
    /// - Throws: the first thing that is wrong, with line, column and key path.
    public init(parsing bytes: [UInt8], file: String) throws(ConfigurationError) {
        guard bytes.count <= Self.maximumBytes else {
            throw ConfigurationError(
                file: file,
                position: SourcePosition(line: 1, column: 1),
                keyPath: "",
                problem: .tooLarge(bytes: bytes.count)
            )
        }
        // What is not UTF-8 becomes U+FFFD, so the place of the first is found by comparing.
        var parser = JSON5Parser(String(decoding: bytes, as: UTF8.self), file: file)
        if String(validating: bytes, as: UTF8.self) == nil {
            throw parser.invalidUTF8(in: bytes)
        }
        self = try parser.file()
    }

    /// Reads a text.
    ///
    /// - Throws: the first thing that is wrong, with line, column and key path.
    public init(parsing text: String, file: String) throws(ConfigurationError) {
        try self.init(parsing: Array(text.utf8), file: file)
    }
}

/// Reads JSON5 scalar by scalar and keeps count of lines and of the path of keys.
struct JSON5Parser {
    let scalars: [Unicode.Scalar]
    let name: String
    var index = 0
    var line = 1
    var lineStart = 0
    private(set) var path = ConfigurationPath()
    private var depth = 0

    init(_ text: String, file: String) {
        scalars = Array(text.unicodeScalars)
        name = file
    }

    /// The whole file: one value with nothing but space and comments around it.
    mutating func file() throws(ConfigurationError) -> JSON5Value {
        try skipSpace()
        let value = try value()
        try skipSpace()
        guard next == nil else { throw unexpected("the end of the file") }
        return value
    }

    private mutating func value() throws(ConfigurationError) -> JSON5Value {
        let start = position
        let content: JSON5Value.Content =
            switch next {
            case "{":
                .object(try nested { parser throws(ConfigurationError) in try parser.object() })
            case "[": .array(try nested { parser throws(ConfigurationError) in try parser.array() })
            case "\"", "'": .string(try string())
            case "+", "-", ".", .some("0"..."9"): try number()
            case .some(let scalar) where Self.startsIdentifier(scalar): try word()
            default: throw unexpected("a value")
            }
        return JSON5Value(content, at: start)
    }

    private mutating func nested<Result>(
        _ body: (inout JSON5Parser) throws(ConfigurationError) -> Result
    ) throws(ConfigurationError) -> Result {
        guard depth < JSON5Value.maximumDepth else { throw error(.tooDeep) }
        depth += 1
        let outer = path
        advance()
        let result = try body(&self)
        path = outer
        depth -= 1
        return result
    }

    private mutating func object() throws(ConfigurationError) -> JSON5Object {
        let outer = path
        var members: [JSON5Object.Member] = []
        var lines: [String: Int] = [:]
        while true {
            try skipSpace()
            path = outer
            if take("}") { break }
            let start = position
            let key = try key()
            path = outer.appending(key: key)
            if let first = lines.updateValue(start.line, forKey: key) {
                throw error(.duplicateKey(key, firstLine: first), at: start)
            }
            try skipSpace()
            guard take(":") else { throw unexpected("a colon after the key \(key)") }
            try skipSpace()
            let value = try value()
            members.append(JSON5Object.Member(key: key, position: start, value: value))
            try skipSpace()
            guard take(",") || next == "}" else { throw unexpected("a comma or }") }
        }
        return JSON5Object(members: members)
    }

    private mutating func array() throws(ConfigurationError) -> [JSON5Value] {
        let outer = path
        var items: [JSON5Value] = []
        while true {
            try skipSpace()
            path = outer.appending(index: items.count)
            if take("]") { break }
            items.append(try value())
            try skipSpace()
            guard take(",") || next == "]" else { throw unexpected("a comma or ]") }
        }
        return items
    }

    private mutating func key() throws(ConfigurationError) -> String {
        switch next {
        case "\"", "'": try string()
        case .some(let scalar) where Self.startsIdentifier(scalar): try identifier()
        default: throw unexpected("a key or }")
        }
    }

    private mutating func word() throws(ConfigurationError) -> JSON5Value.Content {
        let start = position
        let found = next.map(String.init) ?? ""
        switch try identifier() {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case "null": return .null
        case "Infinity", "NaN": throw error(.notFinite, at: start)
        default:
            let problem = ConfigurationError.Problem.unexpectedCharacter(
                Self.shown(found),
                expected: "a value (texts are quoted)"
            )
            throw error(problem, at: start)
        }
    }
}
