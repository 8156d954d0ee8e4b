/// A value of a request's body.
///
/// Source: RFC 8259.
indirect enum JSONValue: Equatable, Sendable {
    /// Keys with their values, in the order sent, no two with the same key.
    case object([JSONMember])
    /// Values in order.
    case array([JSONValue])
    /// A text.
    case string(String)
    /// A number without fraction and exponent that fits 64 bits.
    case integer(Int64)
    /// Any other number; always finite.
    case real(Double)
    /// `true` or `false`.
    case boolean(Bool)
    /// `null`.
    case null

    /// The whole number that it is, also when it is written as `2.0` or `2e3`.
    var whole: Int64? {
        switch self {
        case .integer(let number): number
        case .real(let number): Int64(exactly: number)
        default: nil
        }
    }

    /// The kind of the value in words.
    var kind: String {
        switch self {
        case .object: "an object"
        case .array: "a list"
        case .string: "a text"
        case .integer: "a whole number"
        case .real: "a fractional number"
        case .boolean: "true or false"
        case .null: "null"
        }
    }
}

/// A key with its value.
struct JSONMember: Equatable, Sendable {
    var key: String
    var value: JSONValue
}

/// Why a body is not JSON that is read, and at which byte, from 0 on.
struct JSONError: Error, Equatable, Sendable {
    var offset: Int
    var problem: Problem

    /// What is wrong.
    enum Problem: Equatable, Sendable {
        /// Something else was expected at this byte.
        case unexpected(expected: String)
        /// The body ends here.
        case ended(expected: String)
        /// Objects and lists lie too deep in one another.
        case tooDeep(limit: Int)
        /// A key stands twice in an object.
        case duplicateKey
        /// A text has a raw control character, a bad escape, half a surrogate pair or a NUL.
        case badText
        /// A text is not UTF-8.
        case invalidUTF8
        /// Digits make no number, or one that is too large.
        case badNumber

        /// The problem in words.
        var text: String {
            switch self {
            case .unexpected(let expected): "\(expected) was expected"
            case .ended(let expected): "the body ends where \(expected) was expected"
            case .tooDeep(let limit): "values lie more than \(limit) deep in one another"
            case .duplicateKey: "the key stands twice in its object"
            case .badText: "the text has a character or escape that is not allowed"
            case .invalidUTF8: "the text is not UTF-8"
            case .badNumber: "the number is malformed or too large"
            }
        }
    }
}
