public import CBOR

/// Walks the fields of a record's payload in the order of their keys.
///
/// An event names its fields once, in `visit`; writing and reading CBOR, showing JSON and reading a
/// scenario are four visitors. A field that holds its type's nothing (zero, empty, none) is absent.
public protocol FieldVisitor: ~Copyable {
    /// A text of UTF-8.
    mutating func text(_ key: UInt64, _ name: String, _ value: inout String) throws(CBORError)
    /// What people wrote to each other; a reader that rebuilds only decisions may leave it empty.
    mutating func body(_ key: UInt64, _ name: String, _ value: inout String) throws(CBORError)
    /// Several texts.
    mutating func texts(_ key: UInt64, _ name: String, _ value: inout [String]) throws(CBORError)
    /// A number from 0 on.
    mutating func unsigned(_ key: UInt64, _ name: String, _ value: inout UInt64) throws(CBORError)
    /// A truth; `false` is absent.
    mutating func boolean(_ key: UInt64, _ name: String, _ value: inout Bool) throws(CBORError)
    /// A moment; 1970 itself is absent.
    mutating func instant(_ key: UInt64, _ name: String, _ value: inout Instant) throws(CBORError)
    /// A length of time in milliseconds.
    mutating func milliseconds(
        _ key: UInt64,
        _ name: String,
        _ value: inout Milliseconds
    ) throws(CBORError)
    /// An address; the anonymous one is absent.
    mutating func address(_ key: UInt64, _ name: String, _ value: inout Address) throws(CBORError)
    /// Several addresses.
    mutating func addresses(
        _ key: UInt64,
        _ name: String,
        _ value: inout [Address]
    ) throws(CBORError)
    /// An identifier; the one that names nothing is absent.
    mutating func identifier<Subject>(
        _ key: UInt64,
        _ name: String,
        _ value: inout Identifier<Subject>
    ) throws(CBORError)
    /// Several identifiers.
    mutating func identifiers<Subject>(
        _ key: UInt64,
        _ name: String,
        _ value: inout [Identifier<Subject>]
    ) throws(CBORError)
    /// Skills with their levels.
    mutating func skills(
        _ key: UInt64,
        _ name: String,
        _ value: inout [SkillLevel]
    ) throws(CBORError)
    /// A word of the field; it is always present.
    mutating func word<Word: CodedWord>(
        _ key: UInt64,
        _ name: String,
        _ value: inout Word
    ) throws(CBORError)
    /// Several words of the field.
    mutating func words<Word: CodedWord>(
        _ key: UInt64,
        _ name: String,
        _ value: inout [Word]
    ) throws(CBORError)
    /// A row of the specification's tables.
    mutating func rule(_ key: UInt64, _ name: String, _ value: inout Rule) throws(CBORError)
    /// Timers that a message armed.
    mutating func timers(
        _ key: UInt64,
        _ name: String,
        _ value: inout [ArmedTimer]
    ) throws(CBORError)
    /// What scripts of the site's said.
    mutating func answers(
        _ key: UInt64,
        _ name: String,
        _ value: inout [ExtensionAnswer]
    ) throws(CBORError)
}

extension FieldVisitor where Self: ~Copyable {
    /// Whoever an interaction is opened for: two keys, the table's and the next for the row.
    @inline(__always)
    mutating func person(_ key: UInt64, _ name: String, _ value: inout Person) throws(CBORError) {
        try word(key, name + "_table", &value.kind)
        try identifier(key + 1, name, &value.id)
    }
}

/// A timer as the message that armed it fixed it (row M1, M6).
public struct ArmedTimer: Hashable, Sendable {
    /// The messaging action that will act.
    public var action: ActionID
    /// The wait that it was armed with.
    public var duration: Milliseconds

    /// Arms an action for after a wait.
    public init(action: ActionID, duration: Milliseconds) {
        self.action = action
        self.duration = duration
    }
}

/// The payload of one type of record.
public protocol EventPayload: Sendable {
    /// The type's number in a record's header; never given to another type.
    static var type: UInt16 { get }
    /// The newest version of the payload.
    static var version: UInt8 { get }
    /// The name in the log, in JSON and in tests: past tense for outcomes, the act for inputs.
    static var name: String { get }
    /// Which fields say something about a requester; they stand sealed on disk.
    static var personal: PersonalFields { get }
    /// One that holds nothing, to be filled by a decoder; defaults for people are the initializer's.
    static var empty: Self { get }
    /// Walks the fields in the order of their keys.
    mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError)
}

extension EventPayload {
    /// Versions start at one and few types ever get a second.
    public static var version: UInt8 { 1 }

    /// Most types say nothing about a requester.
    public static var personal: PersonalFields { .none }
}
