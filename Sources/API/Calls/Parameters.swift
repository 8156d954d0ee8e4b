import Vocabulary

/// The parameters of a query, each by its name; one that nobody knows is refused.
struct Parameters {
    /// How many rows a page has when nobody says.
    static let pageUsual = 50
    /// How many rows a page has at most.
    static let pageMax = 500

    private var values: [String: String] = [:]
    private let key: SysIDKey

    init(
        _ query: [(name: String, value: String)],
        known: Set<String>,
        key: SysIDKey
    ) throws(APIError) {
        self.key = key
        for (name, value) in query where name != "min_position" {
            guard known.contains(name) else { throw .unknownParameter(String(name.prefix(64))) }
            guard values.updateValue(value, forKey: name) == nil else {
                throw .badParameter(name, expected: "given once")
            }
        }
    }

    /// A parameter.
    subscript(_ name: String) -> String? { values[name] }

    /// How many rows a page has.
    func limit() throws(APIError) -> Int {
        guard let text = self["limit"] else { return Self.pageUsual }
        guard let limit = Int(text), (1...Self.pageMax).contains(limit) else {
            throw .badParameter("limit", expected: "a number from 1 to \(Self.pageMax)")
        }
        return limit
    }

    func position(_ name: String) throws(APIError) -> Position? {
        guard let text = self[name] else { return nil }
        guard let position = Position(text), position <= UInt64(Int64.max) else {
            throw .badParameter(name, expected: "a position")
        }
        return position
    }

    func identifier<Subject>(
        _ name: String,
        _ type: Subject.Type
    ) throws(APIError) -> Identifier<Subject>? {
        guard let text = self[name] else { return nil }
        guard let found = Identifier<Subject>(text, key: key) else {
            throw SysID(text) == nil
                ? .badParameter(name, expected: "a sys_id") : .unknownIdentifier(name)
        }
        return found
    }

    func address(_ name: String) throws(APIError) -> Address? {
        guard let text = self[name] else { return nil }
        // A plus that was not escaped arrives as a space: a number has no other.
        let number = text.first == " " ? "+" + text.dropFirst() : text
        guard let address = Address(given: number) else {
            throw .badParameter(name, expected: Address.expected)
        }
        return address
    }

    func neededAddress(_ name: String) throws(APIError) -> Address {
        guard let address = try address(name) else {
            throw .badParameter(name, expected: "a number in E.164 form or a short code")
        }
        return address
    }

    func boolean(_ name: String) throws(APIError) -> Bool {
        switch self[name] {
        case nil, "false": return false
        case "true": return true
        default: throw .badParameter(name, expected: "true or false")
        }
    }

    /// Somebody by a table and a row; the guest when neither is given.
    func person(_ name: String) throws(APIError) -> Person {
        let id = try identifier(name, PersonSubject.self)
        var kind: PersonKind?
        if let table = self[name + "_table"] {
            kind = PersonKind(word: table)
            guard kind != nil else {
                let words = PersonKind.allCases.map(\.word).joined(separator: ", ")
                throw .badParameter(name + "_table", expected: "one of " + words)
            }
        }
        guard kind ?? .guest != .guest || id != nil else { return .guest }
        guard let kind, kind != .guest, let id else {
            throw .contradictoryParameters("\(name) and \(name)_table go together")
        }
        return Person(kind, id)
    }
}
