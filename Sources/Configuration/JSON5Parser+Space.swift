extension JSON5Parser {
    /// Passes over white space and comments.
    mutating func skipSpace() throws(ConfigurationError) {
        while let scalar = next {
            if Self.isSpace(scalar) {
                advance()
            } else if scalar == "/" {
                try skipComment()
            } else {
                break
            }
        }
    }

    private mutating func skipComment() throws(ConfigurationError) {
        let start = position
        switch peek(1) {
        case "/":
            while let scalar = next, !Self.endsLine(scalar) {
                advance()
            }
        case "*":
            advance()
            advance()
            while !(next == "*" && peek(1) == "/") {
                guard next != nil else { throw error(.unterminatedComment, at: start) }
                advance()
            }
            advance()
            advance()
        default:
            throw unexpected("a value, a key or a comment")
        }
    }

    /// Whether a scalar ends a line in the grammar.
    ///
    /// Source: ECMAScript 5.1, section 7.3.
    static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\n" || scalar == "\r" || scalar == "\u{2028}" || scalar == "\u{2029}"
    }

    /// Whether a scalar is white space or ends a line.
    ///
    /// Source: JSON5 1.0.0, section 8.
    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\t", "\u{B}", "\u{C}", " ", "\u{A0}", "\u{FEFF}": true
        default: endsLine(scalar) || scalar.properties.generalCategory == .spaceSeparator
        }
    }
}
