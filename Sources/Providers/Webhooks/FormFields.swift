/// The pairs of a form or a query, as bytes: gateways send texts in charsets of their own.
public struct FormFields: Sendable {
    /// Names with their values, in the order sent.
    public let pairs: [(name: String, value: [UInt8])]

    /// How many pairs a form may have; providers send some dozens.
    static let pairsMax = 1_000

    /// Reads `application/x-www-form-urlencoded`, where `+` is a space.
    ///
    /// Nothing comes of a broken escape, of a name that is no UTF-8, or of too many pairs.
    public init?(_ bytes: some Collection<UInt8>) {
        var pairs: [(name: String, value: [UInt8])] = []
        for part in bytes.split(separator: UInt8(ascii: "&")) {
            let equals = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
            let rest =
                equals == part.endIndex ? part[equals...] : part[part.index(after: equals)...]
            guard let name = Self.decode(part[..<equals]), let value = Self.decode(rest),
                let name = String(validating: name, as: UTF8.self), pairs.count < Self.pairsMax
            else { return nil }
            pairs.append((name, value))
        }
        self.pairs = pairs
    }

    /// Takes pairs that came otherwise.
    init(pairs: [(name: String, value: [UInt8])]) {
        self.pairs = pairs
    }

    /// The first value of a name, as bytes.
    public func bytes(_ name: String) -> [UInt8]? { pairs.first { $0.name == name }?.value }

    /// The first value of a name as UTF-8 text; nothing when it is absent or no UTF-8.
    public func text(_ name: String) -> String? {
        bytes(name).flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// Whether every value is UTF-8 without NUL.
    public var isUTF8: Bool {
        pairs.allSatisfy {
            String(validating: $0.value, as: UTF8.self) != nil && !$0.value.contains(0)
        }
    }

    private static func decode(_ part: some Collection<UInt8>) -> [UInt8]? {
        var decoded: [UInt8] = []
        var rest = part[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): decoded.append(0x20)
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(digit),
                    let low = rest.popFirst().flatMap(digit)
                else { return nil }
                decoded.append(high << 4 | low)
            default: decoded.append(byte)
            }
        }
        return decoded
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}

extension String {
    /// As a part of a query: everything but letters, digits and `-._~` escaped (RFC 3986).
    func percentEncoded() -> String { Array(utf8).percentEncoded() }
}

extension [UInt8] {
    /// As a part of a query, byte by byte.
    func percentEncoded() -> String {
        var text = ""
        for byte in self {
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95, 126:
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                text += digits.utf8.count == 1 ? "%0" + digits : "%" + digits
            }
        }
        return text
    }
}
