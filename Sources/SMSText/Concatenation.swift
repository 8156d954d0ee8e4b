/// Which part of which message a short message is.
///
/// Source: 3GPP TS 23.040, sections 9.2.3.24.1 (8-bit reference) and 9.2.3.24.8 (16-bit reference).
public struct Concatenation: Hashable, Sendable {
    /// What all parts of a message have in common.
    public var reference: UInt16
    /// How many parts there are, 1 to 255.
    public var count: UInt8
    /// Which one this is, from 1.
    public var number: UInt8

    /// Puts it together; nothing when there is no such part.
    public init?(reference: UInt16, count: UInt8, number: UInt8) {
        guard number >= 1, number <= count else { return nil }
        self.reference = reference
        self.count = count
        self.number = number
    }

    /// Reads an element of a header; nothing when it is another one, or not right.
    init?(_ element: UserDataHeader.Element) {
        let value = element.value
        switch (element.identifier, value.count) {
        case (0, 3): self.init(reference: UInt16(value[0]), count: value[1], number: value[2])
        case (8, 4):
            let reference = UInt16(value[0]) << 8 | UInt16(value[1])
            self.init(reference: reference, count: value[2], number: value[3])
        default: return nil
        }
    }

    /// The element of a header: with an 8-bit reference when that suffices.
    var element: UserDataHeader.Element {
        if reference <= 0xFF {
            return .init(identifier: 0, value: [UInt8(reference), count, number])
        }
        let high = UInt8(reference >> 8)
        return .init(identifier: 8, value: [high, UInt8(reference & 0xFF), count, number])
    }
}
