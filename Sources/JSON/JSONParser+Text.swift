extension JSONParser {
    /// A text, with the quotes around it.
    mutating func text() throws(JSONError) -> String {
        let start = index
        index += 1
        var decoded: [UInt8] = []
        while true {
            let plain = plainBytes()
            switch next {
            case UInt8(ascii: "\""):
                index += 1
                // Few texts have an escape; of the others the bytes are taken as they stand.
                let text =
                    decoded.isEmpty
                    ? String(validating: plain, as: UTF8.self)
                    : String(validating: decoded + plain, as: UTF8.self)
                guard let text else { throw error(.invalidUTF8, at: start) }
                return text
            case UInt8(ascii: "\\"):
                decoded += plain
                try escape(&decoded)
            case .some: throw error(.badText, at: index)
            case nil: throw unexpected("a closing quote")
            }
        }
    }

    /// What stands before the next quote, escape or control character.
    private mutating func plainBytes() -> ArraySlice<UInt8> {
        let start = index
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20
        {
            index += 1
        }
        return bytes[start..<index]
    }

    private mutating func escape(_ decoded: inout [UInt8]) throws(JSONError) {
        let start = index
        index += 1
        guard let byte = next else { throw unexpected("an escape") }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(byte)
        case UInt8(ascii: "b"): decoded.append(0x08)
        case UInt8(ascii: "f"): decoded.append(0x0C)
        case UInt8(ascii: "n"): decoded.append(0x0A)
        case UInt8(ascii: "r"): decoded.append(0x0D)
        case UInt8(ascii: "t"): decoded.append(0x09)
        case UInt8(ascii: "u"):
            guard let scalar = try escapedScalar(), scalar != "\0" || limits.permitsNUL else {
                throw error(.badText, at: start)
            }
            decoded.append(contentsOf: String(scalar).utf8)
        default: throw error(.badText, at: start)
        }
    }

    private mutating func escapedScalar() throws(JSONError) -> Unicode.Scalar? {
        let high = try hexadecimal()
        guard (0xD800...0xDBFF).contains(high) else { return Unicode.Scalar(high) }
        guard take("\\"), take("u") else { return nil }
        let low = try hexadecimal()
        guard (0xDC00...0xDFFF).contains(low) else { return nil }
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    }

    private mutating func hexadecimal() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw error(.badText, at: index)
            }
            value = value << 4 | UInt32(digit)
            index += 1
        }
        return value
    }

    /// A number as RFC 8259 section 6 has it: no leading zeros, no plus, no bare point.
    mutating func number() throws(JSONError) -> JSONValue {
        let start = index
        _ = take("-")
        let whole = digits()
        guard whole == 1 || (whole > 1 && bytes[index - whole] != UInt8(ascii: "0")) else {
            throw error(.badNumber, at: start)
        }
        var isWhole = true
        if take(".") {
            isWhole = false
            guard digits() > 0 else { throw error(.badNumber, at: start) }
        }
        if take("e") || take("E") {
            isWhole = false
            if !take("+") { _ = take("-") }
            guard digits() > 0 else { throw error(.badNumber, at: start) }
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if isWhole, let integer = Int64(text) { return .integer(integer) }
        if isWhole, limits.permitsLargeIntegers, let integer = UInt64(text) {
            return .largeInteger(integer)
        }
        guard !isWhole, let real = Double(text), real.isFinite else {
            throw error(.badNumber, at: start)
        }
        return .real(real)
    }

    private mutating func digits() -> Int {
        let start = index
        while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { index += 1 }
        return index - start
    }
}
