public import CBOR

/// A messaging action is deleted; what it has armed fires nothing (row M8).
public struct MessagingActionDeleted: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 47
    /// The name in the log, in JSON and in tests.
    public static let name = "messagingActionDeleted"

    /// Which one.
    public var action: ActionID
    /// Who did it; nobody for the engine itself.
    public var by: UserID

    /// Makes one; what is not given is its type's nothing.
    public init(
        action: ActionID = .none,
        by: UserID = .none
    ) {
        self.action = action
        self.by = by
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(action: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "action", &action)
        try visitor.identifier(2, "by", &by)
    }
}
