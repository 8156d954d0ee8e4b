import CBOR
import Vocabulary

/// Fills an input from the texts of a record; what was not sent keeps its value.
///
/// A visitor throws only what bytes can be, so what is wrong is kept in `problem`.
struct RecordFiller: FieldVisitor {
    private let record: RecordFields
    private let hidden: Set<String>
    private var problem: APIError?

    /// Fills an input.
    ///
    /// - Parameters:
    ///   - input: what is filled.
    ///   - record: what was sent.
    ///   - hidden: fields that are not the client's to give.
    /// - Throws: what is wrong with a field.
    static func fill<Payload: EventPayload>(
        _ input: inout Payload,
        from record: RecordFields,
        hidden: Set<String>
    ) throws(APIError) {
        var visitor = RecordFiller(record, hidden)
        do throws(CBORError) {
            try input.visit(&visitor)
        } catch {
            throw visitor.problem ?? .bodyNotAnObject
        }
    }

    private init(_ record: RecordFields, _ hidden: Set<String>) {
        self.record = record
        self.hidden = hidden
    }

    private mutating func read<Value>(
        _ name: String,
        _ value: inout Value,
        _ expected: String,
        _ convert: (String) -> Value?
    ) throws(CBORError) {
        guard !hidden.contains(name), let text = record[name] else { return }
        guard text.utf8.count <= RecordFields.valueBytesMax, let converted = convert(text) else {
            problem = .badField(name, expected: expected)
            throw .invalidValue(offset: 0)
        }
        value = converted
    }

    private static func items(_ text: String) -> [String] {
        text.split(separator: ",").map { $0.trimmed }.filter { !$0.isEmpty }
    }

    private static func list<Item>(_ text: String, _ convert: (String) -> Item?) -> [Item]? {
        let items = items(text)
        let converted = items.compactMap(convert)
        return items.count <= Fields.itemsMax && converted.count == items.count ? converted : nil
    }

    mutating func text(_ key: UInt64, _ name: String, _ value: inout String) throws(CBORError) {
        let limit = Fields.textMax
        try read(name, &value, "a text of at most \(limit) bytes") { text in
            text.utf8.count <= limit ? text : nil
        }
    }

    mutating func body(_ key: UInt64, _ name: String, _ value: inout String) throws(CBORError) {
        try read(name, &value, "a text") { $0 }
    }

    mutating func texts(_ key: UInt64, _ name: String, _ value: inout [String]) throws(CBORError) {
        try read(name, &value, "texts with commas between") { Self.items($0) }
    }

    mutating func unsigned(_ key: UInt64, _ name: String, _ value: inout UInt64) throws(CBORError) {
        try read(name, &value, "a whole number from 0 on") { $0.isEmpty ? 0 : UInt64($0) }
    }

    mutating func boolean(_ key: UInt64, _ name: String, _ value: inout Bool) throws(CBORError) {
        try read(name, &value, "true or false") { text in
            switch text.lowercased() {
            case "true", "1": true
            case "false", "0", "": false
            default: nil
            }
        }
    }

    mutating func instant(_ key: UInt64, _ name: String, _ value: inout Instant) throws(CBORError) {
        try read(name, &value, "a time such as 2026-03-02 09:00:00") { text in
            Instant(text.count == 19 ? text.replacing(" ", with: "T") + "Z" : text)
        }
    }

    mutating func milliseconds(
        _ key: UInt64,
        _ name: String,
        _ value: inout Milliseconds
    ) throws(CBORError) {
        try read(name, &value, "a number of milliseconds from 0 on") { text in
            Int64(text).flatMap { $0 >= 0 ? Milliseconds(rawValue: $0) : nil }
        }
    }

    mutating func address(_ key: UInt64, _ name: String, _ value: inout Address) throws(CBORError) {
        try read(name, &value, "an address of at most 23 bytes") { Address($0) }
    }

    mutating func addresses(
        _ key: UInt64,
        _ name: String,
        _ value: inout [Address]
    ) throws(CBORError) {
        try read(name, &value, "addresses with commas between") { Self.list($0) { Address($0) } }
    }

    mutating func identifier<Subject>(
        _ key: UInt64,
        _ name: String,
        _ value: inout Identifier<Subject>
    ) throws(CBORError) {
        let key = record.key
        try read(name, &value, "a sys_id of this instance") { text in
            text.isEmpty ? Identifier.none : Identifier<Subject>(text, key: key)
        }
    }

    mutating func identifiers<Subject>(
        _ key: UInt64,
        _ name: String,
        _ value: inout [Identifier<Subject>]
    ) throws(CBORError) {
        let key = record.key
        try read(name, &value, "sys_ids of this instance with commas between") { text in
            Self.list(text) { Identifier<Subject>($0, key: key) }
        }
    }

    mutating func skills(
        _ key: UInt64,
        _ name: String,
        _ value: inout [SkillLevel]
    ) throws(CBORError) {
        let key = record.key
        try read(name, &value, "skills as sys_id:level:mandatory with commas between") { text in
            Self.list(text) { item in
                let parts = item.split(separator: ":").map(String.init)
                guard parts.count == 3, let id = SkillID(parts[0], key: key),
                    let level = UInt64(parts[1])
                else { return nil }
                return SkillLevel(id, level: level, isMandatory: parts[2] == "true")
            }
        }
    }

    mutating func word<Word: CodedWord>(
        _ key: UInt64,
        _ name: String,
        _ value: inout Word
    ) throws(CBORError) {
        try read(name, &value, Self.words(Word.self)) { Word(word: $0) }
    }

    mutating func words<Word: CodedWord>(
        _ key: UInt64,
        _ name: String,
        _ value: inout [Word]
    ) throws(CBORError) {
        try read(name, &value, "some of " + Self.words(Word.self)) { text in
            Self.list(text) { Word(word: $0) }
        }
    }

    // Rules and timers are decided, never given.
    mutating func rule(_ key: UInt64, _ name: String, _ value: inout Rule) {}
    mutating func answers(
        _ key: UInt64,
        _ name: String,
        _ value: inout [ExtensionAnswer]
    ) {}

    mutating func timers(_ key: UInt64, _ name: String, _ value: inout [ArmedTimer]) {}

    private static func words<Word: CodedWord>(_ type: Word.Type) -> String {
        "one of " + Word.allCases.map(\.word).joined(separator: ", ")
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
