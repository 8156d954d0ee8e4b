public import CBOR

/// An offer ended without being accepted (row W4).
public struct OfferEnded: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 161
    /// The name in the log, in JSON and in tests.
    public static let name = "offerEnded"

    /// The agent.
    public var agent: UserID
    /// How.
    public var end: OfferEnd
    /// Why the agent rejected it.
    public var reason: RejectReasonID

    /// Makes one; what is not given is its type's nothing.
    public init(
        agent: UserID = .none,
        end: OfferEnd = .withdrawn,
        reason: RejectReasonID = .none
    ) {
        self.agent = agent
        self.end = end
        self.reason = reason
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(agent: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "agent", &agent)
        try visitor.word(2, "end", &end)
        try visitor.identifier(3, "reason", &reason)
    }
}
