/// Where something stands in a text file, as editors count.
public struct SourcePosition: Equatable, Sendable {
    /// The line, from 1 on.
    public let line: Int
    /// The column in Unicode scalars, from 1 on.
    public let column: Int

    /// Names a line and a column.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// A value of a JSON5 file that knows where it was written.
///
/// Source: the JSON5 Data Interchange Format, version 1.0.0, json5.org.
public struct JSON5Value: Equatable, Sendable {
    /// The longest file that is read, in bytes; a configuration with that much is a mistake.
    public static let maximumBytes = 1_048_576
    /// How deep lists and objects may lie in one another.
    public static let maximumDepth = 32

    /// Where the value begins.
    public let position: SourcePosition
    /// What the value is.
    public let content: Content

    /// The kinds of value there are.
    public indirect enum Content: Equatable, Sendable {
        /// Keys with their values.
        case object(JSON5Object)
        /// Values in order.
        case array([JSON5Value])
        /// A text.
        case string(String)
        /// A number written without fraction and exponent.
        case integer(Int64)
        /// A number written with a fraction or an exponent; always finite.
        case real(Double)
        /// `true` or `false`.
        case boolean(Bool)
        /// `null`.
        case null
    }

    /// The kind of the value in words, such as "a list".
    public var kind: String {
        switch content {
        case .object: "an object"
        case .array: "a list"
        case .string: "a text"
        case .integer: "a whole number"
        case .real: "a fractional number"
        case .boolean: "true or false"
        case .null: "null"
        }
    }

    init(_ content: Content, at position: SourcePosition) {
        self.content = content
        self.position = position
    }
}

/// The members of an object in the order of the file, no two with the same key.
public struct JSON5Object: Equatable, Sendable {
    /// A key with its value.
    public struct Member: Equatable, Sendable {
        /// The key, without quotes and escapes.
        public let key: String
        /// Where the key begins.
        public let position: SourcePosition
        /// What the key has been given.
        public let value: JSON5Value
    }

    /// All members.
    public let members: [Member]

    /// The member with a key; found by looking through all of them.
    public func member(_ key: String) -> Member? {
        members.first { $0.key == key }
    }
}
