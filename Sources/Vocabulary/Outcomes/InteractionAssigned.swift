public import CBOR

/// Somebody has the conversation now.
public struct InteractionAssigned: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 102
    /// The name in the log, in JSON and in tests.
    public static let name = "interactionAssigned"

    /// An agent or the virtual agent.
    public var responder: ResponderKind
    /// The agent; none for the virtual agent.
    public var agent: UserID

    /// Makes one; what is not given is its type's nothing.
    public init(
        responder: ResponderKind = .nobody,
        agent: UserID = .none
    ) {
        self.responder = responder
        self.agent = agent
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(responder: .nobody)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.word(1, "responder", &responder)
        try visitor.identifier(2, "agent", &agent)
    }
}
