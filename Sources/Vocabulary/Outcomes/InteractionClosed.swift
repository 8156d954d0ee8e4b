public import CBOR

/// An interaction ends for good (row I3).
public struct InteractionClosed: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 104
    /// The name in the log, in JSON and in tests.
    public static let name = "interactionClosed"
    /// What of it is about a requester.
    public static let personal = PersonalFields([3], of: .interaction)

    /// Closed complete or closed abandoned.
    public var state: InteractionState
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// Why, as the state reason.
    public var reason: String
    /// The wrap-up code; empty for none.
    public var wrapUpCode: String

    /// Makes one; what is not given is its type's nothing.
    public init(
        state: InteractionState = .closedComplete,
        by: UserID = .none,
        reason: String = "",
        wrapUpCode: String = ""
    ) {
        self.state = state
        self.by = by
        self.reason = reason
        self.wrapUpCode = wrapUpCode
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(state: .closedComplete)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.word(1, "state", &state)
        try visitor.identifier(2, "by", &by)
        try visitor.text(3, "reason", &reason)
        try visitor.text(4, "wrap_up_code", &wrapUpCode)
    }
}
