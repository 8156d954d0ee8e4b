public import CBOR

/// A message came while its channel or provider application was inactive (SPEC.md R10).
public struct SMSHeld: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 116
    /// The name in the log, in JSON and in tests.
    public static let name = "smsHeld"

    /// The provider application.
    public var application: ApplicationID
    /// Which of them was inactive.
    public var reason: String

    /// Makes one; what is not given is its type's nothing.
    public init(
        application: ApplicationID = .none,
        reason: String = ""
    ) {
        self.application = application
        self.reason = reason
    }

    /// Makes an empty one, to be filled by a decoder.
    public init() {
        self.init(application: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "application", &application)
        try visitor.text(2, "reason", &reason)
    }
}
