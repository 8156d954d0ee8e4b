public import CBOR

/// An interaction goes from one state to another that is not closed.
public struct InteractionStateChanged: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 103
    /// The name in the log, in JSON and in tests.
    public static let name = "interactionStateChanged"
    /// What of it is about a requester.
    public static let personal = PersonalFields([4], of: .interaction)

    /// The state before.
    public var from: InteractionState
    /// The state after.
    public var to: InteractionState
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// Why.
    public var reason: String
    /// The wrap-up code; empty for none.
    public var wrapUpCode: String

    /// Makes one; what is not given is its type's nothing.
    public init(
        from: InteractionState = .new,
        to: InteractionState = .new,
        by: UserID = .none,
        reason: String = "",
        wrapUpCode: String = ""
    ) {
        self.from = from
        self.to = to
        self.by = by
        self.reason = reason
        self.wrapUpCode = wrapUpCode
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(from: .new)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.word(1, "from", &from)
        try visitor.word(2, "to", &to)
        try visitor.identifier(3, "by", &by)
        try visitor.text(4, "reason", &reason)
        try visitor.text(5, "wrap_up_code", &wrapUpCode)
    }
}
