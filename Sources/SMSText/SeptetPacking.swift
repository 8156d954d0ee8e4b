/// Septets packed into bytes, the first in the lowest bits.
///
/// Source: 3GPP TS 23.038, section 6.1.2.1.1; fill bits: TS 23.040, section 9.2.3.24.
public enum SeptetPacking {
    /// How many bits lie between a header and the first septet, so that septets begin at a multiple of
    /// seven bits.
    ///
    /// - Parameter headerBytes: the header's length, its own length byte counted.
    /// - Returns: 0 to 6.
    public static func fillBits(afterHeaderOf headerBytes: Int) -> Int {
        (7 - headerBytes * 8 % 7) % 7
    }

    /// Packs septets.
    ///
    /// - Parameters:
    ///   - septets: one in a byte; the eighth bit is ignored.
    ///   - fillBits: bits to leave free in front, 0 to 6.
    /// - Returns: the bytes.
    public static func pack(_ septets: [UInt8], fillBits: Int = 0) -> [UInt8] {
        precondition((0...6).contains(fillBits), "fill bits are fewer than a septet")
        var bytes: [UInt8] = []
        bytes.reserveCapacity((septets.count * 7 + fillBits + 7) / 8)
        var held: UInt16 = 0
        var bits = septets.isEmpty ? 0 : fillBits
        for septet in septets {
            held |= UInt16(septet & 0x7F) << UInt16(bits)
            bits += 7
            if bits >= 8 {
                bytes.append(UInt8(truncatingIfNeeded: held))
                held >>= 8
                bits -= 8
            }
        }
        if bits > 0 { bytes.append(UInt8(truncatingIfNeeded: held)) }
        return bytes
    }

    /// Unpacks septets.
    ///
    /// - Parameters:
    ///   - bytes: the packed bytes, without a header.
    ///   - fillBits: bits to skip in front, 0 to 6.
    ///   - count: how many septets there are; without it as many as fit, but for a last one of zeros
    ///     in seven spare bits, which is padding and no `@`.
    /// - Returns: the septets, one in a byte.
    public static func unpack(_ bytes: [UInt8], fillBits: Int = 0, count: Int? = nil) -> [UInt8] {
        precondition((0...6).contains(fillBits), "fill bits are fewer than a septet")
        let fitting = max(0, (bytes.count * 8 - fillBits) / 7)
        let wanted = min(max(0, count ?? fitting), fitting)
        var septets: [UInt8] = []
        septets.reserveCapacity(wanted)
        for index in 0..<wanted {
            let bit = fillBits + index * 7
            var pair = UInt16(bytes[bit / 8])
            if bit / 8 + 1 < bytes.count { pair |= UInt16(bytes[bit / 8 + 1]) << 8 }
            septets.append(UInt8(truncatingIfNeeded: pair >> UInt16(bit % 8)) & 0x7F)
        }
        let spare = bytes.count * 8 - fillBits - fitting * 7
        if count == nil, septets.last == 0, spare == 0, !septets.isEmpty { septets.removeLast() }
        return septets
    }
}
