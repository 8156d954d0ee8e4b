public import CBOR

/// Nobody knows whether the provider has a message: the answer never came.
public struct SendUncertain: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 23
    /// The name in the log, in JSON and in tests.
    public static let name = "sendUncertain"

    /// The message.
    public var message: MessageID
    /// What is known.
    public var detail: String
    /// The provider application; none in old records.
    public var application: ApplicationID
    /// How many attempts were made, this one included; 0 in old records.
    public var attempt: UInt64

    /// Makes one; what is not given is its type's nothing.
    public init(
        message: MessageID = .none,
        detail: String = "",
        application: ApplicationID = .none,
        attempt: UInt64 = 0
    ) {
        self.message = message
        self.detail = detail
        self.application = application
        self.attempt = attempt
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(message: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "message", &message)
        try visitor.text(2, "detail", &detail)
        try visitor.identifier(3, "application", &application)
        try visitor.unsigned(4, "attempt", &attempt)
    }
}
