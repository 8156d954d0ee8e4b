extension JSON5Parser {
    /// A number, of which those without fraction and exponent are whole.
    ///
    /// Source: JSON5 1.0.0, section 6.
    mutating func number() throws(ConfigurationError) -> JSON5Value.Content {
        let start = position
        let sign = take("-") ? "-" : ""
        if sign.isEmpty {
            _ = take("+")
        }
        if let next, Self.startsIdentifier(next) {
            let name = try identifier()
            throw error(
                name == "Infinity" || name == "NaN" ? .notFinite : .malformedNumber,
                at: start
            )
        }
        if next == "0", peek(1) == "x" || peek(1) == "X" {
            advance()
            advance()
            let digits = digits { Character($0).isHexDigit }
            try endNumber(!digits.isEmpty, start)
            guard let value = Int64(sign + digits, radix: 16) else {
                throw error(.numberTooLarge, at: start)
            }
            return .integer(value)
        }
        return try decimal(sign, start)
    }

    private mutating func decimal(
        _ sign: String,
        _ start: SourcePosition
    ) throws(ConfigurationError) -> JSON5Value.Content {
        let whole = digits(isDecimal)
        var fraction: String?
        var exponent = ""
        if take(".") {
            fraction = digits(isDecimal)
        }
        if take("e") || take("E") {
            exponent = take("-") ? "-" : ""
            if exponent.isEmpty {
                _ = take("+")
            }
            let digits = digits(isDecimal)
            guard !digits.isEmpty else { throw error(.malformedNumber, at: start) }
            exponent = "e" + exponent + digits
        }
        let hasDigits = !whole.isEmpty || !(fraction ?? "").isEmpty
        try endNumber(hasDigits && (whole.count < 2 || !whole.hasPrefix("0")), start)

        if fraction == nil, exponent.isEmpty {
            guard let value = Int64(sign + whole) else { throw error(.numberTooLarge, at: start) }
            return .integer(value)
        }
        let text = sign + (whole.isEmpty ? "0" : whole) + "." + (fraction ?? "") + "0" + exponent
        guard let value = Double(text), value.isFinite else {
            throw error(.numberTooLarge, at: start)
        }
        return .real(value)
    }

    private func isDecimal(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private mutating func digits(_ belongs: (Unicode.Scalar) -> Bool) -> String {
        var digits = ""
        while let scalar = next, scalar.isASCII, belongs(scalar) {
            digits.unicodeScalars.append(scalar)
            advance()
        }
        return digits
    }

    /// Refuses a number that is not well formed or runs into a name, a digit or another point.
    private func endNumber(_ isWellFormed: Bool, _ start: SourcePosition) throws(ConfigurationError)
    {
        let runsOn = next.map { Self.startsIdentifier($0) || isDecimal($0) || $0 == "." } ?? false
        guard isWellFormed, !runsOn else { throw error(.malformedNumber, at: start) }
    }
}
