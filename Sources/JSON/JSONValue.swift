/// A value of JSON.
///
/// Source: RFC 8259.
public enum JSONValue: Equatable, Sendable {
    /// Keys with their values, in the order written, no two with the same key.
    case object([JSONMember])
    /// Values in order.
    case array([JSONValue])
    /// A text.
    case string(String)
    /// A number without fraction and exponent that fits 64 bits with a sign.
    case integer(Int64)
    /// A number without fraction and exponent above `Int64.max`, where the limits permit it.
    case largeInteger(UInt64)
    /// Any other number; always finite.
    case real(Double)
    /// `true` or `false`.
    case boolean(Bool)
    /// `null`.
    case null
}

/// A key with its value.
public struct JSONMember: Equatable, Sendable {
    /// The key, its escapes resolved.
    public var key: String
    /// What stands behind the key.
    public var value: JSONValue

    /// Makes a member.
    public init(key: String, value: JSONValue) {
        self.key = key
        self.value = value
    }
}
