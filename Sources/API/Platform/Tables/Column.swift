import CBOR
import Projections
import Vocabulary

/// A column of a table: a name, and where a row has its value.
struct Column: Hashable, Sendable {
    /// The name that queries and records use.
    var name: String
    /// Which of a row's values: the key of a field, or 64 and more for what is computed.
    var slot: Int
    /// What it refers to, or how it reads.
    var kind: Kind

    /// How a value is shown.
    enum Kind: Hashable, Sendable {
        /// As it stands.
        case plain
        /// A word with a label for people.
        case word
        /// The `sys_id` of a row of a table.
        case reference(String)
        /// The `sys_id` of a row of the table that another slot names.
        case person(tableSlot: Int)
    }
}

/// Which of a row's values are wanted.
struct Slots: Sendable {
    static let computedFrom = 64
    private var fields: UInt64 = 0
    private var computed: UInt64 = 0

    mutating func insert(_ slot: Int) {
        if slot < Self.computedFrom { fields |= 1 << slot } else { computed |= 1 << (slot - 64) }
    }

    func contains(_ slot: Int) -> Bool {
        slot < Self.computedFrom ? fields & 1 << slot != 0 : computed & 1 << (slot - 64) != 0
    }
}

/// Finds out which columns a type of row has, by walking an empty one.
struct ColumnFinder: FieldVisitor {
    private(set) var columns: [Column] = []

    private mutating func add(_ key: UInt64, _ name: String, _ kind: Column.Kind = .plain) {
        guard !columns.contains(where: { $0.name == name }) else { return }
        columns.append(Column(name: name, slot: Int(key), kind: kind))
    }

    mutating func text(_ key: UInt64, _ name: String, _ value: inout String) { add(key, name) }
    mutating func body(_ key: UInt64, _ name: String, _ value: inout String) { add(key, name) }
    mutating func texts(_ key: UInt64, _ name: String, _ value: inout [String]) { add(key, name) }
    mutating func unsigned(_ key: UInt64, _ name: String, _ value: inout UInt64) { add(key, name) }
    mutating func boolean(_ key: UInt64, _ name: String, _ value: inout Bool) { add(key, name) }
    mutating func instant(_ key: UInt64, _ name: String, _ value: inout Instant) { add(key, name) }
    mutating func address(_ key: UInt64, _ name: String, _ value: inout Address) { add(key, name) }
    mutating func rule(_ key: UInt64, _ name: String, _ value: inout Rule) { add(key, name) }

    mutating func milliseconds(_ key: UInt64, _ name: String, _ value: inout Milliseconds) {
        add(key, name)
    }

    mutating func addresses(_ key: UInt64, _ name: String, _ value: inout [Address]) {
        add(key, name)
    }

    mutating func identifier<Subject>(
        _ key: UInt64,
        _ name: String,
        _ value: inout Identifier<Subject>
    ) {
        if name == "sys_id" { return add(key, name) }
        if Subject.self == PersonSubject.self {
            return add(key, name, .person(tableSlot: Int(key) - 1))
        }
        add(key, name, Table.name(of: Subject.self).map { .reference($0) } ?? .plain)
    }

    mutating func identifiers<Subject>(
        _ key: UInt64,
        _ name: String,
        _ value: inout [Identifier<Subject>]
    ) {
        add(key, name)
    }

    mutating func skills(_ key: UInt64, _ name: String, _ value: inout [SkillLevel]) {
        add(key, name)
    }

    mutating func word<Word: CodedWord>(_ key: UInt64, _ name: String, _ value: inout Word) {
        add(key, name, .word)
    }

    mutating func words<Word: CodedWord>(_ key: UInt64, _ name: String, _ value: inout [Word]) {
        add(key, name)
    }

    mutating func answers(
        _ key: UInt64,
        _ name: String,
        _ value: inout [ExtensionAnswer]
    ) {}

    mutating func timers(_ key: UInt64, _ name: String, _ value: inout [ArmedTimer]) {}
}
