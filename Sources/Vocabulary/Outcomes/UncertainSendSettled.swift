public import CBOR

/// What becomes of a message of which nobody knows whether it was sent (row Y2).
public struct UncertainSendSettled: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 130
    /// The name in the log, in JSON and in tests.
    public static let name = "uncertainSendSettled"

    /// The message.
    public var message: MessageID
    /// What becomes of it.
    public var resolution: UncertainResolution
    /// How many attempts were made before.
    public var attempts: UInt64

    /// Makes one; what is not given is its type's nothing.
    public init(
        message: MessageID = .none,
        resolution: UncertainResolution = .sentAnyway,
        attempts: UInt64 = 0
    ) {
        self.message = message
        self.resolution = resolution
        self.attempts = attempts
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
        try visitor.word(2, "resolution", &resolution)
        try visitor.unsigned(3, "attempts", &attempts)
    }
}
