public import CBOR
public import Vocabulary

/// What an agent did in an hour.
public struct AgentHourRow: ViewRow {
    /// The agent.
    public var agent: UserID = .none
    /// When the hour begins, in UTC.
    public var hour: Instant = .zero
    /// How often a conversation came to the agent.
    public var assigned: UInt64 = 0
    /// Conversations that were closed while the agent had them.
    public var closed: UInt64 = 0
    /// Messages that the agent wrote.
    public var messages: UInt64 = 0
    /// How often work was offered.
    public var offers: UInt64 = 0
    /// Offers that the agent accepted.
    public var offersAccepted: UInt64 = 0
    /// Offers that the agent rejected.
    public var offersRejected: UInt64 = 0
    /// Offers that the agent did not answer in time.
    public var offersTimedOut: UInt64 = 0
    /// How long the agent had conversations, in milliseconds, counted when each left the agent.
    public var handled: UInt64 = 0
    /// From the first message that nobody had answered to the agent's answer.
    public var responses = DurationHistogram()

    /// Makes an empty one, to be filled by a fold or a decoder.
    public init() {}

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "agent", &agent)
        try visitor.instant(2, "hour", &hour)
        try visitor.unsigned(3, "assigned", &assigned)
        try visitor.unsigned(4, "closed", &closed)
        try visitor.unsigned(5, "messages", &messages)
        try visitor.unsigned(6, "offers", &offers)
        try visitor.unsigned(7, "offers_accepted", &offersAccepted)
        try visitor.unsigned(8, "offers_rejected", &offersRejected)
        try visitor.unsigned(9, "offers_timed_out", &offersTimedOut)
        try visitor.unsigned(10, "handled_ms", &handled)
        try responses.visit(100, &visitor)
    }
}
