import CBOR
import JSON
import Vocabulary

/// Fills an input from the fields of a body; what is not given keeps its default.
///
/// A visitor throws only what bytes can be, so what is wrong is kept in `problem`.
struct InputFields: FieldVisitor {
    private(set) var fields: Fields
    private let hidden: Set<String>
    private(set) var problem: APIError?

    /// Fills an input.
    ///
    /// - Parameters:
    ///   - input: what is filled.
    ///   - body: a JSON object.
    ///   - hidden: fields that are not the body's to give.
    ///   - key: turns identifiers inside out.
    /// - Throws: what is wrong with the body.
    static func fill<Payload: EventPayload>(
        _ input: inout Payload,
        from body: [UInt8],
        hidden: Set<String>,
        key: SysIDKey
    ) throws(APIError) {
        guard !body.isEmpty else { throw .bodyNotAnObject }
        var visitor = InputFields(fields: try Fields(body, key: key), hidden: hidden)
        do throws(CBORError) {
            try input.visit(&visitor)
        } catch {
            throw visitor.problem ?? .bodyNotAnObject
        }
        try visitor.fields.end()
    }

    private init(fields: Fields, hidden: Set<String>) {
        self.fields = fields
        self.hidden = hidden
    }

    private mutating func read<Value>(
        _ name: String,
        _ value: inout Value,
        expecting expected: String,
        _ convert: (JSONValue) throws(APIError) -> Value?
    ) throws(CBORError) {
        guard !hidden.contains(name), let found = fields.value(name) else { return }
        do throws(APIError) {
            guard let converted = try convert(found) else {
                throw .badField(name, expected: expected)
            }
            value = converted
        } catch {
            problem = error
            throw .invalidValue(offset: 0)
        }
    }

    mutating func text(_ key: UInt64, _ name: String, _ value: inout String) throws(CBORError) {
        let limit = Fields.textMax
        try read(name, &value, expecting: "a text of at most \(limit) characters") { found in
            Self.text(found, limit: limit)
        }
    }

    mutating func body(_ key: UInt64, _ name: String, _ value: inout String) throws(CBORError) {
        try read(name, &value, expecting: "a text") { found in
            Self.text(found, limit: Fields.bodyMax)
        }
    }

    mutating func texts(_ key: UInt64, _ name: String, _ value: inout [String]) throws(CBORError) {
        try list(name, &value, expecting: "a list of texts") { found in
            Self.text(found, limit: Fields.textMax)
        }
    }

    mutating func unsigned(_ key: UInt64, _ name: String, _ value: inout UInt64) throws(CBORError) {
        try read(name, &value, expecting: "a whole number from 0 on") { found in
            found.whole.flatMap { UInt64(exactly: $0) }
        }
    }

    mutating func boolean(_ key: UInt64, _ name: String, _ value: inout Bool) throws(CBORError) {
        try read(name, &value, expecting: "true or false") { found in
            guard case .boolean(let truth) = found else { return nil }
            return truth
        }
    }

    mutating func instant(_ key: UInt64, _ name: String, _ value: inout Instant) throws(CBORError) {
        try read(name, &value, expecting: "a time such as 2026-03-02T09:00:00Z") { found in
            guard case .string(let text) = found else { return nil }
            return Instant(text)
        }
    }

    mutating func milliseconds(
        _ key: UInt64,
        _ name: String,
        _ value: inout Milliseconds
    ) throws(CBORError) {
        try read(name + "_ms", &value, expecting: "a number of milliseconds from 0 on") { found in
            guard let number = found.whole, number >= 0 else { return nil }
            return Milliseconds(rawValue: number)
        }
    }

    mutating func address(_ key: UInt64, _ name: String, _ value: inout Address) throws(CBORError) {
        try read(name, &value, expecting: Address.expected, Self.address)
    }

    mutating func addresses(
        _ key: UInt64,
        _ name: String,
        _ value: inout [Address]
    ) throws(CBORError) {
        try list(
            name,
            &value,
            expecting: "a list of addresses, each " + Address.expected,
            Self.address
        )
    }

    mutating func identifier<Subject>(
        _ key: UInt64,
        _ name: String,
        _ value: inout Identifier<Subject>
    ) throws(CBORError) {
        let sysIDKey = fields.key
        try read(name, &value, expecting: "a sys_id") { found throws(APIError) in
            guard case .string(let text) = found, SysID(text) != nil else { return nil }
            guard let id = Identifier<Subject>(text, key: sysIDKey) else {
                throw .unknownIdentifier(name)
            }
            return id
        }
    }

    mutating func identifiers<Subject>(
        _ key: UInt64,
        _ name: String,
        _ value: inout [Identifier<Subject>]
    ) throws(CBORError) {
        let sysIDKey = fields.key
        try list(name, &value, expecting: "a list of sys_ids") { found throws(APIError) in
            guard case .string(let text) = found, SysID(text) != nil else { return nil }
            guard let id = Identifier<Subject>(text, key: sysIDKey) else {
                throw .unknownIdentifier(name)
            }
            return id
        }
    }

    mutating func skills(
        _ key: UInt64,
        _ name: String,
        _ value: inout [SkillLevel]
    ) throws(CBORError) {
        let sysIDKey = fields.key
        let expected = "a list of objects with skill, level from 1 on and mandatory"
        try list(name, &value, expecting: expected) { found throws(APIError) in
            guard case .object(let members) = found else { return nil }
            return try SkillLevel(members: members, key: sysIDKey)
        }
    }

    mutating func word<Word: CodedWord>(
        _ key: UInt64,
        _ name: String,
        _ value: inout Word
    ) throws(CBORError) {
        try read(name, &value, expecting: Self.words(Word.self), Self.word)
    }

    mutating func words<Word: CodedWord>(
        _ key: UInt64,
        _ name: String,
        _ value: inout [Word]
    ) throws(CBORError) {
        try list(name, &value, expecting: "a list of " + Self.words(Word.self), Self.word)
    }

    // Rules, timers and scripts' answers are decided, never given: as fields they are unknown.
    mutating func rule(_ key: UInt64, _ name: String, _ value: inout Rule) throws(CBORError) {}

    mutating func timers(
        _ key: UInt64,
        _ name: String,
        _ value: inout [ArmedTimer]
    ) throws(CBORError) {}

    mutating func answers(
        _ key: UInt64,
        _ name: String,
        _ value: inout [ExtensionAnswer]
    ) throws(CBORError) {}
}

extension InputFields {
    private mutating func list<Item>(
        _ name: String,
        _ value: inout [Item],
        expecting expected: String,
        _ convert: (JSONValue) throws(APIError) -> Item?
    ) throws(CBORError) {
        try read(name, &value, expecting: expected) { found throws(APIError) in
            guard case .array(let items) = found, items.count <= Fields.itemsMax else { return nil }
            var converted: [Item] = []
            for item in items {
                guard let item = try convert(item) else { return nil }
                converted.append(item)
            }
            return converted
        }
    }

    private static func text(_ value: JSONValue, limit: Int) -> String? {
        guard case .string(let text) = value, text.unicodeScalars.count <= limit else { return nil }
        return text
    }

    private static func address(_ value: JSONValue) -> Address? {
        guard case .string(let text) = value else { return nil }
        return Address(given: text)
    }

    private static func word<Word: CodedWord>(_ value: JSONValue) -> Word? {
        guard case .string(let text) = value else { return nil }
        return Word(word: text)
    }

    private static func words<Word: CodedWord>(_ type: Word.Type) -> String {
        "one of " + Word.allCases.map(\.word).joined(separator: ", ")
    }
}

extension SkillLevel {
    /// Reads a skill as the API writes it; nothing for what is none.
    init?(members: [JSONMember], key: SysIDKey) throws(APIError) {
        var skill: SkillID?
        var level: UInt64 = 1
        var isMandatory = false
        for member in members {
            switch (member.key, member.value) {
            case ("skill", .string(let text)) where SysID(text) != nil:
                skill = SkillID(text, key: key)
                if skill == nil { throw .unknownIdentifier("skills.skill") }
            case ("level", let found):
                guard let number = found.whole, 1...100 ~= number else { return nil }
                level = UInt64(number)
            case ("mandatory", .boolean(let truth)): isMandatory = truth
            default: return nil
            }
        }
        guard let skill else { return nil }
        self.init(skill, level: level, isMandatory: isMandatory)
    }
}
