public import CBOR

/// The outbox is about to hand a message to its provider (row Y2).
public struct SendAttempted: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 20
    /// The name in the log, in JSON and in tests.
    public static let name = "sendAttempted"

    /// The message.
    public var message: MessageID
    /// Which attempt it is, from 1.
    public var attempt: UInt64

    /// Makes one; what is not given is its type's nothing.
    public init(
        message: MessageID = .none,
        attempt: UInt64 = 0
    ) {
        self.message = message
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
        try visitor.unsigned(2, "attempt", &attempt)
    }
}
