public import CBOR

/// Somebody takes part in a conversation from now on.
public struct LiveGroupMemberJoined: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 107
    /// The name in the log, in JSON and in tests.
    public static let name = "liveGroupMemberJoined"

    /// An agent or the virtual agent.
    public var member: ResponderKind
    /// The agent; none for the virtual agent.
    public var agent: UserID

    /// Makes one; what is not given is its type's nothing.
    public init(
        member: ResponderKind = .nobody,
        agent: UserID = .none
    ) {
        self.member = member
        self.agent = agent
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(member: .nobody)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.word(1, "member", &member)
        try visitor.identifier(2, "agent", &agent)
    }
}
