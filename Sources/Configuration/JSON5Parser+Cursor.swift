extension JSON5Parser {
    /// The scalar that comes next; `nil` at the end.
    var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    /// Where the next scalar stands.
    var position: SourcePosition {
        SourcePosition(line: line, column: index - lineStart + 1)
    }

    /// The scalar some places after the next.
    func peek(_ distance: Int) -> Unicode.Scalar? {
        index + distance < scalars.count ? scalars[index + distance] : nil
    }

    /// Passes over one scalar; a line ends after LF, CR LF or CR.
    mutating func advance() {
        let scalar = scalars[index]
        index += 1
        if scalar == "\n" || (scalar == "\r" && next != "\n") {
            line += 1
            lineStart = index
        }
    }

    /// Passes over a scalar if it comes next.
    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        advance()
        return true
    }

    func error(
        _ problem: ConfigurationError.Problem,
        at place: SourcePosition? = nil
    ) -> ConfigurationError {
        ConfigurationError(
            file: name,
            position: place ?? position,
            keyPath: path.text,
            problem: problem
        )
    }

    func unexpected(_ expected: String) -> ConfigurationError {
        guard let next else { return error(.unexpectedEnd(expected: expected)) }
        return error(.unexpectedCharacter(Self.shown(String(next)), expected: expected))
    }

    /// The error at the first scalar that differs from the bytes.
    mutating func invalidUTF8(in bytes: [UInt8]) -> ConfigurationError {
        var rest = bytes[...]
        while let next, rest.starts(with: String(next).utf8) {
            rest = rest.dropFirst(String(next).utf8.count)
            advance()
        }
        return error(.invalidUTF8)
    }

    static func shown(_ text: String) -> String {
        "'" + text.unicodeScalars.map { $0.escaped(asASCII: false) }.joined() + "'"
    }
}
