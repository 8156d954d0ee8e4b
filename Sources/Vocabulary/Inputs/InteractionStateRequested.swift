public import CBOR

/// Somebody holds, resumes, wraps up or closes an interaction (row I2, I3, I5).
public struct InteractionStateRequested: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 9
    /// The name in the log, in JSON and in tests.
    public static let name = "interactionStateRequested"
    /// What of it is about a requester.
    public static let personal = PersonalFields([4], of: .interaction)

    /// The interaction.
    public var interaction: InteractionID
    /// The state asked for.
    public var state: InteractionState
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// Why.
    public var reason: String
    /// The wrap-up code; empty for none.
    public var wrapUpCode: String

    /// Makes one; what is not given is its type's nothing.
    public init(
        interaction: InteractionID = .none,
        state: InteractionState = .closedComplete,
        by: UserID = .none,
        reason: String = "",
        wrapUpCode: String = ""
    ) {
        self.interaction = interaction
        self.state = state
        self.by = by
        self.reason = reason
        self.wrapUpCode = wrapUpCode
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(interaction: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "interaction", &interaction)
        try visitor.word(2, "state", &state)
        try visitor.identifier(3, "by", &by)
        try visitor.text(4, "reason", &reason)
        try visitor.text(5, "wrap_up_code", &wrapUpCode)
    }
}
