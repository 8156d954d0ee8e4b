/// The outer form of an identifier: 32 hexadecimal digits that look like any other system's.
///
/// It is a permutation of (identifier, zero) keyed by the log's identity: two logs give different ones,
/// a replay gives the same, and none needs an index to be resolved. The half that must come back as
/// zero tells a mistyped or foreign one with all but certainty. It hides nothing and is no secret.
public struct SysID: Hashable, Sendable {
    /// The first 16 digits.
    public let high: UInt64
    /// The last 16 digits.
    public let low: UInt64

    /// Gives an identifier its outer form.
    ///
    /// - Parameters:
    ///   - rawValue: the identifier's raw value.
    ///   - key: the identity of the log that it belongs to.
    public init(rawValue: UInt64, key: SysIDKey) {
        var left = rawValue
        var right: UInt64 = 0
        for round in 0..<4 {
            (left, right) = (right, left ^ key.mixed(right, round: round))
        }
        high = left
        low = right
    }

    /// Reads 32 hexadecimal digits.
    public init?(_ text: String) {
        let utf8 = Array(text.utf8)
        guard utf8.count == 32 else { return nil }
        var words: [UInt64] = [0, 0]
        for (index, byte) in utf8.enumerated() {
            guard let digit = Self.digit(byte) else { return nil }
            words[index / 16] = words[index / 16] << 4 | digit
        }
        high = words[0]
        low = words[1]
    }

    /// The identifier's raw value, or nothing when this is not one of the log's.
    public func rawValue(key: SysIDKey) -> UInt64? {
        var left = high
        var right = low
        for round in (0..<4).reversed() {
            (left, right) = (right ^ key.mixed(left, round: round), left)
        }
        return right == 0 && left != 0 ? left : nil
    }

    private static func digit(_ byte: UInt8) -> UInt64? {
        switch byte {
        case 48...57: UInt64(byte - 48)
        case 97...102: UInt64(byte - 87)
        case 65...70: UInt64(byte - 55)
        default: nil
        }
    }
}

extension SysID: CustomStringConvertible {
    /// 32 lower-case hexadecimal digits.
    public var description: String {
        var digits: [UInt8] = []
        digits.reserveCapacity(32)
        append(to: &digits)
        return String(decoding: digits, as: UTF8.self)
    }

    /// Appends the 32 digits.
    func append(to bytes: inout [UInt8]) {
        Self.append(high, to: &bytes)
        Self.append(low, to: &bytes)
    }

    private static func append(_ word: UInt64, to bytes: inout [UInt8]) {
        for shift in stride(from: 60 as UInt64, through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: word >> shift & 15)
            bytes.append(digit < 10 ? 48 + digit : 87 + digit)
        }
    }
}

/// What makes the `SysID`s of one log differ from another's: the 16 bytes of the log's identity.
public struct SysIDKey: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64

    /// Takes the log's identity as two words.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    func mixed(_ word: UInt64, round: Int) -> UInt64 {
        let step = UInt64(truncatingIfNeeded: round &+ 1) &* 0x9E37_79B9_7F4A_7C15
        var mixed = word ^ (round & 1 == 0 ? high : low) &+ step
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension UInt64 {
    /// The number of an interaction: `IMS` and at least seven digits, such as `IMS0000075`.
    public var interactionNumber: String {
        let digits = String(self)
        return "IMS" + String(repeating: "0", count: Swift.max(0, 7 - digits.count)) + digits
    }
}
