/// The pairs of a form or a query, as bytes: gateways send texts in charsets of their own.
///
/// All are decoded into one run of bytes, and a value becomes a text of its own when it is asked for.
public struct FormFields: Sendable {
    /// Where a pair stands in the bytes.
    private struct Place {
        var name: Range<Int>
        var value: Range<Int>
    }

    private var bytes: [UInt8] = []
    private var places: [Place] = []

    /// How many pairs a form may have; providers send some dozens.
    static let pairsMax = 1_000

    /// Reads `application/x-www-form-urlencoded`, where `+` is a space.
    ///
    /// Nothing comes of a broken escape, of a name that is no UTF-8, or of too many pairs.
    public init?(_ form: ArraySlice<UInt8>) {
        bytes.reserveCapacity(form.count)
        places.reserveCapacity(16)
        guard read(form.span) else { return nil }
    }

    /// Reads a form; see `init(_:)` of a part of bytes.
    public init?(_ form: [UInt8]) { self.init(form[...]) }

    /// Puts pairs together that were read otherwise; too many give nothing.
    init?(_ pairs: [(name: String, value: String)]) {
        guard pairs.count <= Self.pairsMax else { return nil }
        for (name, value) in pairs {
            let start = bytes.count
            bytes.append(contentsOf: name.utf8)
            let middle = bytes.count
            bytes.append(contentsOf: value.utf8)
            places.append(Place(name: start..<middle, value: middle..<bytes.count))
        }
    }

    /// Adds a pair behind the others.
    mutating func append(_ name: String, _ value: some Sequence<UInt8>) {
        let start = bytes.count
        bytes.append(contentsOf: name.utf8)
        let middle = bytes.count
        bytes.append(contentsOf: value)
        places.append(Place(name: start..<middle, value: middle..<bytes.count))
    }

    /// The first value of a name, as bytes.
    public func bytes(_ name: String) -> ArraySlice<UInt8>? {
        let wanted = name.utf8
        let place = places.first {
            $0.name.count == wanted.count && bytes[$0.name].elementsEqual(wanted)
        }
        return place.map { bytes[$0.value] }
    }

    /// The first value of a name as UTF-8 text; nothing when it is absent or no UTF-8.
    public func text(_ name: String) -> String? {
        bytes(name).flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// Names with their values in the order sent; what is not UTF-8 becomes U+FFFD.
    public var pairs: [(name: String, value: String)] {
        places.map {
            (
                name: String(decoding: bytes[$0.name], as: UTF8.self),
                value: String(decoding: bytes[$0.value], as: UTF8.self)
            )
        }
    }

    /// Whether every value is UTF-8 without NUL.
    public var isUTF8: Bool {
        places.allSatisfy {
            let value = bytes[$0.value]
            return String(validating: value, as: UTF8.self) != nil && !value.contains(0)
        }
    }

    /// Splits and decodes in one pass.
    private mutating func read(_ form: Span<UInt8>) -> Bool {
        var index = 0
        while index < form.count {
            let start = bytes.count
            var middle: Int?
            scan: while index < form.count {
                var byte = form[index]
                index += 1
                switch byte {
                case UInt8(ascii: "&"): break scan
                case UInt8(ascii: "=") where middle == nil:
                    middle = bytes.count
                    continue scan
                case UInt8(ascii: "+"): byte = 0x20
                case UInt8(ascii: "%"):
                    guard index + 1 < form.count, let high = Self.digit(form[index]),
                        let low = Self.digit(form[index + 1])
                    else { return false }
                    byte = high << 4 | low
                    index += 2
                default: break
                }
                bytes.append(byte)
            }
            let end = bytes.count
            // Nothing between two ampersands is no pair.
            if middle == nil, end == start { continue }
            let name = start..<(middle ?? end)
            guard places.count < Self.pairsMax, isText(name) else { return false }
            places.append(Place(name: name, value: name.upperBound..<end))
        }
        return true
    }

    private func isText(_ range: Range<Int>) -> Bool {
        bytes[range].allSatisfy { $0 < 0x80 }
            || String(validating: bytes[range], as: UTF8.self) != nil
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
