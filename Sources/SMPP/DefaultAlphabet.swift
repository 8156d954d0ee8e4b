/// What a centre takes `data_coding` 0 for; the standard leaves it to the centre.
public enum DefaultAlphabet: String, CaseIterable, Sendable {
    /// The 7-bit alphabet, a character in a byte: what most centres do.
    case gsm7
    /// The 7-bit alphabet, packed.
    case gsm7Packed
    /// ISO 8859-1.
    case latin1
    /// ASCII.
    case ascii
}

/// The alphabet of a message's bytes.
///
/// Source: SMPP 3.4, section 5.2.19, and 3GPP TS 23.038, section 4, whose values centres pass through.
enum Coding: Hashable, Sendable {
    case standard
    case ascii
    case latin1
    case cyrillic
    case hebrew
    case ucs2
    case binary

    init(_ dataCoding: UInt8) {
        switch dataCoding {
        case 0x01: self = .ascii
        case 0x02, 0x04: self = .binary
        case 0x03: self = .latin1
        case 0x06: self = .cyrillic
        case 0x07: self = .hebrew
        case 0x08: self = .ucs2
        // General coding and message classes: the alphabet is in bits 2 and 3.
        case 0x10...0x3F, 0xF0...0xFF:
            switch dataCoding >> 2 & 3 {
            case 1: self = .binary
            case 2: self = .ucs2
            default: self = .standard
            }
        // Message waiting.
        case 0xE0...0xEF: self = .ucs2
        default: self = .standard
        }
    }
}
