public import CBOR

extension EventPayload {
    /// Appends the payload to a buffer as a deterministic CBOR map with small integer keys.
    public func encode(into buffer: inout ByteBuffer) {
        let head = buffer.count
        buffer.append(0xA0)
        var visited = self
        var encoder = FieldEncoder(buffer: consume buffer)
        do throws(CBORError) {
            try visited.visit(&encoder)
        } catch {
            preconditionFailure("writing a payload refuses nothing")
        }
        let fields = encoder.fields
        buffer = encoder.finish()
        precondition(fields < 24, "a payload has at most 23 fields: its head is one byte")
        buffer.set(0xA0 | fields, at: head)
    }
}

/// Writes fields to a buffer that it owns for the length of one payload.
struct FieldEncoder: FieldVisitor, ~Copyable {
    private var buffer: ByteBuffer
    private(set) var fields: UInt8 = 0

    init(buffer: consuming ByteBuffer) {
        self.buffer = buffer
    }

    consuming func finish() -> ByteBuffer { buffer }

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
        unsafe value.withUTF8 { bytes in
            buffer.head(major: 3, UInt64(bytes.count))
            unsafe buffer.append(bytes)
        }
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
        guard !value.isEmpty else { return }
        self.key(key)
        buffer.arrayHeader(value.count)
        for answer in value { Self.write(answer, to: &buffer) }
    }

    private static func write(_ answer: ExtensionAnswer, to buffer: inout ByteBuffer) {
        buffer.arrayHeader(11)
        buffer.unsigned(UInt64(answer.point.rawValue))
        buffer.unsigned(UInt64(answer.problem.rawValue))
        buffer.text(answer.script)
        buffer.text(answer.hash)
        buffer.text(answer.result)
        buffer.unsigned(UInt64(answer.person.kind.rawValue))
        buffer.unsigned(answer.person.id.rawValue)
        buffer.boolean(answer.keepsProfile)
        buffer.boolean(answer.keepsInteraction)
        buffer.unsigned(answer.queue.rawValue)
        buffer.arrayHeader(answer.skills.count)
        for skill in answer.skills { buffer.text(skill) }
    }
}
