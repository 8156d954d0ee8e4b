/// Texts of one byte a character.
public enum EightBit: Sendable {
    /// ISO 8859-1: Western Europe.
    case latin1
    /// ISO 8859-5: Cyrillic.
    case cyrillic
    /// ISO 8859-8: Hebrew.
    case hebrew
    /// International Alphabet 5: ASCII.
    case ascii

    /// Decodes a text; what the table lacks becomes U+FFFD.
    public func decode(_ bytes: [UInt8]) -> String {
        var scalars = String.UnicodeScalarView()
        for byte in bytes { scalars.append(scalar(byte)) }
        return String(scalars)
    }

    /// Whether every character of a text is in ISO 8859-1 (or in ASCII), control characters left out.
    public func covers(_ text: some StringProtocol) -> Bool {
        text.unicodeScalars.allSatisfy { byte($0) != nil }
    }

    /// Encodes a text.
    ///
    /// - Throws: `notInAlphabet`.
    public func encode(_ text: some StringProtocol) throws(SMSTextError) -> [UInt8] {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            guard let byte = byte(scalar) else { throw .notInAlphabet }
            bytes.append(byte)
        }
        return bytes
    }

    private func byte(_ scalar: Unicode.Scalar) -> UInt8? {
        switch (self, scalar.value) {
        case (_, 0x0A), (_, 0x0D), (_, 0x20...0x7E), (.latin1, 0xA0...0xFF): UInt8(scalar.value)
        default: nil
        }
    }

    private func scalar(_ byte: UInt8) -> Unicode.Scalar {
        let value: UInt32? =
            switch (self, byte) {
            case (_, 0..<0x80), (.latin1, _), (.cyrillic, 0x80...0xA0), (.cyrillic, 0xAD),
                (.hebrew, 0x80...0xA0):
                UInt32(byte)
            case (.cyrillic, 0xF0): 0x2116
            case (.cyrillic, 0xFD): 0xA7
            case (.cyrillic, _): 0x0360 + UInt32(byte)
            case (.hebrew, 0xE0...0xFA): 0x04F0 + UInt32(byte)
            case (.hebrew, 0xA2...0xA9), (.hebrew, 0xAB...0xB9), (.hebrew, 0xBB...0xBE):
                UInt32(byte)
            case (.hebrew, 0xAA): 0xD7
            case (.hebrew, 0xBA): 0xF7
            case (.hebrew, 0xDF): 0x2017
            case (.hebrew, 0xFD): 0x200E
            case (.hebrew, 0xFE): 0x200F
            default: nil
            }
        return value.flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
    }
}
