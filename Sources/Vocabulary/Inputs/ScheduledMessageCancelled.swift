public import CBOR

/// Somebody does not want a scheduled message to be sent (row Y8).
public struct ScheduledMessageCancelled: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 74
    /// The name in the log, in JSON and in tests.
    public static let name = "scheduledMessageCancelled"

    /// The message.
    public var message: MessageID
    /// Who cancels it.
    public var by: UserID

    /// Makes one; what is not given is its type's nothing.
    public init(
        message: MessageID = .none,
        by: UserID = .none
    ) {
        self.message = message
        self.by = by
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
    }
}
