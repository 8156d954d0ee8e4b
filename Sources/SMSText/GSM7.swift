/// The 7-bit default alphabet with its extension table, one septet in a byte.
///
/// Source: 3GPP TS 23.038, sections 6.2.1 (default alphabet) and 6.2.1.1 (extension table).
public enum GSM7 {
    /// Says that the next septet is one of the extension table, or of a national single shift table.
    public static let escape: UInt8 = 0x1B

    /// The default alphabet by code.
    static let alphabet = Array(
        ("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u{1B}ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà")
            .unicodeScalars.map { UInt16($0.value) }
    )

    /// The extension table: codes after an escape, with their characters.
    static let extensions: [(code: UInt8, scalar: Unicode.Scalar)] = [
        (0x0A, "\u{0C}"), (0x14, "^"), (0x28, "{"), (0x29, "}"), (0x2F, "\\"), (0x3C, "["),
        (0x3D, "~"), (0x3E, "]"), (0x40, "|"), (0x65, "€"),
    ]

    /// The extension table by code; 0 where it has nothing.
    static let extensionTable: [UInt16] = {
        var table = [UInt16](repeating: 0, count: 128)
        for entry in extensions { table[Int(entry.code)] = UInt16(entry.scalar.value) }
        return table
    }()

    /// Codes by character, up to the Greek capitals; `extended` is set for the extension table.
    private static let codes: [UInt16] = {
        var codes = [UInt16](repeating: missing, count: 0x400)
        for (code, scalar) in alphabet.enumerated() where code != escape {
            codes[Int(scalar)] = UInt16(code)
        }
        for entry in extensions where entry.scalar != "€" {
            codes[Int(entry.scalar.value)] = UInt16(entry.code) | extended
        }
        return codes
    }()

    private static let missing: UInt16 = 0xFFFF
    private static let extended: UInt16 = 0x100

    private static func code(of scalar: Unicode.Scalar) -> UInt16 {
        if scalar.value < 0x400 { return codes[Int(scalar.value)] }
        return scalar == "€" ? 0x65 | extended : missing
    }

    /// How many septets a character takes, 1 or 2; nothing when the alphabet lacks it.
    public static func septets(of scalar: Unicode.Scalar) -> Int? {
        let code = code(of: scalar)
        return code == missing ? nil : code & extended == 0 ? 1 : 2
    }

    /// Whether every character of a text is in the alphabet or its extension table.
    public static func covers(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { code(of: $0) != missing }
    }

    /// Encodes a text, one septet in a byte.
    ///
    /// - Throws: `notInAlphabet`.
    public static func encode(_ text: some StringProtocol) throws(SMSTextError) -> [UInt8] {
        var septets: [UInt8] = []
        septets.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            let code = code(of: scalar)
            guard code != missing else { throw .notInAlphabet }
            if code & extended != 0 { septets.append(escape) }
            septets.append(UInt8(truncatingIfNeeded: code))
        }
        return septets
    }

    /// Decodes septets, one in a byte.
    ///
    /// What an escape makes of a septet that its table lacks is the septet's own character; an escape
    /// before an escape or at the end is a space. A septet that a national table lacks is a space too.
    /// - Parameters:
    ///   - septets: the bytes, each below 128.
    ///   - locking: the table instead of the default alphabet; it must have one.
    ///   - single: the table after an escape.
    /// - Returns: the text.
    /// - Throws: `notSeptet`.
    public static func decode(
        _ septets: [UInt8],
        locking: NationalLanguage? = nil,
        single: NationalLanguage? = nil
    ) throws(SMSTextError) -> String {
        let base = locking?.lockingTable ?? alphabet
        let shifted = single?.singleTable ?? extensionTable
        var scalars = String.UnicodeScalarView()
        var isEscaped = false
        for (offset, septet) in septets.enumerated() {
            guard septet < 0x80 else { throw .notSeptet(offset: offset) }
            if isEscaped {
                isEscaped = false
                let value = septet == escape ? 0x20 : shifted[Int(septet)]
                scalars.append(character(value == 0 ? base[Int(septet)] : value))
            } else if septet == escape {
                isEscaped = true
            } else {
                scalars.append(character(base[Int(septet)]))
            }
        }
        if isEscaped { scalars.append(" ") }
        return String(scalars)
    }

    private static func character(_ value: UInt16) -> Unicode.Scalar {
        value == 0 ? " " : Unicode.Scalar(value) ?? " "
    }
}
