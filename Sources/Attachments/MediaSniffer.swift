/// Finds out from its bytes what a file is, whatever anybody says that it is.
///
/// Only kinds that no browser runs are known: pictures, sound, films, PDF, vCards and calendars. Web pages,
/// SVG and SMIL are not among them, nor is text. Source: mimesniff.spec.whatwg.org, ISO/IEC 14496-12.
public enum MediaSniffer {
    /// The media type of some bytes; nothing for what is not kept.
    public static func mediaType(of bytes: [UInt8]) -> String? {
        if let known = signatures.first(where: { bytes.starts(with: $0.bytes) }) {
            return known.type
        }
        if bytes.count >= 12, bytes.starts(with: Array("RIFF".utf8)) {
            switch String(decoding: bytes[8..<12], as: UTF8.self) {
            case "WEBP": return "image/webp"
            case "WAVE": return "audio/wav"
            default: return nil
            }
        }
        if bytes.count >= 12, bytes[4..<8].elementsEqual("ftyp".utf8) {
            return brand(String(decoding: bytes[8..<12], as: UTF8.self))
        }
        if bytes.count >= 2, bytes[0] == 0xFF, [0xFB, 0xF3, 0xF2].contains(bytes[1]) {
            return "audio/mpeg"
        }
        return card(bytes)
    }

    private static let signatures: [(bytes: [UInt8], type: String)] = [
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
        (Array("GIF87a".utf8), "image/gif"),
        (Array("GIF89a".utf8), "image/gif"),

        ([0x49, 0x49, 0x2A, 0x00], "image/tiff"),
        ([0x4D, 0x4D, 0x00, 0x2A], "image/tiff"),
        (Array("#!AMR\n".utf8), "audio/amr"),
        (Array("ID3".utf8), "audio/mpeg"),
        (Array("OggS".utf8), "audio/ogg"),
        (Array("%PDF-".utf8), "application/pdf"),
    ]

    private static func brand(_ brand: String) -> String? {
        switch brand {
        case "heic", "heix", "mif1", "msf1": "image/heic"
        case "avif": "image/avif"
        case "M4A ", "M4B ": "audio/mp4"
        case "qt  ": "video/quicktime"
        default: brand.hasPrefix("3g") ? "video/3gpp" : "video/mp4"
        }
    }

    private static func card(_ bytes: [UInt8]) -> String? {
        guard let text = String(validating: bytes.prefix(64), as: UTF8.self) else { return nil }
        let start = text.drop { $0.isWhitespace }.prefix(15).uppercased()
        if start.hasPrefix("BEGIN:VCARD") { return "text/vcard" }
        return start.hasPrefix("BEGIN:VCALENDAR") ? "text/calendar" : nil
    }
}
