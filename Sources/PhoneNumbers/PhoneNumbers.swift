import CPhoneNumber

/// Phone numbers in E.164 form, by the numbering plans that libphonenumber carries.
///
/// All functions may be called from any thread. Parsing costs some 20 µs, and the first call some
/// milliseconds more, in which the library reads its numbering plans. Those change with the
/// library's package: who replays must log what a number became, not parse it again.
public enum PhoneNumbers {
    /// Reads a phone number as people write it.
    ///
    /// Digits of other scripts, letters on keys and the usual punctuation are understood. The
    /// territory says whose national form and international prefix to expect; a number that starts
    /// with a plus is read the same whatever it is, and may belong to another territory.
    /// - Parameters:
    ///   - text: the number; more than 250 bytes are too long to be one.
    ///   - territory: two letters of ISO 3166-1 in either case; `nil` where it is not known.
    /// - Returns: the E.164 form, or why there is none.
    public static func parse(_ text: String, territory: String?) -> ParsedPhoneNumber {
        let parsed = parseUTF8(text, territory: territory?.uppercased() ?? "")
        if let reason = PhoneNumberRejection(parsed.status) {
            return .invalid(reason)
        }
        return .valid(
            e164: "+" + String(parsed.digits),
            territory: territoryText(parsed.territory),
            kind: PhoneNumberKind(parsed.kind)
        )
    }

    /// Whether a text has the syntax of E.164: a plus and 7 to 15 digits, the first not zero.
    ///
    /// Nothing is asked of the numbering plans, so the answer never changes. The recommendation
    /// sets no least length; 7 is the shortest that any country's own has with its code.
    /// Source: ITU-T E.164 (11/2010), section 6.
    public static func isE164(_ text: String) -> Bool {
        digits(ofE164: text) != nil
    }

    /// Writes an E.164 number in the way its own country does.
    ///
    /// - Parameters:
    ///   - e164: the number; its syntax is checked, its validity is not.
    ///   - style: with or without the country code.
    /// - Returns: `nil` if it has not the syntax of E.164 or its country code is not known.
    public static func format(e164: String, style: PhoneNumberStyle) -> String? {
        guard let digits = digits(ofE164: e164) else { return nil }
        let text = unsafe String(unsafeUninitializedCapacity: 64) { buffer in
            unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
                unsafe phone_number_format(
                    digits,
                    style.native,
                    characters.baseAddress,
                    characters.count
                )
            }
        }
        return text.isEmpty ? nil : text
    }

    /// Names the numbering plans in use: a fingerprint of the bytes that the library carries.
    ///
    /// The library does not tell its own version. Two hosts with the same text here read every
    /// number alike.
    public static let metadataVersion: String = {
        let digits = String(phone_number_metadata(), radix: 16)
        return "fnv1a64:" + String(repeating: "0", count: 16 - digits.count) + digits
    }()

    private static func digits(ofE164 text: String) -> UInt64? {
        let bytes = text.utf8
        guard (8...16).contains(bytes.count), bytes.first == UInt8(ascii: "+") else { return nil }
        var value: UInt64 = 0
        for byte in bytes.dropFirst() {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + UInt64(byte - UInt8(ascii: "0"))
            guard value > 0 else { return nil }
        }
        return value
    }

    private static func parseUTF8(_ text: String, territory: String) -> PhoneNumberParse {
        var text = text
        var territory = territory
        return text.withUTF8 { text in
            territory.withUTF8 { territory in
                unsafe text.withMemoryRebound(to: CChar.self) { text in
                    unsafe territory.withMemoryRebound(to: CChar.self) { territory in
                        unsafe phone_number_parse(
                            text.baseAddress,
                            text.count,
                            territory.baseAddress,
                            territory.count
                        )
                    }
                }
            }
        }
    }

    private static func territoryText(_ packed: UInt32) -> String {
        var packed = packed
        var bytes: [UInt8] = []
        while packed > 0 {
            bytes.append(UInt8(truncatingIfNeeded: packed))
            packed >>= 8
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
