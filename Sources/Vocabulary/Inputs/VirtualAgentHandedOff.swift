public import CBOR

/// The virtual agent gives a conversation to a queue (row T1).
public struct VirtualAgentHandedOff: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 5
    /// The name in the log, in JSON and in tests.
    public static let name = "virtualAgentHandedOff"
    /// What of it is about a requester.
    public static let personal = PersonalFields([3], of: .interaction)

    /// The interaction.
    public var interaction: InteractionID
    /// The queue; none for the provider application's own.
    public var queue: QueueID
    /// Why, for the agent.
    public var reason: String

    /// Makes one; what is not given is its type's nothing.
    public init(
        interaction: InteractionID = .none,
        queue: QueueID = .none,
        reason: String = ""
    ) {
        self.interaction = interaction
        self.queue = queue
        self.reason = reason
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
        try visitor.identifier(2, "queue", &queue)
        try visitor.text(3, "reason", &reason)
    }
}
