/// Reads deterministic CBOR from memory that somebody else keeps valid.
///
/// It refuses what section 4.2.1 of RFC 8949 does not allow, so bytes that it accepts are the only
/// encoding of what they mean. It copies nothing but the texts and byte strings that are asked for.
/// - Precondition: the memory outlives the reader; in this package it is a page of a read
///   transaction or a buffer that the caller holds.
@safe
public struct CBORReader {
    @usableFromInline
    let base: UnsafeRawBufferPointer

    /// The offset of the next byte to be read.
    public private(set) var offset: Int

    /// Reads from the first byte on.
    @inlinable
    public init(_ bytes: UnsafeRawBufferPointer) {
        unsafe self.init(bytes, from: 0)
    }

    /// Reads from an offset on.
    public init(_ bytes: UnsafeRawBufferPointer, from offset: Int) {
        unsafe base = unsafe bytes
        self.offset = offset
    }

    /// Whether everything has been read.
    public var isAtEnd: Bool { unsafe offset == base.count }

    /// Reads the head of a map.
    ///
    /// - Returns: how many pairs follow.
    public mutating func mapHeader() throws(CBORError) -> Int {
        try count(major: 5)
    }

    /// Reads the head of an array.
    ///
    /// - Returns: how many items follow.
    public mutating func arrayHeader() throws(CBORError) -> Int {
        try count(major: 4)
    }

    /// Reads an unsigned integer.
    public mutating func unsigned() throws(CBORError) -> UInt64 {
        try argument(major: 0)
    }

    /// Reads an unsigned integer that fits a narrower type.
    public mutating func unsigned<Integer: FixedWidthInteger & UnsignedInteger>(
        as type: Integer.Type
    ) throws(CBORError) -> Integer {
        let at = offset
        guard let value = Integer(exactly: try argument(major: 0)) else {
            throw .outOfRange(offset: at)
        }
        return value
    }

    /// Reads an integer of either sign.
    public mutating func integer() throws(CBORError) -> Int64 {
        let at = offset
        guard unsafe at < base.count else { throw .truncated(offset: at) }
        let major = unsafe base[at] >> 5
        guard major <= 1 else { throw unsafe .unexpectedType(offset: at, initialByte: base[at]) }
        let magnitude = try argument(major: major)
        guard magnitude <= UInt64(Int64.max) else { throw .outOfRange(offset: at) }
        return major == 0 ? Int64(magnitude) : ~Int64(magnitude)
    }

    /// Reads a truth value.
    public mutating func boolean() throws(CBORError) -> Bool {
        guard unsafe offset < base.count else { throw .truncated(offset: offset) }
        switch unsafe base[offset] {
        case 0xF5:
            offset &+= 1
            return true
        case 0xF4:
            offset &+= 1
            return false
        case let byte:
            throw .unexpectedType(offset: offset, initialByte: byte)
        }
    }

    /// Reads a text.
    public mutating func text() throws(CBORError) -> String {
        let at = offset
        let range = try range(major: 3)
        guard
            let text = unsafe String(
                validating: slice(range),
                as: UTF8.self
            )
        else { throw .invalidUTF8(offset: at) }
        return text
    }

    /// Lends the bytes of a text, whose UTF-8 the borrower checks.
    public mutating func withText<Result>(
        _ body: (UnsafeRawBufferPointer) throws(CBORError) -> Result
    ) throws(CBORError) -> Result {
        let range = try range(major: 3)
        return unsafe try body(slice(range))
    }

    /// Reads a byte string.
    public mutating func bytes() throws(CBORError) -> [UInt8] {
        let range = try range(major: 2)
        return unsafe [UInt8](slice(range))
    }

    /// Lends the contents of a byte string.
    public mutating func withBytes<Result>(
        _ body: (UnsafeRawBufferPointer) throws(CBORError) -> Result
    ) throws(CBORError) -> Result {
        let range = try range(major: 2)
        return unsafe try body(slice(range))
    }

    /// Passes over a text, whose UTF-8 is then not looked at.
    public mutating func skipText() throws(CBORError) {
        _ = try range(major: 3)
    }

    /// Passes over one item with everything in it.
    ///
    /// - Parameter depth: how many levels of nesting are allowed.
    /// - Throws: what is wrong with the item.
    public mutating func skip(depth: Int = 16) throws(CBORError) {
        let at = offset
        guard unsafe at < base.count else { throw .truncated(offset: at) }
        let byte = unsafe base[at]
        switch byte >> 5 {
        case 0, 1: _ = try argument(major: byte >> 5)
        case 2, 3: _ = try range(major: byte >> 5)
        case 4, 5:
            guard depth > 0 else { throw .outOfRange(offset: at) }
            let items = try count(major: byte >> 5)
            for _ in 0..<(byte >> 5 == 5 ? items * 2 : items) {
                try skip(depth: depth - 1)
            }
        default:
            guard byte >= 0xF4, byte <= 0xF6 else {
                throw .unexpectedType(offset: at, initialByte: byte)
            }
            offset &+= 1
        }
    }

    /// Says that nothing may follow.
    public func end() throws(CBORError) {
        guard isAtEnd else { throw .trailingBytes(offset: offset) }
    }

    // Made from an address: a generic slice of a buffer costs a look for its type at run time.
    @inline(__always)
    private func slice(_ range: Range<Int>) -> UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(
            start: base.baseAddress.map { unsafe $0 + range.lowerBound },
            count: range.count
        )
    }

    private mutating func count(major: UInt8) throws(CBORError) -> Int {
        let at = offset
        let value = try argument(major: major)
        // Every item takes at least a byte, so a larger count is a lie.
        guard unsafe value <= UInt64(base.count &- offset) else { throw .truncated(offset: at) }
        return Int(value)
    }

    private mutating func range(major: UInt8) throws(CBORError) -> Range<Int> {
        let length = try count(major: major)
        let start = offset
        offset = start &+ length
        return start..<offset
    }

    private mutating func argument(major: UInt8) throws(CBORError) -> UInt64 {
        let at = offset
        guard unsafe at < base.count else { throw .truncated(offset: at) }
        let byte = unsafe base[at]
        guard byte >> 5 == major else { throw .unexpectedType(offset: at, initialByte: byte) }
        let short = byte & 0x1F
        if short < 24 {
            offset = at &+ 1
            return UInt64(short)
        }
        switch short {
        case 24: return try wide(UInt8.self, at: at, above: 23)
        case 25: return try wide(UInt16.self, at: at, above: 0xFF)
        case 26: return try wide(UInt32.self, at: at, above: 0xFFFF)
        case 27: return try wide(UInt64.self, at: at, above: 0xFFFF_FFFF)
        default: throw .notDeterministic(offset: at)
        }
    }

    private mutating func wide<Integer: FixedWidthInteger & UnsignedInteger>(
        _ type: Integer.Type,
        at: Int,
        above smaller: UInt64
    ) throws(CBORError) -> UInt64 {
        let size = MemoryLayout<Integer>.size
        guard unsafe at &+ 1 &+ size <= base.count else { throw .truncated(offset: at) }
        let value = unsafe UInt64(
            Integer(bigEndian: base.loadUnaligned(fromByteOffset: at &+ 1, as: Integer.self))
        )
        guard value > smaller else { throw .notDeterministic(offset: at) }
        offset = at &+ 1 &+ size
        return value
    }
}
