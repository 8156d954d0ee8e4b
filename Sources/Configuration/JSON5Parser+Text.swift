extension JSON5Parser {
    /// A text in single or double quotes.
    mutating func string() throws(ConfigurationError) -> String {
        let start = position
        let quote = next
        advance()
        var text = String.UnicodeScalarView()
        while let scalar = next, scalar != quote {
            if scalar == "\\" {
                if let escaped = try escape() {
                    text.append(escaped)
                }
            } else if scalar == "\n" || scalar == "\r" {
                throw error(.unterminatedString, at: start)
            } else {
                text.append(scalar)
                advance()
            }
        }
        guard next != nil else { throw error(.unterminatedString, at: start) }
        advance()
        return String(text)
    }

    /// A name that stands without quotes.
    ///
    /// Source: ECMAScript 5.1, section 7.6.
    mutating func identifier() throws(ConfigurationError) -> String {
        var name = String.UnicodeScalarView()
        while let scalar = next {
            let start = position
            var part = scalar
            if scalar == "\\" {
                guard peek(1) == "u", let escaped = try escape() else {
                    throw error(.invalidEscape, at: start)
                }
                part = escaped
                guard part != "\\", Self.fits(part, first: name.isEmpty) else {
                    throw error(.invalidEscape, at: start)
                }
            } else {
                guard Self.fits(part, first: name.isEmpty) else { break }
                advance()
            }
            name.append(part)
        }
        return String(name)
    }

    /// Whether an unquoted name may begin with a scalar.
    static func startsIdentifier(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "$", "_", "\\": true
        default:
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter,
                .otherLetter, .letterNumber:
                true
            default:
                false
            }
        }
    }

    private static func fits(_ scalar: Unicode.Scalar, first: Bool) -> Bool {
        if startsIdentifier(scalar) {
            return true
        }
        guard !first else { return false }
        return switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .decimalNumber, .connectorPunctuation: true
        default: scalar == "\u{200C}" || scalar == "\u{200D}"
        }
    }

    /// What a backslash and what follows it stand for; nothing if they join two lines.
    private mutating func escape() throws(ConfigurationError) -> Unicode.Scalar? {
        let start = position
        advance()
        guard let scalar = next else { return nil }
        advance()
        switch scalar {
        case "b": return "\u{8}"
        case "f": return "\u{C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "v": return "\u{B}"
        case "x": return try unicode(digits: 2, from: start)
        case "u": return try unicode(digits: 4, from: start)
        case "\r":
            _ = take("\n")
            return nil
        case "\n", "\u{2028}", "\u{2029}": return nil
        case "0":
            if let next, ("0"..."9").contains(next) {
                throw error(.invalidEscape, at: start)
            }
            return "\0"
        case "1"..."9": throw error(.invalidEscape, at: start)
        default: return scalar
        }
    }

    /// A scalar by its hexadecimal digits, or by two halves of a surrogate pair.
    private mutating func unicode(
        digits: Int,
        from start: SourcePosition
    ) throws(ConfigurationError) -> Unicode.Scalar {
        let unit = try hexadecimal(digits, from: start)
        if let scalar = Unicode.Scalar(unit) {
            return scalar
        }
        guard unit < 0xDC00, take("\\"), take("u") else { throw error(.invalidEscape, at: start) }
        let second = try hexadecimal(4, from: start)
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x1_0000 + (unit - 0xD800) << 10 + (second - 0xDC00))
        else { throw error(.invalidEscape, at: start) }
        return scalar
    }

    private mutating func hexadecimal(
        _ count: Int,
        from start: SourcePosition
    ) throws(ConfigurationError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let scalar = next, scalar.isASCII,
                let digit = Character(scalar).hexDigitValue
            else { throw error(.invalidEscape, at: start) }
            value = value << 4 + UInt32(digit)
            advance()
        }
        return value
    }
}
