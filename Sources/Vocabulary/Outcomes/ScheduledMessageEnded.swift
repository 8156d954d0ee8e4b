public import CBOR

/// A scheduled message is sent, or is not and never will be (row Y8).
public struct ScheduledMessageEnded: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 155
    /// The name in the log, in JSON and in tests.
    public static let name = "scheduledMessageEnded"
    /// What of it is about a requester.
    public static let personal = PersonalFields([6], of: .interaction)

    /// The message.
    public var message: MessageID
    /// What became of it.
    public var end: ScheduleEnd
    /// Who wrote it.
    public var agent: UserID
    /// Who cancelled it; nobody otherwise.
    public var by: UserID
    /// The refusal that stood in its way, such as `opted-out`.
    public var problem: String
    /// That in plain words.
    public var reason: String
    /// The message that was sent; none for one that was not.
    public var sentAs: MessageID

    /// Makes one; what is not given is its type's nothing.
    public init(
        message: MessageID = .none,
        end: ScheduleEnd = .sent,
        agent: UserID = .none,
        by: UserID = .none,
        problem: String = "",
        reason: String = "",
        sentAs: MessageID = .none
    ) {
        self.message = message
        self.end = end
        self.agent = agent
        self.by = by
        self.problem = problem
        self.reason = reason
        self.sentAs = sentAs
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
        try visitor.word(2, "end", &end)
        try visitor.identifier(3, "agent", &agent)
        try visitor.identifier(4, "by", &by)
        try visitor.text(5, "problem", &problem)
        try visitor.text(6, "reason", &reason)
        try visitor.identifier(7, "sent_as", &sentAs)
    }
}
