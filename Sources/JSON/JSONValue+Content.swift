extension JSONValue {
    /// The members of an object; none for anything else.
    public var members: [JSONMember] {
        if case .object(let members) = self { members } else { [] }
    }

    /// The items of a list; nothing for anything else.
    public var items: [JSONValue]? {
        if case .array(let items) = self { items } else { nil }
    }

    /// The text, if it is one.
    public var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The truth, if it is one.
    public var truth: Bool? {
        if case .boolean(let truth) = self { truth } else { nil }
    }

    /// The number, if it is written as a whole one and in the range of a type.
    public func number<Integer: FixedWidthInteger>(_ type: Integer.Type) -> Integer? {
        switch self {
        case .integer(let number): Integer(exactly: number)
        case .largeInteger(let number): Integer(exactly: number)
        default: nil
        }
    }

    /// The whole number that it is, also when it is written as `2.0` or `2e3`.
    public var whole: Int64? {
        switch self {
        case .integer(let number): number
        case .real(let number): Int64(exactly: number)
        default: nil
        }
    }

    /// The value of a key; nothing where there is none.
    public subscript(key: String) -> JSONValue? { members.first { $0.key == key }?.value }
}
