import CBOR
import Configuration
import Vocabulary

/// Reads the fields of an input from a step of a scenario; a missing one keeps its default.
///
/// Errors with line and key are kept in `problem`, because a visitor throws only what bytes can be.
struct ScenarioFieldReader: FieldVisitor {
    let fields: ConfigurationValue
    let names: ScenarioNames
    private(set) var problem: ConfigurationError?
    private var known: Set<String> = []

    init(_ fields: ConfigurationValue, names: ScenarioNames) {
        self.fields = fields
        self.names = names
    }

    /// The first key that no field has.
    var unknownKey: ConfigurationError? {
        guard case .object(let object) = fields.value.content else {
            return fields.refusal("is not an object", advice: "write { body: \"Hello\" }")
        }
        guard let stray = object.members.first(where: { !known.contains($0.key) }) else {
            return nil
        }
        return fields.child(stray.key, stray.value)
            .refusal(
                "is no field",
                advice: "the fields are " + known.sorted().joined(separator: ", ")
            )
    }

    private mutating func read<Value>(
        _ name: String,
        _ value: inout Value,
        _ body: (ConfigurationValue) throws(ConfigurationError) -> Value
    ) throws(CBORError) {
        known.insert(name)
        guard let member = fields.child(name) else { return }
        do throws(ConfigurationError) {
            value = try body(member)
        } catch {
            problem = error
            throw .invalidValue(offset: 0)
        }
    }

    mutating func text(_ key: UInt64, _ name: String, _ value: inout String) throws(CBORError) {
        try read(name, &value) { member throws(ConfigurationError) in try member.string() }
    }

    mutating func body(_ key: UInt64, _ name: String, _ value: inout String) throws(CBORError) {
        try text(key, name, &value)
    }

    mutating func texts(_ key: UInt64, _ name: String, _ value: inout [String]) throws(CBORError) {
        try read(name, &value) { member throws(ConfigurationError) in
            var texts: [String] = []
            for item in try member.array() { texts.append(try item.string()) }
            return texts
        }
    }

    mutating func unsigned(_ key: UInt64, _ name: String, _ value: inout UInt64) throws(CBORError) {
        try read(name, &value) { member throws(ConfigurationError) in
            UInt64(try member.integer(range: 0...Int.max))
        }
    }

    mutating func boolean(_ key: UInt64, _ name: String, _ value: inout Bool) throws(CBORError) {
        try read(name, &value) { member throws(ConfigurationError) in try member.boolean() }
    }

    mutating func instant(_ key: UInt64, _ name: String, _ value: inout Instant) throws(CBORError) {
        try read(name, &value) { member throws(ConfigurationError) in
            guard let instant = Instant(try member.string()) else {
                throw member.refusal("is not a time", advice: "write 2026-03-02T09:00:00Z")
            }
            return instant
        }
    }

    mutating func milliseconds(
        _ key: UInt64,
        _ name: String,
        _ value: inout Milliseconds
    ) throws(CBORError) {
        try read(name, &value) { member throws(ConfigurationError) in
            guard let duration = DurationText.parse(try member.string()) else {
                throw member.refusal("is not a duration", advice: "write 30s, 15m or 2d")
            }
            let (seconds, attoseconds) = duration.components
            return Milliseconds(rawValue: seconds * 1_000 + attoseconds / 1_000_000_000_000_000)
        }
    }

    mutating func address(_ key: UInt64, _ name: String, _ value: inout Address) throws(CBORError) {
        try read(name, &value) { member throws(ConfigurationError) in
            try Self.address(member)
        }
    }

    mutating func addresses(
        _ key: UInt64,
        _ name: String,
        _ value: inout [Address]
    ) throws(CBORError) {
        try read(name, &value) { member throws(ConfigurationError) in
            var addresses: [Address] = []
            for item in try member.array() { addresses.append(try Self.address(item)) }
            return addresses
        }
    }

    mutating func identifier<Subject>(
        _ key: UInt64,
        _ name: String,
        _ value: inout Identifier<Subject>
    ) throws(CBORError) {
        let names = names
        try read(name, &value) { member throws(ConfigurationError) in
            try Self.identifier(member, names, Subject.self)
        }
    }

    mutating func identifiers<Subject>(
        _ key: UInt64,
        _ name: String,
        _ value: inout [Identifier<Subject>]
    ) throws(CBORError) {
        let names = names
        try read(name, &value) { member throws(ConfigurationError) in
            var found: [Identifier<Subject>] = []
            for item in try member.array() {
                found.append(try Self.identifier(item, names, Subject.self))
            }
            return found
        }
    }

    mutating func skills(
        _ key: UInt64,
        _ name: String,
        _ value: inout [SkillLevel]
    ) throws(CBORError) {
        let names = names
        try read(name, &value) { member throws(ConfigurationError) in
            var skills: [SkillLevel] = []
            for item in try member.array() {
                guard let skill = item.child("skill") else {
                    throw item.refusal("names no skill", advice: "write { skill: \"Billing\" }")
                }
                skills.append(
                    SkillLevel(
                        try Self.identifier(skill, names, SkillSubject.self),
                        level: UInt64(try item.child("level")?.integer(range: 1...100) ?? 1),
                        isMandatory: try item.child("mandatory")?.boolean() ?? false
                    )
                )
            }
            return skills
        }
    }

    mutating func word<Word: CodedWord>(
        _ key: UInt64,
        _ name: String,
        _ value: inout Word
    ) throws(CBORError) {
        try read(name, &value) { member throws(ConfigurationError) in try Self.word(member) }
    }

    mutating func words<Word: CodedWord>(
        _ key: UInt64,
        _ name: String,
        _ value: inout [Word]
    ) throws(CBORError) {
        try read(name, &value) { member throws(ConfigurationError) in
            var words: [Word] = []
            for item in try member.array() { words.append(try Self.word(item)) }
            return words
        }
    }

    mutating func rule(_ key: UInt64, _ name: String, _ value: inout Rule) throws(CBORError) {
        try read(name, &value) { member throws(ConfigurationError) in
            throw member.refusal("is decided, not given", advice: "leave it out")
        }
    }

    mutating func timers(
        _ key: UInt64,
        _ name: String,
        _ value: inout [ArmedTimer]
    ) throws(CBORError) {
        try read(name, &value) { member throws(ConfigurationError) in
            throw member.refusal("is decided, not given", advice: "leave it out")
        }
    }

    private static func identifier<Subject>(
        _ value: ConfigurationValue,
        _ names: ScenarioNames,
        _ subject: Subject.Type
    ) throws(ConfigurationError) -> Identifier<Subject> {
        guard let found = names.find(try value.string(), subject) else {
            throw value.refusal(
                "names nothing that an earlier step made",
                advice: "use a name, an interaction's number, or #POSITION"
            )
        }
        return found
    }

    mutating func answers(
        _ key: UInt64,
        _ name: String,
        _ value: inout [ExtensionAnswer]
    ) throws(CBORError) {
        let names = names
        try read(name, &value) { member throws(ConfigurationError) in
            var answers: [ExtensionAnswer] = []
            for item in try member.array() {
                answers.append(try ExtensionAnswer(item, names: names))
            }
            return answers
        }
    }

    private static func address(_ value: ConfigurationValue) throws(ConfigurationError) -> Address {
        guard let address = Address(try value.string()) else {
            throw value.refusal("is not an address", advice: "write at most 23 bytes")
        }
        return address
    }

    private static func word<Word: CodedWord>(
        _ value: ConfigurationValue
    ) throws(ConfigurationError) -> Word {
        guard let word = Word(word: try value.string()) else {
            throw value.refusal(
                "is not one of the words",
                advice: "use " + Word.allCases.map(\.word).joined(separator: ", ")
            )
        }
        return word
    }
}
