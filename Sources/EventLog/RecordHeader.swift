public import CBOR

/// The fixed part that every record starts with: 32 bytes, all integers big-endian.
///
/// The page *Log format* has it byte by byte.
public struct RecordHeader: Equatable, Sendable {
    /// The length of a header in bytes.
    public static let byteCount = 32

    /// The version of the header's own layout.
    public static let format: UInt8 = 1

    /// The version of a record a part of which is sealed, or was and is erased.
    public static let sealedFormat: UInt8 = 2

    /// Whether a part of the payload is sealed; to a reader, whether that part is erased.
    public var isSealed = false
    /// Whether the rules decided it; else it happened outside.
    public var isOutcome: Bool
    /// Which kind of event it is; the log does not look at it.
    public var type: UInt16
    /// The version of that kind's payload.
    public var typeVersion: UInt8
    /// Which row of the rules decided it; 0 for none.
    public var rule: UInt8
    /// Its place among the timers that its cause armed; else 0.
    public var ordinal: UInt16
    /// When it happened, in milliseconds since 1970 (UTC).
    public var time: Int64
    /// The position of the record that it follows from; 0 for inputs.
    public var cause: UInt64
    /// The interaction that it belongs to; 0 for none.
    public var interaction: UInt64

    /// Makes a header.
    public init(
        isOutcome: Bool,
        type: UInt16,
        typeVersion: UInt8,
        rule: UInt8,
        ordinal: UInt16,
        time: Int64,
        cause: UInt64,
        interaction: UInt64
    ) {
        self.isOutcome = isOutcome
        self.type = type
        self.typeVersion = typeVersion
        self.rule = rule
        self.ordinal = ordinal
        self.time = time
        self.cause = cause
        self.interaction = interaction
    }

    /// Appends the 32 bytes.
    public func encode(into buffer: inout ByteBuffer) {
        buffer.append(isSealed ? Self.sealedFormat : Self.format)
        buffer.append(isOutcome ? 1 : 0)
        buffer.appendBigEndian(type)
        buffer.append(typeVersion)
        buffer.append(rule)
        buffer.appendBigEndian(ordinal)
        buffer.appendBigEndian(time)
        buffer.appendBigEndian(cause)
        buffer.appendBigEndian(interaction)
    }

    /// Writes the 32 bytes into memory of that length.
    public func store(to bytes: UnsafeMutableRawBufferPointer) {
        precondition(bytes.count == Self.byteCount, "a header has 32 bytes")
        unsafe bytes.storeBytes(of: isSealed ? Self.sealedFormat : Self.format, as: UInt8.self)
        unsafe bytes.storeBytes(of: isOutcome ? 1 : 0, toByteOffset: 1, as: UInt8.self)
        unsafe bytes.storeBytes(of: type.bigEndian, toByteOffset: 2, as: UInt16.self)
        unsafe bytes.storeBytes(of: typeVersion, toByteOffset: 4, as: UInt8.self)
        unsafe bytes.storeBytes(of: rule, toByteOffset: 5, as: UInt8.self)
        unsafe bytes.storeBytes(of: ordinal.bigEndian, toByteOffset: 6, as: UInt16.self)
        unsafe bytes.storeBytes(of: time.bigEndian, toByteOffset: 8, as: Int64.self)
        unsafe bytes.storeBytes(of: cause.bigEndian, toByteOffset: 16, as: UInt64.self)
        unsafe bytes.storeBytes(of: interaction.bigEndian, toByteOffset: 24, as: UInt64.self)
    }

    /// Reads the header of a record.
    ///
    /// - Parameter record: the whole record, or at least its first 32 bytes.
    /// - Throws: `newerFormat` for a later layout, `damaged` for anything else that is no header.
    public init(decoding record: UnsafeRawBufferPointer) throws(EventLogError) {
        guard record.count >= Self.byteCount else { throw .damaged(position: 0, .recordHeader) }
        let format = unsafe record[0]
        guard format <= Self.sealedFormat else {
            throw .newerFormat(found: UInt64(format), supported: UInt64(Self.sealedFormat))
        }
        guard format >= Self.format, unsafe record[1] <= 1 else {
            throw .damaged(position: 0, .recordHeader)
        }
        isSealed = format == Self.sealedFormat
        isOutcome = unsafe record[1] == 1
        type = unsafe record.bigEndian(at: 2)
        typeVersion = unsafe record[4]
        rule = unsafe record[5]
        ordinal = unsafe record.bigEndian(at: 6)
        time = unsafe record.bigEndian(at: 8)
        cause = unsafe record.bigEndian(at: 16)
        interaction = unsafe record.bigEndian(at: 24)
    }
}

extension UnsafeRawBufferPointer {
    /// Reads an integer, most significant byte first; the caller has checked the length.
    func bigEndian<Integer: FixedWidthInteger>(
        at offset: Int,
        as type: Integer.Type = Integer.self
    ) -> Integer {
        unsafe Integer(bigEndian: loadUnaligned(fromByteOffset: offset, as: Integer.self))
    }
}
