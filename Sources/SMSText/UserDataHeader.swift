/// The header in front of a message's text: concatenation, national tables, and what else there is.
///
/// Source: 3GPP TS 23.040, section 9.2.3.24.
public struct UserDataHeader: Hashable, Sendable {
    /// One element of a header.
    public struct Element: Hashable, Sendable {
        /// What it is: 0 and 8 for concatenation, 0x24 and 0x25 for national tables.
        public var identifier: UInt8
        /// Its bytes.
        public var value: [UInt8]

        /// Puts an element together.
        public init(identifier: UInt8, value: [UInt8]) {
            self.identifier = identifier
            self.value = value
        }
    }

    /// The elements in the order sent.
    public var elements: [Element]

    /// Makes a header of elements.
    public init(elements: [Element] = []) {
        self.elements = elements
    }

    /// Makes the header of one part of several.
    public init(_ concatenation: Concatenation) {
        elements = [concatenation.element]
    }

    /// Reads the header in front of a message's bytes.
    ///
    /// - Parameter bytes: the whole user data; the first byte says how long the header is.
    /// - Throws: `truncatedHeader`.
    public init(parsing bytes: [UInt8]) throws(SMSTextError) {
        guard let first = bytes.first else { throw .truncatedHeader(offset: 0) }
        let end = 1 + Int(first)
        guard end <= bytes.count else { throw .truncatedHeader(offset: 0) }
        elements = []
        var offset = 1
        while offset < end {
            guard offset + 1 < end else { throw .truncatedHeader(offset: offset) }
            let next = offset + 2 + Int(bytes[offset + 1])
            guard next <= end else { throw .truncatedHeader(offset: offset) }
            let value = Array(bytes[(offset + 2)..<next])
            elements.append(Element(identifier: bytes[offset], value: value))
            offset = next
        }
    }

    /// How many bytes it takes, its own length byte counted.
    public var byteCount: Int { elements.reduce(1) { $0 + 2 + $1.value.count } }

    /// Writes the header.
    ///
    /// - Throws: `headerTooLong` beyond the 140 bytes of a message.
    public func encoded() throws(SMSTextError) -> [UInt8] {
        guard byteCount <= 140 else { throw .headerTooLong }
        var bytes: [UInt8] = [UInt8(byteCount - 1)]
        for element in elements {
            bytes.append(element.identifier)
            bytes.append(UInt8(element.value.count))
            bytes += element.value
        }
        return bytes
    }

    /// Which part of which message this is; nothing for a message of one part.
    ///
    /// Of several such elements the last one holds. One that numbers its part 0, or higher than there
    /// are parts, is to be ignored.
    public var concatenation: Concatenation? {
        elements.reversed().lazy.compactMap(Concatenation.init).first
    }

    /// The table that replaces the default alphabet in this message.
    public var locking: NationalLanguage? { language(0x25) }

    /// The table after an escape in this message.
    public var single: NationalLanguage? { language(0x24) }

    private func language(_ identifier: UInt8) -> NationalLanguage? {
        guard let element = elements.last(where: { $0.identifier == identifier }),
            element.value.count == 1
        else { return nil }
        return NationalLanguage(rawValue: element.value[0])
    }
}
