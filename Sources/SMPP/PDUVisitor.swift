/// Walks the fields of a command's body in their order on the wire: one reads them, one writes them.
protocol PDUVisitor {
    /// A byte.
    mutating func byte(_ field: String, _ value: inout UInt8) throws(SMPPError)
    /// Four bytes, the highest first.
    mutating func word(_ field: String, _ value: inout UInt32) throws(SMPPError)
    /// A text that ends with a zero byte; the limit counts that byte.
    mutating func text(_ field: String, _ value: inout String, limit: Int) throws(SMPPError)
    /// A byte with a length and as many bytes.
    mutating func bytes(_ field: String, _ value: inout [UInt8], limit: Int) throws(SMPPError)
    /// A byte with a count and as many elements.
    mutating func list<Element: PDUElement>(
        _ field: String,
        _ value: inout [Element],
        limit: Int
    ) throws(SMPPError)
}

/// What knows its own fields.
protocol PDUElement {
    /// One that holds nothing, to be filled by a reader.
    init()

    /// Walks the fields in their order on the wire.
    mutating func visit<Visitor: PDUVisitor>(_ visitor: inout Visitor) throws(SMPPError)
}

/// Reads fields; each checks its bounds.
struct PDUReader: PDUVisitor {
    private let bytes: [UInt8]
    private(set) var offset: Int

    init(_ bytes: [UInt8], from offset: Int) {
        self.bytes = bytes
        self.offset = offset
    }

    var isAtEnd: Bool { offset >= bytes.count }

    mutating func byte(_ field: String, _ value: inout UInt8) throws(SMPPError) {
        guard offset < bytes.count else { throw .truncated(field: field) }
        value = bytes[offset]
        offset += 1
    }

    mutating func word(_ field: String, _ value: inout UInt32) throws(SMPPError) {
        guard bytes.count - offset >= 4 else { throw .truncated(field: field) }
        value = PDU.word(bytes, offset)
        offset += 4
    }

    mutating func text(
        _ field: String,
        _ value: inout String,
        limit: Int
    ) throws(SMPPError) {
        let end = min(bytes.count, offset + limit)
        guard let zero = bytes[offset..<end].firstIndex(of: 0) else {
            if end == bytes.count { throw .unterminated(field: field) }
            throw .tooLong(field: field, limit: limit)
        }
        value = String(latin1: bytes[offset..<zero])
        offset = zero + 1
    }

    mutating func bytes(
        _ field: String,
        _ value: inout [UInt8],
        limit: Int
    ) throws(SMPPError) {
        var count: UInt8 = 0
        try byte(field, &count)
        guard Int(count) <= limit else { throw .tooLong(field: field, limit: limit) }
        guard bytes.count - offset >= Int(count) else { throw .truncated(field: field) }
        value = Array(bytes[offset..<(offset + Int(count))])
        offset += Int(count)
    }

    mutating func list<Element: PDUElement>(
        _ field: String,
        _ value: inout [Element],
        limit: Int
    ) throws(SMPPError) {
        var count: UInt8 = 0
        try byte(field, &count)
        guard Int(count) <= limit else { throw .tooLong(field: field, limit: limit) }
        value = []
        for _ in 0..<count {
            var element = Element()
            try element.visit(&self)
            value.append(element)
        }
    }

    /// The optional parameters: everything that is left.
    mutating func parameters() throws(SMPPError) -> [Parameter] {
        var found: [Parameter] = []
        while offset < bytes.count {
            guard bytes.count - offset >= 4 else { throw .truncatedParameter }
            let tag = UInt16(bytes[offset]) << 8 | UInt16(bytes[offset + 1])
            let count = Int(bytes[offset + 2]) << 8 | Int(bytes[offset + 3])
            offset += 4
            guard bytes.count - offset >= count else { throw .truncatedParameter }
            let value = Array(bytes[offset..<(offset + count)])
            found.append(Parameter(.init(rawValue: tag), value))
            offset += count
        }
        return found
    }
}

/// Writes fields; each checks its limits.
struct PDUWriter: PDUVisitor {
    var bytes: [UInt8] = []

    mutating func byte(_ field: String, _ value: inout UInt8) throws(SMPPError) {
        bytes.append(value)
    }

    mutating func word(_ field: String, _ value: inout UInt32) throws(SMPPError) {
        append(value)
    }

    mutating func append(_ value: UInt32) {
        for shift in [24, 16, 8, 0] as [UInt32] {
            bytes.append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }

    mutating func text(
        _ field: String,
        _ value: inout String,
        limit: Int
    ) throws(SMPPError) {
        var count = 1
        for scalar in value.unicodeScalars {
            guard scalar.value > 0, scalar.value <= 0xFF else {
                throw .invalidCharacter(field: field)
            }
            count += 1
            guard count <= limit else { throw .tooLong(field: field, limit: limit) }
            bytes.append(UInt8(scalar.value))
        }
        bytes.append(0)
    }

    mutating func bytes(
        _ field: String,
        _ value: inout [UInt8],
        limit: Int
    ) throws(SMPPError) {
        guard value.count <= limit else { throw .tooLong(field: field, limit: limit) }
        bytes.append(UInt8(value.count))
        bytes += value
    }

    mutating func list<Element: PDUElement>(
        _ field: String,
        _ value: inout [Element],
        limit: Int
    ) throws(SMPPError) {
        guard value.count <= limit else { throw .tooLong(field: field, limit: limit) }
        bytes.append(UInt8(value.count))
        for index in value.indices { try value[index].visit(&self) }
    }

    mutating func parameters(_ parameters: [Parameter]) throws(SMPPError) {
        for parameter in parameters {
            guard parameter.value.count <= 0xFFFF else {
                throw .tooLong(field: "parameter", limit: 0xFFFF)
            }
            append(UInt32(parameter.tag.rawValue) << 16 | UInt32(parameter.value.count))
            bytes += parameter.value
        }
    }
}
