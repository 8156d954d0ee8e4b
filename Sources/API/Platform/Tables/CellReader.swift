import CBOR
import EncodedQuery
import Vocabulary

/// Takes the wanted values out of a row.
struct CellReader: FieldVisitor {
    private let wanted: Slots
    private let key: SysIDKey
    /// The values by slot; empty for what is not wanted.
    private(set) var cells: [FieldValue]

    init(_ wanted: Slots, slots: Int, key: SysIDKey) {
        self.wanted = wanted
        self.key = key
        cells = Array(repeating: .empty, count: slots)
    }

    /// Sets a value that no field holds.
    mutating func set(_ slot: Int, _ value: FieldValue) { cells[slot] = value }

    private mutating func put(_ slot: UInt64, _ value: @autoclosure () -> FieldValue) {
        guard wanted.contains(Int(slot)) else { return }
        cells[Int(slot)] = value()
    }

    mutating func text(_ key: UInt64, _ name: String, _ value: inout String) {
        put(key, .text(value))
    }

    mutating func body(_ key: UInt64, _ name: String, _ value: inout String) {
        put(key, .text(value))
    }

    mutating func texts(_ key: UInt64, _ name: String, _ value: inout [String]) {
        put(key, .text(value.joined(separator: ",")))
    }

    mutating func unsigned(_ key: UInt64, _ name: String, _ value: inout UInt64) {
        put(key, .number(Int64(clamping: value)))
    }

    mutating func boolean(_ key: UInt64, _ name: String, _ value: inout Bool) {
        put(key, .boolean(value))
    }

    mutating func instant(_ key: UInt64, _ name: String, _ value: inout Instant) {
        put(key, value == .zero ? .empty : .instant(value.rawValue))
    }

    mutating func milliseconds(_ key: UInt64, _ name: String, _ value: inout Milliseconds) {
        put(key, .number(value.rawValue))
    }

    mutating func address(_ key: UInt64, _ name: String, _ value: inout Address) {
        put(key, .text(value.text))
    }

    mutating func addresses(_ key: UInt64, _ name: String, _ value: inout [Address]) {
        put(key, .text(value.map(\.text).joined(separator: ",")))
    }

    mutating func identifier<Subject>(
        _ key: UInt64,
        _ name: String,
        _ value: inout Identifier<Subject>
    ) {
        let outer = self.key
        put(key, value.isNone ? .empty : .reference(value.text(outer)))
    }

    mutating func identifiers<Subject>(
        _ key: UInt64,
        _ name: String,
        _ value: inout [Identifier<Subject>]
    ) {
        let outer = self.key
        put(key, .text(value.map { $0.text(outer) }.joined(separator: ",")))
    }

    /// Each as `sys_id:level:mandatory`, which is read back when a record is changed.
    mutating func skills(_ key: UInt64, _ name: String, _ value: inout [SkillLevel]) {
        let outer = self.key
        let texts = value.map { "\($0.skill.text(outer)):\($0.level):\($0.isMandatory)" }
        put(key, .text(texts.joined(separator: ",")))
    }

    mutating func word<Word: CodedWord>(_ key: UInt64, _ name: String, _ value: inout Word) {
        put(key, .text(value.word))
    }

    mutating func words<Word: CodedWord>(_ key: UInt64, _ name: String, _ value: inout [Word]) {
        put(key, .text(value.map(\.word).joined(separator: ",")))
    }

    mutating func rule(_ key: UInt64, _ name: String, _ value: inout Rule) {
        put(key, .text(value.name))
    }

    mutating func answers(
        _ key: UInt64,
        _ name: String,
        _ value: inout [ExtensionAnswer]
    ) {}

    mutating func timers(_ key: UInt64, _ name: String, _ value: inout [ArmedTimer]) {}
}
