/// Why bytes are not JSON that is read, and at which of them.
public struct JSONError: Error, Equatable, Sendable {
    /// Where, in bytes from 0 on.
    public var offset: Int
    /// What is wrong there.
    public var problem: Problem

    /// Names what is wrong and where.
    public init(offset: Int, problem: Problem) {
        self.offset = offset
        self.problem = problem
    }

    /// What is wrong.
    public enum Problem: Equatable, Sendable {
        /// Something else was expected at this byte.
        case unexpected(expected: String)
        /// The bytes end here.
        case ended(expected: String)
        /// Objects and lists lie too deep in one another.
        case tooDeep(limit: Int)
        /// A key stands twice in an object.
        case duplicateKey
        /// A text has a raw control character, a bad escape, half a surrogate pair or a NUL that is refused.
        case badText
        /// A text is not UTF-8.
        case invalidUTF8
        /// Digits make no number, or one that is too large.
        case badNumber

        /// The problem in words.
        public var text: String {
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
