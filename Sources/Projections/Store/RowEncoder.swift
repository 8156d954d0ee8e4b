import CBOR
import Vocabulary

/// Writes rows in deterministic CBOR, one after the other in the same memory.
///
/// Unlike a record's payload a row may have more than 23 fields, so its head is one or two bytes.
struct RowEncoder: FieldVisitor, ~Copyable {
    private var buffer = ByteBuffer(minimumCapacity: 1024)
    private var fields: UInt8 = 0
    private var start = 0

    /// Writes a row in the place of the one before.
    ///
    /// The row is only read; visitors of all kinds are lent it as something that may change.
    mutating func encode<Row: ViewRow>(_ row: inout Row) {
        buffer.removeAll()
        fields = 0
        buffer.append(0xB8)
        buffer.append(0)
        do throws(CBORError) {
            try row.visit(&self)
        } catch {
            preconditionFailure("writing a row refuses nothing")
        }
        start = fields < 24 ? 1 : 0
        buffer.set(fields < 24 ? 0xA0 | fields : fields, at: 1)
    }

    /// Lends the row that was written last.
    borrowing func withRow<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        unsafe try buffer.withBytes(in: start..<buffer.count, body)
    }

    private mutating func key(_ key: UInt64) {
        fields &+= 1
        buffer.unsigned(key)
    }

    mutating func text(_ key: UInt64, _ name: String, _ value: inout String) {
        guard !value.isEmpty else { return }
        self.key(key)
        buffer.text(value)
    }

    mutating func body(_ key: UInt64, _ name: String, _ value: inout String) {
        text(key, name, &value)
    }

    mutating func texts(_ key: UInt64, _ name: String, _ value: inout [String]) {
        guard !value.isEmpty else { return }
        self.key(key)
        buffer.arrayHeader(value.count)
        for text in value { buffer.text(text) }
    }

    mutating func unsigned(_ key: UInt64, _ name: String, _ value: inout UInt64) {
        guard value != 0 else { return }
        self.key(key)
        buffer.unsigned(value)
    }

    mutating func boolean(_ key: UInt64, _ name: String, _ value: inout Bool) {
        guard value else { return }
        self.key(key)
        buffer.boolean(true)
    }

    mutating func instant(_ key: UInt64, _ name: String, _ value: inout Instant) {
        guard value != .zero else { return }
        self.key(key)
        buffer.integer(value.rawValue)
    }

    mutating func milliseconds(_ key: UInt64, _ name: String, _ value: inout Milliseconds) {
        guard value != .zero else { return }
        self.key(key)
        buffer.integer(value.rawValue)
    }

    mutating func address(_ key: UInt64, _ name: String, _ value: inout Address) {
        guard value != .anonymous else { return }
        self.key(key)
        buffer.text(value.text)
    }

    mutating func addresses(_ key: UInt64, _ name: String, _ value: inout [Address]) {
        guard !value.isEmpty else { return }
        self.key(key)
        buffer.arrayHeader(value.count)
        for address in value { buffer.text(address.text) }
    }

    mutating func identifier<Subject>(
        _ key: UInt64,
        _ name: String,
        _ value: inout Identifier<Subject>
    ) {
        unsigned(key, name, &value.rawValue)
    }

    mutating func identifiers<Subject>(
        _ key: UInt64,
        _ name: String,
        _ value: inout [Identifier<Subject>]
    ) {
        guard !value.isEmpty else { return }
        self.key(key)
        buffer.arrayHeader(value.count)
        for identifier in value { buffer.unsigned(identifier.rawValue) }
    }

    mutating func skills(_ key: UInt64, _ name: String, _ value: inout [SkillLevel]) {
        guard !value.isEmpty else { return }
        self.key(key)
        buffer.arrayHeader(value.count)
        for skill in value {
            buffer.arrayHeader(3)
            buffer.unsigned(skill.skill.rawValue)
            buffer.unsigned(skill.level)
            buffer.boolean(skill.isMandatory)
        }
    }

    mutating func word<Word: CodedWord>(_ key: UInt64, _ name: String, _ value: inout Word) {
        self.key(key)
        buffer.unsigned(UInt64(value.rawValue))
    }

    mutating func words<Word: CodedWord>(_ key: UInt64, _ name: String, _ value: inout [Word]) {
        guard !value.isEmpty else { return }
        self.key(key)
        buffer.arrayHeader(value.count)
        for word in value { buffer.unsigned(UInt64(word.rawValue)) }
    }

    mutating func rule(_ key: UInt64, _ name: String, _ value: inout Rule) {
        guard value != .none else { return }
        self.key(key)
        buffer.unsigned(UInt64(value.rawValue))
    }

    mutating func timers(_ key: UInt64, _ name: String, _ value: inout [ArmedTimer]) {
        guard !value.isEmpty else { return }
        self.key(key)
        buffer.arrayHeader(value.count)
        for timer in value {
            buffer.arrayHeader(2)
            buffer.unsigned(timer.action.rawValue)
            buffer.integer(timer.duration.rawValue)
        }
    }

    mutating func answers(_ key: UInt64, _ name: String, _ value: inout [ExtensionAnswer]) {
        precondition(value.isEmpty, "scripts' answers are read from the log, not from a row")
    }
}
