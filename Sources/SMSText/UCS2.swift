/// Texts of 16-bit units, the high byte first: UCS-2 by name, UTF-16 in practice.
public enum UCS2 {
    /// Encodes a text.
    public static func encode(_ text: some StringProtocol) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf16.count * 2)
        for unit in text.utf16 {
            bytes.append(UInt8(unit >> 8))
            bytes.append(UInt8(unit & 0xFF))
        }
        return bytes
    }

    /// Decodes a text; half a pair, or half a unit at the end, becomes U+FFFD.
    ///
    /// A byte order mark in front is obeyed and left out.
    public static func decode(_ bytes: [UInt8]) -> String {
        var isLittle = false
        var start = 0
        if bytes.count >= 2 {
            switch (bytes[0], bytes[1]) {
            case (0xFE, 0xFF): start = 2
            case (0xFF, 0xFE): (start, isLittle) = (2, true)
            default: break
            }
        }
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2 + 1)
        var offset = start
        while offset + 1 < bytes.count {
            let (first, second) = (UInt16(bytes[offset]), UInt16(bytes[offset + 1]))
            units.append(isLittle ? second << 8 | first : first << 8 | second)
            offset += 2
        }
        if offset < bytes.count { units.append(0xFFFD) }
        return String(decoding: units, as: UTF16.self)
    }
}
