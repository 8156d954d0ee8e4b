/// Characters that typing aids put into texts and that look like ones of the 7-bit alphabet.
///
/// One curly quotation mark makes a text twice as long on the air, so that a site may choose to send
/// the plain one.
public enum LookAlikes {
    /// Replaces look-alikes if that is what it takes to send a text in the 7-bit alphabet.
    ///
    /// - Returns: the replacement; the text as it is when it needs none or when another character
    ///   keeps it out of that alphabet anyway.
    public static func replacing(in text: String) -> String {
        if GSM7.covers(text) { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if GSM7.septets(of: scalar) != nil {
                scalars.append(scalar)
            } else if let accented = accented(scalar, after: scalars.last) {
                scalars.removeLast()
                scalars.append(accented)
            } else if let plain = plain(scalar) {
                scalars.append(contentsOf: plain.unicodeScalars)
            } else {
                return text
            }
        }
        return String(scalars)
    }

    /// What looks like a character; nothing when nothing does.
    private static func plain(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "‘", "’", "‚", "‛", "ʼ", "ʹ", "′", "´", "`", "＇": "'"
        case "“", "”", "„", "‟", "«", "»", "″", "＂": "\""
        case "‹": "<"
        case "›": ">"
        case "\u{2010}"..."\u{2015}", "\u{2212}", "\u{2043}", "\u{FE58}", "\u{FE63}", "\u{FF0D}":
            "-"
        case "…": "..."
        case "․": "."
        case "\u{A0}", "\u{1680}", "\u{2000}"..."\u{200A}", "\u{202F}", "\u{205F}", "\u{3000}",
            "\t":
            " "
        case "\u{2028}", "\u{2029}": "\n"
        // Soft hyphen, zero-width space, joiners, direction marks, byte order mark.
        case "\u{AD}", "\u{200B}"..."\u{200F}", "\u{2060}", "\u{FEFF}": ""
        case "⁄", "∕": "/"
        case "ˆ": "^"
        case "˜", "∼": "~"
        case "‗": "_"
        case "¦": "|"
        case "∶": ":"
        default: nil
        }
    }

    /// A letter with the accent that follows it, where the alphabet has it as one character.
    private static func accented(
        _ accent: Unicode.Scalar,
        after letter: Unicode.Scalar?
    ) -> Unicode.Scalar? {
        switch (accent, letter) {
        case ("\u{300}", "a"): "à"
        case ("\u{300}", "e"): "è"
        case ("\u{300}", "i"): "ì"
        case ("\u{300}", "o"): "ò"
        case ("\u{300}", "u"): "ù"
        case ("\u{301}", "e"): "é"
        case ("\u{301}", "E"): "É"
        case ("\u{303}", "n"): "ñ"
        case ("\u{303}", "N"): "Ñ"
        case ("\u{308}", "a"): "ä"
        case ("\u{308}", "o"): "ö"
        case ("\u{308}", "u"): "ü"
        case ("\u{308}", "A"): "Ä"
        case ("\u{308}", "O"): "Ö"
        case ("\u{308}", "U"): "Ü"
        case ("\u{30A}", "a"): "å"
        case ("\u{30A}", "A"): "Å"
        case ("\u{327}", "C"): "Ç"
        default: nil
        }
    }
}
