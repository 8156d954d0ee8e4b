public import CBOR

extension EventPayload {
    /// Reads a payload of the newest version.
    ///
    /// - Parameters:
    ///   - bytes: the whole payload and nothing else.
    ///   - skippingBodies: leaves message texts empty, for whoever only rebuilds decisions.
    /// - Throws: what is wrong with the bytes, at which offset.
    @inlinable
    public init(
        decoding bytes: UnsafeRawBufferPointer,
        skippingBodies: Bool = false
    ) throws(CBORError) {
        self = .empty
        var decoder = unsafe try FieldDecoder(bytes, skippingBodies: skippingBodies)
        try visit(&decoder)
        try decoder.end()
    }
}

/// Reads fields in the order of their keys; a field that is absent keeps the value that it has.
@safe
public struct FieldDecoder: FieldVisitor {
    private var reader: CBORReader
    private var remaining: Int
    private var next: UInt64
    private let skippingBodies: Bool

    /// Starts at the head of a payload.
    public init(_ bytes: UnsafeRawBufferPointer, skippingBodies: Bool) throws(CBORError) {
        var reader = unsafe CBORReader(bytes)
        remaining = try reader.mapHeader()
        next = remaining > 0 ? try reader.unsigned() : .max
        self.reader = reader
        self.skippingBodies = skippingBodies
    }

    /// Says that no field may be left.
    public func end() throws(CBORError) {
        guard remaining == 0 else { throw .unexpectedKey(offset: reader.offset, key: next) }
        try reader.end()
    }

    private func has(_ key: UInt64) -> Bool { next == key }

    /// A field that holds its type's nothing is absent: written out it is another encoding of the same.
    private func refuse(nothing isNothing: Bool, at offset: Int) throws(CBORError) {
        if isNothing { throw .invalidValue(offset: offset) }
    }

    private mutating func advance() throws(CBORError) {
        remaining &-= 1
        guard remaining > 0 else {
            next = .max
            return
        }
        let key = try reader.unsigned()
        guard key > next else { throw .unexpectedKey(offset: reader.offset, key: key) }
        next = key
    }

    /// Reads a field as `FieldVisitor` says.
    ///
    /// - Throws: what is wrong with the bytes.
    public mutating func text(
        _ key: UInt64,
        _ name: String,
        _ value: inout String
    ) throws(CBORError) {
        guard has(key) else { return }
        let at = reader.offset
        value = try reader.text()
        try refuse(nothing: value.isEmpty, at: at)
        try advance()
    }

    /// Reads a field as `FieldVisitor` says.
    ///
    /// - Throws: what is wrong with the bytes.
    public mutating func body(
        _ key: UInt64,
        _ name: String,
        _ value: inout String
    ) throws(CBORError) {
        guard has(key) else { return }
        let at = reader.offset
        if skippingBodies { try reader.skipText() } else { value = try reader.text() }
        try refuse(nothing: value.isEmpty && !skippingBodies, at: at)
        try advance()
    }

    /// Reads a field as `FieldVisitor` says.
    ///
    /// - Throws: what is wrong with the bytes.
    public mutating func texts(
        _ key: UInt64,
        _ name: String,
        _ value: inout [String]
    ) throws(CBORError) {
        guard has(key) else { return }
        let at = reader.offset
        let count = try reader.arrayHeader()
        value.reserveCapacity(count)
        for _ in 0..<count { value.append(try reader.text()) }
        try refuse(nothing: count == 0, at: at)
        try advance()
    }

    /// Reads a field as `FieldVisitor` says.
    ///
    /// - Throws: what is wrong with the bytes.
    public mutating func unsigned(
        _ key: UInt64,
        _ name: String,
        _ value: inout UInt64
    ) throws(CBORError) {
        guard has(key) else { return }
        let at = reader.offset
        value = try reader.unsigned()
        try refuse(nothing: value == 0, at: at)
        try advance()
    }

    /// Reads a field as `FieldVisitor` says.
    ///
    /// - Throws: what is wrong with the bytes.
    public mutating func boolean(
        _ key: UInt64,
        _ name: String,
        _ value: inout Bool
    ) throws(CBORError) {
        guard has(key) else { return }
        let at = reader.offset
        value = try reader.boolean()
        try refuse(nothing: !value, at: at)
        try advance()
    }

    /// Reads a field as `FieldVisitor` says.
    ///
    /// - Throws: what is wrong with the bytes.
    public mutating func instant(
        _ key: UInt64,
        _ name: String,
        _ value: inout Instant
    ) throws(CBORError) {
        guard has(key) else { return }
        let at = reader.offset
        value = Instant(rawValue: try reader.integer())
        try refuse(nothing: value == .zero, at: at)
        try advance()
    }

    /// Reads a field as `FieldVisitor` says.
    ///
    /// - Throws: what is wrong with the bytes.
    public mutating func milliseconds(
        _ key: UInt64,
        _ name: String,
        _ value: inout Milliseconds
    ) throws(CBORError) {
        guard has(key) else { return }
        let at = reader.offset
        value = Milliseconds(rawValue: try reader.integer())
        try refuse(nothing: value == .zero, at: at)
        try advance()
    }

    /// Reads a field as `FieldVisitor` says.
    ///
    /// - Throws: what is wrong with the bytes.
    public mutating func address(
        _ key: UInt64,
        _ name: String,
        _ value: inout Address
    ) throws(CBORError) {
        guard has(key) else { return }
        let at = reader.offset
        value = try readAddress()
        try refuse(nothing: value == .anonymous, at: at)
        try advance()
    }

    /// Reads a field as `FieldVisitor` says.
    ///
    /// - Throws: what is wrong with the bytes.
    public mutating func addresses(
        _ key: UInt64,
        _ name: String,
        _ value: inout [Address]
    ) throws(CBORError) {
        guard has(key) else { return }
        let at = reader.offset
        let count = try reader.arrayHeader()
        for _ in 0..<count { value.append(try readAddress()) }
        try refuse(nothing: count == 0, at: at)
        try advance()
    }

    /// Reads a field as `FieldVisitor` says.
    ///
    /// - Throws: what is wrong with the bytes.
    public mutating func identifier<Subject>(
        _ key: UInt64,
        _ name: String,
        _ value: inout Identifier<Subject>
    ) throws(CBORError) {
        try unsigned(key, name, &value.rawValue)
    }

    /// Reads a field as `FieldVisitor` says.
    ///
    /// - Throws: what is wrong with the bytes.
    public mutating func identifiers<Subject>(
        _ key: UInt64,
        _ name: String,
        _ value: inout [Identifier<Subject>]
    ) throws(CBORError) {
        guard has(key) else { return }
        let at = reader.offset
        let count = try reader.arrayHeader()
        for _ in 0..<count { value.append(Identifier(rawValue: try reader.unsigned())) }
        try refuse(nothing: count == 0, at: at)
        try advance()
    }

    /// Reads a field as `FieldVisitor` says.
    ///
    /// - Throws: what is wrong with the bytes.
    public mutating func skills(
        _ key: UInt64,
        _ name: String,
        _ value: inout [SkillLevel]
    ) throws(CBORError) {
        guard has(key) else { return }
        let at = reader.offset
        let count = try reader.arrayHeader()
        for _ in 0..<count {
            let at = reader.offset
            guard try reader.arrayHeader() == 3 else { throw .invalidValue(offset: at) }
            let skill = SkillID(rawValue: try reader.unsigned())
            let level = try reader.unsigned()
            value.append(SkillLevel(skill, level: level, isMandatory: try reader.boolean()))
        }
        try refuse(nothing: count == 0, at: at)
        try advance()
    }

    /// Reads a field as `FieldVisitor` says.
    ///
    /// - Throws: what is wrong with the bytes.
    public mutating func word<Word: CodedWord>(
        _ key: UInt64,
        _ name: String,
        _ value: inout Word
    ) throws(CBORError) {
        guard has(key) else { throw .missingKey(key) }
        value = try readWord()
        try advance()
    }

    /// Reads a field as `FieldVisitor` says.
    ///
    /// - Throws: what is wrong with the bytes.
    public mutating func words<Word: CodedWord>(
        _ key: UInt64,
        _ name: String,
        _ value: inout [Word]
    ) throws(CBORError) {
        guard has(key) else { return }
        let at = reader.offset
        let count = try reader.arrayHeader()
        for _ in 0..<count { value.append(try readWord()) }
        try refuse(nothing: count == 0, at: at)
        try advance()
    }

    /// Reads a field as `FieldVisitor` says.
    ///
    /// - Throws: what is wrong with the bytes.
    public mutating func rule(
        _ key: UInt64,
        _ name: String,
        _ value: inout Rule
    ) throws(CBORError) {
        guard has(key) else { return }
        let at = reader.offset
        guard let rule = Rule(rawValue: try reader.unsigned(as: UInt8.self)) else {
            throw .invalidValue(offset: at)
        }
        value = rule
        try refuse(nothing: value == .none, at: at)
        try advance()
    }

    /// Reads a field as `FieldVisitor` says.
    ///
    /// - Throws: what is wrong with the bytes.
    public mutating func timers(
        _ key: UInt64,
        _ name: String,
        _ value: inout [ArmedTimer]
    ) throws(CBORError) {
        guard has(key) else { return }
        let at = reader.offset
        let count = try reader.arrayHeader()
        value.reserveCapacity(count)
        for _ in 0..<count {
            let at = reader.offset
            guard try reader.arrayHeader() == 2 else { throw .invalidValue(offset: at) }
            let action = ActionID(rawValue: try reader.unsigned())
            let duration = Milliseconds(rawValue: try reader.integer())
            guard duration.rawValue >= 1 else { throw .invalidValue(offset: at) }
            value.append(ArmedTimer(action: action, duration: duration))
        }
        try refuse(nothing: count == 0, at: at)
        try advance()
    }

    /// Reads a field as `FieldVisitor` says.
    ///
    /// - Throws: what is wrong with the bytes.
    public mutating func answers(
        _ key: UInt64,
        _ name: String,
        _ value: inout [ExtensionAnswer]
    ) throws(CBORError) {
        guard has(key) else { return }
        let at = reader.offset
        let count = try reader.arrayHeader()
        for _ in 0..<count { value.append(try readAnswer()) }
        try refuse(nothing: count == 0, at: at)
        try advance()
    }

    private mutating func readAnswer() throws(CBORError) -> ExtensionAnswer {
        let at = reader.offset
        guard try reader.arrayHeader() == 11 else { throw .invalidValue(offset: at) }
        var answer = ExtensionAnswer(
            point: try readWord(),
            problem: try readWord(),
            script: try reader.text(),
            hash: try reader.text(),
            result: try reader.text()
        )
        answer.person.kind = try readWord()
        answer.person.id = PersonID(rawValue: try reader.unsigned())
        answer.keepsProfile = try reader.boolean()
        answer.keepsInteraction = try reader.boolean()
        answer.queue = QueueID(rawValue: try reader.unsigned())
        let skills = try reader.arrayHeader()
        for _ in 0..<skills { answer.skills.append(try reader.text()) }
        return answer
    }

    private mutating func readAddress() throws(CBORError) -> Address {
        let at = reader.offset
        guard let address = unsafe try reader.withText({ unsafe Address(utf8: $0) }) else {
            throw .invalidValue(offset: at)
        }
        return address
    }

    private mutating func readWord<Word: CodedWord>() throws(CBORError) -> Word {
        let at = reader.offset
        guard let word = Word(rawValue: try reader.unsigned(as: UInt8.self)) else {
            throw .invalidValue(offset: at)
        }
        return word
    }
}
