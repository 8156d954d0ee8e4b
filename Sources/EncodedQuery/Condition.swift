/// How a condition compares a field; the raw value is the canonical spelling.
enum Comparison: String, Sendable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case contains = "LIKE"
    case containsNot = "NOT LIKE"
    case startsWith = "STARTSWITH"
    case endsWith = "ENDSWITH"
    case oneOf = "IN"
    case noneOf = "NOT IN"
    case isEmpty = "ISEMPTY"
    case isNotEmpty = "ISNOTEMPTY"
    case between = "BETWEEN"

    /// Every accepted spelling, a longer one before the one that it begins with.
    static let spellings: [(String, Comparison)] = [
        ("!=", .notEqual), ("<=", .lessOrEqual), (">=", .greaterOrEqual),
        ("=", .equal), ("<", .less), (">", .greater),
        ("NOT LIKE", .containsNot), ("NOTLIKE", .containsNot), ("LIKE", .contains),
        ("NOT IN", .noneOf), ("NOTIN", .noneOf), ("IN", .oneOf),
        ("STARTSWITH", .startsWith), ("ENDSWITH", .endsWith), ("BETWEEN", .between),
        ("ISEMPTY", .isEmpty), ("ISNOTEMPTY", .isNotEmpty),
    ]
}

/// What a field is compared with, read once in every way that a field's type may ask for.
struct Literal: Equatable, Sendable {
    let text: String
    let folded: [UInt8]
    let number: Int64?
    /// Seconds since 1970-01-01 00:00:00 UTC.
    let second: Int64?
    let boolean: Bool?

    init(_ text: String) {
        self.text = text
        folded = FoldedText.fold(text)
        number = Int64(text)
        second = CivilTime.seconds(parsing: text)
        boolean =
            switch text {
            case "true", "1": true
            case "false", "0": false
            default: nil
            }
    }
}

/// One comparison of one field.
struct Condition: Equatable, Sendable {
    let field: String
    let comparison: Comparison
    /// None for the two that ask for emptiness, two for `BETWEEN`, the items of a list, else one.
    let literals: [Literal]

    /// The condition in canonical form, with carets escaped.
    var text: String {
        let separator = comparison == .between ? "@" : ","
        var text = field + comparison.rawValue
        // By scalars: a caret with a combining mark is one character, and still a caret.
        for scalar in literals.map(\.text).joined(separator: separator).unicodeScalars {
            text.unicodeScalars.append(scalar)
            if scalar == "^" {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
