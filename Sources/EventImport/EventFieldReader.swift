import CBOR
import JSON
import Vocabulary

/// Reads the fields of an input from the JSON that an export has of it.
///
/// What is absent is its type's nothing, as in a record. Errors name the member; they are kept in
/// `problem`, because a visitor throws only what bytes can be.
struct EventFieldReader: FieldVisitor {
    /// What is wrong with a member.
    enum Problem {
        /// It has not the form of its field.
        case unreadable(String)
        /// It is a word that this version does not know.
        case unknownWord(String)
    }

    private let fields: JSONValue
    private let key: SysIDKey
    private(set) var problem: Problem?
    private var known: Set<String> = []

    init(_ fields: JSONValue, key: SysIDKey) {
        self.fields = fields
        self.key = key
    }

    /// The first member that no field has.
    var strayMember: String? { fields.members.first { !known.contains($0.key) }?.key }

    private mutating func read<Value>(
        _ name: String,
        nothing: Value,
        _ body: (JSONValue) -> Value?
    ) throws(CBORError) -> Value {
        known.insert(name)
        guard let member = fields[name] else { return nothing }
        return try read(name, body(member))
    }

    private mutating func read<Value>(_ name: String, _ value: Value?) throws(CBORError) -> Value {
        if let value { return value }
        problem = problem ?? .unreadable(name)
        throw .invalidValue(offset: 0)
    }

    private mutating func list<Element>(
        _ name: String,
        _ body: (JSONValue) -> Element?
    ) throws(CBORError) -> [Element] {
        try read(name, nothing: []) { value in value.items.flatMap { $0.mapped(body) } }
    }

    mutating func text(_ key: UInt64, _ name: String, _ value: inout String) throws(CBORError) {
        value = try read(name, nothing: "") { $0.text }
    }

    mutating func body(_ key: UInt64, _ name: String, _ value: inout String) throws(CBORError) {
        try text(key, name, &value)
    }

    mutating func texts(_ key: UInt64, _ name: String, _ value: inout [String]) throws(CBORError) {
        value = try list(name) { $0.text }
    }

    mutating func unsigned(_ key: UInt64, _ name: String, _ value: inout UInt64) throws(CBORError) {
        value = try read(name, nothing: 0) { $0.number(UInt64.self) }
    }

    mutating func boolean(_ key: UInt64, _ name: String, _ value: inout Bool) throws(CBORError) {
        value = try read(name, nothing: false) { $0.truth }
    }

    mutating func instant(_ key: UInt64, _ name: String, _ value: inout Instant) throws(CBORError) {
        value = try read(name, nothing: .zero) { $0.text.flatMap { Instant($0) } }
    }

    mutating func milliseconds(
        _ key: UInt64,
        _ name: String,
        _ value: inout Milliseconds
    ) throws(CBORError) {
        value = try read(name + "_ms", nothing: .zero) { value in
            value.number(Int64.self).map { Milliseconds(rawValue: $0) }
        }
    }

    mutating func address(_ key: UInt64, _ name: String, _ value: inout Address) throws(CBORError) {
        value = try read(name, nothing: .anonymous) { $0.text.flatMap { Address($0) } }
    }

    mutating func addresses(
        _ key: UInt64,
        _ name: String,
        _ value: inout [Address]
    ) throws(CBORError) {
        value = try list(name) { $0.text.flatMap { Address($0) } }
    }

    mutating func identifier<Subject>(
        _ key: UInt64,
        _ name: String,
        _ value: inout Identifier<Subject>
    ) throws(CBORError) {
        let sysIDKey = self.key
        value = try read(name, nothing: .none) { $0.identifier(sysIDKey) }
    }

    mutating func identifiers<Subject>(
        _ key: UInt64,
        _ name: String,
        _ value: inout [Identifier<Subject>]
    ) throws(CBORError) {
        let sysIDKey = self.key
        value = try list(name) { $0.identifier(sysIDKey) }
    }

    mutating func skills(
        _ key: UInt64,
        _ name: String,
        _ value: inout [SkillLevel]
    ) throws(CBORError) {
        let sysIDKey = self.key
        value = try list(name) { item in
            guard let skill: SkillID = item["skill"]?.identifier(sysIDKey),
                let level = item["level"]?.number(UInt64.self)
            else { return nil }
            return SkillLevel(skill, level: level, isMandatory: item["mandatory"]?.truth ?? false)
        }
    }

    mutating func word<Word: CodedWord>(
        _ key: UInt64,
        _ name: String,
        _ value: inout Word
    ) throws(CBORError) {
        known.insert(name)
        let text = try read(name, fields[name]?.text)
        value = try word(name, Word(word: text))
    }

    mutating func words<Word: CodedWord>(
        _ key: UInt64,
        _ name: String,
        _ value: inout [Word]
    ) throws(CBORError) {
        let texts = try list(name) { $0.text }
        value = []
        for text in texts { value.append(try word(name, Word(word: text))) }
    }

    mutating func rule(_ key: UInt64, _ name: String, _ value: inout Rule) throws(CBORError) {
        known.insert(name)
        guard let member = fields[name] else {
            value = .none
            return
        }
        let text = try read(name, member.text)
        value = try word(name, Rule.allCases.first { $0 != .none && $0.name == text })
    }

    mutating func timers(
        _ key: UInt64,
        _ name: String,
        _ value: inout [ArmedTimer]
    ) throws(CBORError) {
        let sysIDKey = self.key
        value = try list(name) { item in
            guard let action: ActionID = item["action"]?.identifier(sysIDKey),
                let duration = item["duration_ms"]?.number(Int64.self)
            else { return nil }
            return ArmedTimer(action: action, duration: Milliseconds(rawValue: duration))
        }
    }

    mutating func answers(
        _ key: UInt64,
        _ name: String,
        _ value: inout [ExtensionAnswer]
    ) throws(CBORError) {
        let sysIDKey = self.key
        value = try list(name) { ExtensionAnswer($0, key: sysIDKey) }
    }

    private mutating func word<Word>(_ name: String, _ word: Word?) throws(CBORError) -> Word {
        if let word { return word }
        problem = .unknownWord(name)
        throw .invalidValue(offset: 0)
    }
}
