public import CBOR

/// A person says what is to become of a message of which nobody knows (row Y2).
public struct UncertainSendResolved: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 52
    /// The name in the log, in JSON and in tests.
    public static let name = "uncertainSendResolved"

    /// The message.
    public var message: MessageID
    /// Who says so.
    public var by: UserID
    /// What is to become of it.
    public var resolution: UncertainResolution

    /// Makes one; what is not given is its type's nothing.
    public init(
        message: MessageID = .none,
        by: UserID = .none,
        resolution: UncertainResolution = .sentAnyway
    ) {
        self.message = message
        self.by = by
        self.resolution = resolution
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
        try visitor.identifier(2, "by", &by)
        try visitor.word(3, "resolution", &resolution)
    }
}
