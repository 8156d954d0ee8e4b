// Encoding in the core deterministic form of RFC 8949, section 4.2.1: shortest integers and lengths,
// definite lengths, and map keys in rising order, which is the caller's part: keys here are small
// unsigned integers, written in order.

extension ByteBuffer {
    /// Starts a map; `count` pairs of key and value follow, keys rising.
    @inlinable
    public mutating func mapHeader(_ count: Int) {
        head(major: 5, UInt64(count))
    }

    /// Starts an array; `count` items follow.
    @inlinable
    public mutating func arrayHeader(_ count: Int) {
        head(major: 4, UInt64(count))
    }

    /// Writes an unsigned integer.
    @inlinable
    public mutating func unsigned(_ value: UInt64) {
        head(major: 0, value)
    }

    /// Writes an integer of either sign.
    @inlinable
    public mutating func integer(_ value: Int64) {
        if value >= 0 {
            head(major: 0, UInt64(value))
        } else {
            head(major: 1, UInt64(bitPattern: ~value))
        }
    }

    /// Writes a text.
    public mutating func text(_ value: String) {
        var value = value
        value.withUTF8 { bytes in
            head(major: 3, UInt64(bytes.count))
            unsafe append(UnsafeRawBufferPointer(bytes))
        }
    }

    /// Writes a byte string.
    public mutating func bytes(_ value: [UInt8]) {
        head(major: 2, UInt64(value.count))
        append(value)
    }

    /// Writes a byte string from memory that stays valid for the length of the call.
    public mutating func bytes(_ value: UnsafeRawBufferPointer) {
        head(major: 2, UInt64(value.count))
        unsafe append(value)
    }

    /// Writes a truth value.
    @inlinable
    public mutating func boolean(_ value: Bool) {
        append(value ? 0xF5 : 0xF4)
    }

    /// Writes the head of an item: its major type and an argument in its shortest form.
    ///
    /// Source: RFC 8949, section 3.
    @inlinable
    public mutating func head(major: UInt8, _ argument: UInt64) {
        let type = major << 5
        switch argument {
        case 0..<24:
            append(type | UInt8(truncatingIfNeeded: argument))
        case 24..<0x100:
            append(type | 24)
            append(UInt8(truncatingIfNeeded: argument))
        case 0x100..<0x1_0000:
            append(type | 25)
            appendBigEndian(UInt16(truncatingIfNeeded: argument))
        case 0x1_0000..<0x1_0000_0000:
            append(type | 26)
            appendBigEndian(UInt32(truncatingIfNeeded: argument))
        default:
            append(type | 27)
            appendBigEndian(argument)
        }
    }
}
