import Cryptography

/// The name that a log is given for life: 16 bytes, from which other identifiers are derived.
public struct LogIdentity: Hashable, Sendable {
    /// The first eight bytes as a big-endian number.
    public let high: UInt64
    /// The last eight bytes as a big-endian number.
    public let low: UInt64

    /// Makes an identity of given bytes.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Draws a new identity from the kernel's random bytes.
    public static func random() -> LogIdentity {
        LogIdentity(bytes: RandomBytes.draw(16)) ?? LogIdentity(high: 0, low: 0)
    }

    /// Reads an identity from its 16 bytes, or gives nil for another length.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        high = unsafe bytes.withUnsafeBytes { unsafe $0.bigEndian(at: 0) }
        low = unsafe bytes.withUnsafeBytes { unsafe $0.bigEndian(at: 8) }
    }

    /// Reads an identity from its 32 hexadecimal digits, or gives nil.
    public init?(hex: String) {
        guard let bytes = try? Hex.decode(hex) else { return nil }
        self.init(bytes: bytes)
    }

    /// The 16 bytes.
    public var bytes: [UInt8] {
        [high, low].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) }
        }
    }
}

extension LogIdentity: CustomStringConvertible {
    /// The identity as 32 lower-case hexadecimal digits.
    public var description: String { Hex.encode(bytes) }
}
