/// A value of JSON, with numbers as they are written.
///
/// Source: RFC 8259.
enum JSONValue: Equatable, Sendable {
    case object([Member])
    case array([JSONValue])
    case string(String)
    case number(String)
    case boolean(Bool)
    case null

    /// A key with its value.
    struct Member: Equatable, Sendable {
        let key: String
        let value: JSONValue
    }

    /// The members of an object; none for anything else.
    var members: [Member] {
        if case .object(let members) = self { members } else { [] }
    }

    /// The items of a list; nothing for anything else.
    var items: [JSONValue]? {
        if case .array(let items) = self { items } else { nil }
    }

    /// The text, if it is one.
    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The truth, if it is one.
    var truth: Bool? {
        if case .boolean(let truth) = self { truth } else { nil }
    }

    /// The number, if it is a whole one in the range of a type.
    func number<Integer: FixedWidthInteger>(_ type: Integer.Type) -> Integer? {
        if case .number(let digits) = self { Integer(digits) } else { nil }
    }

    /// The value of a key; nothing where there is none.
    subscript(key: String) -> JSONValue? { members.first { $0.key == key }?.value }

    /// The way to the first member in which it differs from another value; nothing when it does not.
    func firstDifference(from other: JSONValue, at path: String = "") -> String? {
        guard self != other else { return nil }
        switch (self, other) {
        case (.object(let own), .object(let others)):
            for member in own {
                let inner = path.isEmpty ? member.key : path + "." + member.key
                guard let value = other[member.key] else { return inner }
                if let found = member.value.firstDifference(from: value, at: inner) { return found }
            }
            let stray = others.first { self[$0.key] == nil }?.key ?? ""
            return path.isEmpty ? stray : path + "." + stray
        default: return path
        }
    }
}
