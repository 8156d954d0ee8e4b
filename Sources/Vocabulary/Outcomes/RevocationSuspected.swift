public import CBOR

/// A message sounds like a wish for no more messages; a person decides (row Y4).
public struct RevocationSuspected: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 150
    /// The name in the log, in JSON and in tests.
    public static let name = "revocationSuspected"

    /// The message.
    public var message: MessageID

    /// Makes one; what is not given is its type's nothing.
    public init(
        message: MessageID = .none
    ) {
        self.message = message
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
    }
}
