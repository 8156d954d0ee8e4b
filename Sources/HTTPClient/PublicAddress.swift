/// Tells addresses of the public internet from those that only mean something here.
///
/// Source: the IANA registries of special-purpose addresses (RFC 6890).
enum PublicAddress {
    /// Whether four or sixteen bytes are a public unicast address.
    static func isPublic(_ bytes: [UInt8]) -> Bool {
        switch bytes.count {
        case 4: isPublicFour(bytes)
        case 16: isPublicSix(bytes)
        default: false
        }
    }

    private static func isPublicFour(_ bytes: [UInt8]) -> Bool {
        switch (bytes[0], bytes[1], bytes[2]) {
        case (0, _, _), (10, _, _), (127, _, _): false
        case (100, 64...127, _): false
        case (169, 254, _): false
        case (172, 16...31, _): false
        case (192, 168, _), (192, 0, 0), (192, 0, 2): false
        case (198, 18...19, _), (198, 51, 100), (203, 0, 113): false
        case (224..., _, _): false
        default: true
        }
    }

    private static func isPublicSix(_ bytes: [UInt8]) -> Bool {
        // IPv4 in IPv6, in one of its forms, is what it holds.
        if bytes[0..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF {
            return isPublicFour(Array(bytes[12...]))
        }
        if bytes[0..<12] == [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0] {
            return isPublicFour(Array(bytes[12...]))
        }
        if bytes[0] == 0x20, bytes[1] == 0x02 { return isPublicFour(Array(bytes[2..<6])) }
        // Only 2000::/3 is global unicast; of it documentation and Teredo are not.
        guard bytes[0] & 0xE0 == 0x20 else { return false }
        if bytes[0] == 0x20, bytes[1] == 0x01, bytes[2] == 0x0D, bytes[3] == 0xB8 { return false }
        return !(bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] < 0x02)
    }
}
