/// Texts in the charsets that a Kannel gateway speaks.
enum KannelText {
    /// Reads a text from the gateway.
    ///
    /// - Parameters:
    ///   - bytes: what `%b` gave.
    ///   - charset: what `%C` gave, in any case.
    ///   - coding: what `%c` gave: 0 for the 7-bit alphabet, 1 for 8 bits, 2 for UCS-2.
    ///   - isPart: whether it is a part of a message, at whose ends half a character may stand.
    /// - Returns: the text; nothing when the bytes are none in that charset.
    static func decode(
        _ bytes: ArraySlice<UInt8>,
        charset: String,
        coding: String,
        isPart: Bool = false
    ) -> String? {
        let read = decode(bytes, charset: charset, coding: coding)
        guard read == nil, isPart else { return read }
        // Phones that cut a character in two exist: the rest of the text is not lost for it.
        let isWide = coding == "2" && charset.uppercased() != "UTF-8"
        guard isWide, bytes.count % 2 == 0 else { return String(decoding: bytes, as: UTF8.self) }
        return String(decoding: units(bytes), as: UTF16.self)
    }

    private static func decode(
        _ bytes: ArraySlice<UInt8>,
        charset: String,
        coding: String
    ) -> String? {
        // The usual one, which needs no capitals.
        if charset == "UTF-8" { return String(validating: bytes, as: UTF8.self) }
        return switch charset.uppercased() {
        case "UTF-16BE", "UCS-2", "UCS2", "ISO-10646-UCS-2": utf16(bytes)
        case "UTF-8": String(validating: bytes, as: UTF8.self)
        case "WINDOWS-1252", "CP1252", "ISO-8859-1", "LATIN1", "LATIN-1": windows1252(bytes)
        // Nothing said, or the 7-bit alphabet, which the gateway recodes before it speaks HTTP.
        default:
            coding == "2"
                ? utf16(bytes) : String(validating: bytes, as: UTF8.self) ?? windows1252(bytes)
        }
    }

    /// How a text is sent: 7-bit where the alphabet has every character, else UCS-2.
    static func encode(_ text: String) -> (bytes: [UInt8], charset: String, coding: Int) {
        if text.unicodeScalars.allSatisfy(isGSM) { return (Array(text.utf8), "UTF-8", 0) }
        var bytes: [UInt8] = []
        for unit in text.utf16 {
            bytes.append(UInt8(unit >> 8))
            bytes.append(UInt8(unit & 0xFF))
        }
        return (bytes, "UTF-16BE", 2)
    }

    /// Whether the 7-bit default alphabet or its extension has a character (3GPP TS 23.038, 6.2.1).
    static func isGSM(_ scalar: Unicode.Scalar) -> Bool {
        gsm.contains(scalar)
    }

    private static let gsm = Set(
        ("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
            + "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà\u{0C}^{}\\[~]|€").unicodeScalars
    )

    private static func utf16(_ bytes: ArraySlice<UInt8>) -> String? {
        guard bytes.count % 2 == 0 else { return nil }
        return String(validating: units(bytes), as: UTF16.self)
    }

    private static func units(_ bytes: ArraySlice<UInt8>) -> [UInt16] {
        stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map {
            UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
        }
    }

    private static func windows1252(_ bytes: ArraySlice<UInt8>) -> String? {
        var text = ""
        for byte in bytes {
            switch byte {
            case 0x80...0x9F:
                let scalar = upper[Int(byte) - 0x80]
                guard scalar != 0, let scalar = Unicode.Scalar(scalar) else { return nil }
                text.unicodeScalars.append(scalar)
            default: text.unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
        return text
    }

    /// 0x80 to 0x9F of Windows-1252, 0 where it has nothing.
    ///
    /// Source: the WHATWG Encoding Standard's index.
    private static let upper: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
        0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
        0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ]
}
