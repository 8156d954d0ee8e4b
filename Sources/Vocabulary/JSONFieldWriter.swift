/// Shows the fields of a payload as members of a JSON object.
public struct JSONFieldWriter: FieldVisitor {
    /// How identifiers are written.
    public enum Naming: Sendable {
        /// As `#12`, the position of the record that made it; `#12.1` for a further thing that it made.
        case positions
        /// As 32 hexadecimal digits.
        case sysIDs(SysIDKey)
    }

    /// What has been written.
    public var json: JSONText
    private let naming: Naming

    /// Writes behind what has been written.
    public init(_ json: JSONText, naming: Naming) {
        self.json = json
        self.naming = naming
    }

    /// Writes an identifier in a naming.
    public static func text(_ rawValue: UInt64, _ naming: Naming) -> String {
        switch naming {
        case .positions:
            rawValue % 16 == 0 ? "#\(rawValue / 16)" : "#\(rawValue / 16).\(rawValue % 16)"
        case .sysIDs(let key): SysID(rawValue: rawValue, key: key).description
        }
    }

    /// Shows a text that is not empty.
    public mutating func text(_ key: UInt64, _ name: String, _ value: inout String) {
        if !value.isEmpty { json.member(name, value) }
    }

    /// Shows a message text that is not empty.
    public mutating func body(_ key: UInt64, _ name: String, _ value: inout String) {
        text(key, name, &value)
    }

    /// Shows texts.
    public mutating func texts(_ key: UInt64, _ name: String, _ value: inout [String]) {
        list(name, value) { $0.string($1) }
    }

    /// Shows a number that is not zero.
    public mutating func unsigned(_ key: UInt64, _ name: String, _ value: inout UInt64) {
        if value != 0 { json.member(name, value) }
    }

    /// Shows what is true.
    public mutating func boolean(_ key: UInt64, _ name: String, _ value: inout Bool) {
        if value { json.member(name, true) }
    }

    /// Shows a moment in RFC 3339.
    public mutating func instant(_ key: UInt64, _ name: String, _ value: inout Instant) {
        let moment = value
        if moment != .zero { json.plainMember(name) { moment.append(to: &$0) } }
    }

    /// Shows a length of time in milliseconds.
    public mutating func milliseconds(_ key: UInt64, _ name: String, _ value: inout Milliseconds) {
        if value != .zero { json.member(name + "_ms", value.rawValue) }
    }

    /// Shows an address that is not anonymous.
    public mutating func address(_ key: UInt64, _ name: String, _ value: inout Address) {
        if value != .anonymous { json.member(name, value.text) }
    }

    /// Shows addresses.
    public mutating func addresses(_ key: UInt64, _ name: String, _ value: inout [Address]) {
        list(name, value) { $0.string($1.text) }
    }

    /// Shows an identifier that names something.
    public mutating func identifier<Subject>(
        _ key: UInt64,
        _ name: String,
        _ value: inout Identifier<Subject>
    ) {
        guard !value.isNone else { return }
        switch naming {
        case .positions: json.member(name, Self.text(value.rawValue, naming))
        case .sysIDs(let key):
            let outer = SysID(rawValue: value.rawValue, key: key)
            json.plainMember(name) { outer.append(to: &$0) }
        }
    }

    /// Shows identifiers.
    public mutating func identifiers<Subject>(
        _ key: UInt64,
        _ name: String,
        _ value: inout [Identifier<Subject>]
    ) {
        let naming = naming
        list(name, value) { $0.string(Self.text($1.rawValue, naming)) }
    }

    /// Shows skills with their levels.
    public mutating func skills(_ key: UInt64, _ name: String, _ value: inout [SkillLevel]) {
        let naming = naming
        list(name, value) { json, skill in
            json.beginObject()
            json.member("skill", Self.text(skill.skill.rawValue, naming))
            json.member("level", skill.level)
            if skill.isMandatory { json.member("mandatory", true) }
            json.endObject()
        }
    }

    /// Shows a word.
    public mutating func word<Word: CodedWord>(_ key: UInt64, _ name: String, _ value: inout Word) {
        json.member(name, value.word)
    }

    /// Shows words.
    public mutating func words<Word: CodedWord>(
        _ key: UInt64,
        _ name: String,
        _ value: inout [Word]
    ) {
        list(name, value) { $0.string($1.word) }
    }

    /// Shows a row.
    public mutating func rule(_ key: UInt64, _ name: String, _ value: inout Rule) {
        if value != .none { json.member(name, value.name) }
    }

    /// Shows armed timers.
    public mutating func timers(_ key: UInt64, _ name: String, _ value: inout [ArmedTimer]) {
        let naming = naming
        list(name, value) { json, timer in
            json.beginObject()
            json.member("action", Self.text(timer.action.rawValue, naming))
            json.member("duration_ms", timer.duration.rawValue)
            json.endObject()
        }
    }

    private mutating func list<Element>(
        _ name: String,
        _ values: [Element],
        _ write: (inout JSONText, Element) -> Void
    ) {
        guard !values.isEmpty else { return }
        json.key(name)
        json.beginArray()
        for value in values { write(&json, value) }
        json.endArray()
    }
}
