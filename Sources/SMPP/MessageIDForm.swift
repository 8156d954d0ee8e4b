/// How a centre writes its message ids: some answer in hexadecimal and report in decimal digits.
public enum MessageIDForm: String, CaseIterable, Sendable {
    /// As text; two are one when they are the same to the letter.
    case text
    /// As a number in decimal digits.
    case decimal
    /// As a number in hexadecimal digits.
    case hexadecimal

    /// The form in which ids are compared: hexadecimal digits in small letters without leading zeros.
    ///
    /// What is no number in this form stays as it is.
    public func folded(_ id: String) -> String {
        let digits = Array(id.utf8)
        switch self {
        case .text: return id
        case .hexadecimal:
            guard !digits.isEmpty, digits.allSatisfy({ Self.value($0, below: 16) != nil }) else {
                return id
            }
            let trimmed = id.lowercased().drop { $0 == "0" }
            return trimmed.isEmpty ? "0" : String(trimmed)
        case .decimal:
            // At most 64 digits come over the wire; schoolbook division is fast enough for them.
            guard !digits.isEmpty, digits.count <= 64 else { return id }
            var nibbles: [UInt8] = [0]
            for digit in digits {
                guard var carry = Self.value(digit, below: 10) else { return id }
                for index in nibbles.indices {
                    let sum = UInt16(nibbles[index]) * 10 + UInt16(carry)
                    nibbles[index] = UInt8(sum & 0xF)
                    carry = UInt8(sum >> 4)
                }
                if carry > 0 { nibbles.append(carry) }
            }
            return nibbles.reversed().map { String($0, radix: 16) }.joined()
        }
    }

    private static func value(_ digit: UInt8, below base: UInt8) -> UInt8? {
        let value: UInt8
        switch digit {
        case 48...57: value = digit - 48
        case 65...70: value = digit - 55
        case 97...102: value = digit - 87
        default: return nil
        }
        return value < base ? value : nil
    }
}
