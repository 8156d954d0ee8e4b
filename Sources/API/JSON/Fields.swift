import JSON
import Vocabulary

/// Takes the fields out of a body, each by its name, and refuses those that nobody asked for.
struct Fields {
    /// The longest text of a field, in characters of Unicode: names and reasons, not messages.
    static let textMax = 2_048
    /// The longest message that is read, in characters; the rules have a lower limit, in bytes.
    static let bodyMax = 65_536
    /// How many items a list may have; nobody has so many numbers or roles.
    static let itemsMax = 64

    private let members: [JSONMember]
    private var known: Set<String> = []
    /// What turns identifiers inside out.
    let key: SysIDKey

    /// Reads a body; an empty one has no fields.
    ///
    /// - Throws: `malformedJSON`, `bodyNotAnObject`.
    init(_ body: [UInt8], key: SysIDKey) throws(APIError) {
        self.key = key
        guard !body.isEmpty else {
            members = []
            return
        }
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONParser.parse(body, limits: .request)
        } catch {
            throw .malformedJSON(offset: error.offset, problem: error.problem.text)
        }
        guard case .object(let members) = value else { throw .bodyNotAnObject }
        self.members = members
    }

    private init(_ members: [JSONMember], key: SysIDKey) {
        self.members = members
        self.key = key
    }

    /// The value of a field; null counts as absent.
    mutating func value(_ name: String) -> JSONValue? {
        known.insert(name)
        let found = members.first { $0.key == name }?.value
        return found == .null ? nil : found
    }

    /// Refuses what nobody asked for.
    func end(in parent: String = "") throws(APIError) {
        if let stray = members.first(where: { !known.contains($0.key) }) {
            throw .unknownField(parent + String(stray.key.prefix(64)))
        }
    }

    /// A text that may be missing.
    mutating func text(
        _ name: String,
        limit: Int = Fields.textMax
    ) throws(APIError) -> String? {
        switch value(name) {
        case nil: return nil
        case .string(let text) where text.unicodeScalars.count <= limit: return text
        case .string: throw .badField(name, expected: "a text of at most \(limit) characters")
        default: throw .badField(name, expected: "a text")
        }
    }

    /// A text that must be there.
    mutating func neededText(
        _ name: String,
        limit: Int = Fields.textMax
    ) throws(APIError) -> String {
        guard let text = try text(name, limit: limit) else { throw .missingField(name) }
        return text
    }

    /// A truth that must be there.
    mutating func neededBoolean(_ name: String) throws(APIError) -> Bool {
        switch value(name) {
        case nil: throw .missingField(name)
        case .boolean(let value): return value
        default: throw .badField(name, expected: "true or false")
        }
    }

    /// An address that must be there.
    mutating func neededAddress(_ name: String) throws(APIError) -> Address {
        guard let address = Address(given: try neededText(name)) else {
            throw .badField(name, expected: Address.expected)
        }
        return address
    }

    /// An identifier that may be missing.
    mutating func identifier<Subject>(
        _ name: String,
        _ type: Subject.Type
    ) throws(APIError) -> Identifier<Subject>? {
        guard let text = try text(name) else { return nil }
        guard let found = Identifier<Subject>(text, key: key) else {
            throw SysID(text) == nil
                ? .badField(name, expected: "a sys_id") : .unknownIdentifier(name)
        }
        return found
    }

    /// Somebody in an object of `table` and `sys_id`; only the guest has no `sys_id`.
    mutating func person(_ name: String) throws(APIError) -> Person? {
        guard let value = value(name) else { return nil }
        guard case .object(let members) = value else {
            throw .badField(name, expected: "an object with table and sys_id")
        }
        var fields = Fields(members, key: key)
        let person = try fields.person(in: name + ".")
        try fields.end(in: name + ".")
        return person
    }

    /// Somebody by the fields `table` and `sys_id` of this object.
    mutating func person(in parent: String = "") throws(APIError) -> Person {
        guard let table = try text("table") else { throw .missingField(parent + "table") }
        guard let kind = PersonKind(word: table) else {
            throw .badField(
                parent + "table",
                expected: "one of " + PersonKind.allCases.map(\.word).joined(separator: ", ")
            )
        }
        let id = try identifier("sys_id", PersonSubject.self)
        guard kind != .guest else { return .guest }
        guard let id else { throw .missingField(parent + "sys_id") }
        return Person(kind, id)
    }
}

extension Identifier {
    /// Reads the outer form of an identifier of a log.
    init?(_ text: String, key: SysIDKey) {
        guard let rawValue = SysID(text)?.rawValue(key: key) else { return nil }
        self.init(rawValue: rawValue)
    }

    /// The outer form.
    func text(_ key: SysIDKey) -> String {
        SysID(rawValue: rawValue, key: key).description
    }
}

extension Address {
    /// What an address that a request gives must be.
    static let expected =
        "a number in E.164 form, a short code or a name, 1 to 23 characters of ASCII"

    /// Reads an address of a request: unlike a provider's, it is never empty and always ASCII.
    init?(given text: String) {
        guard !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
        self.init(text)
    }
}
