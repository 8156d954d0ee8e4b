public import CBOR

/// An agent sends a message within quiet hours and says why (row Y7).
public struct QuietHoursOverridden: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 151
    /// The name in the log, in JSON and in tests.
    public static let name = "quietHoursOverridden"
    /// What of it is about a requester.
    public static let personal = PersonalFields([3], of: .interaction)

    /// The message.
    public var message: MessageID
    /// The agent.
    public var agent: UserID
    /// Why it is sent all the same.
    public var reason: String
    /// What clocks showed there, as `22:30`.
    public var localTime: String
    /// When the quiet hours end.
    public var until: Instant
    /// Where the time zone was found.
    public var basis: QuietBasis

    /// Makes one; what is not given is its type's nothing.
    public init(
        message: MessageID = .none,
        agent: UserID = .none,
        reason: String = "",
        localTime: String = "",
        until: Instant = .zero,
        basis: QuietBasis = .site
    ) {
        self.message = message
        self.agent = agent
        self.reason = reason
        self.localTime = localTime
        self.until = until
        self.basis = basis
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
        try visitor.identifier(2, "agent", &agent)
        try visitor.text(3, "reason", &reason)
        try visitor.text(4, "local_time", &localTime)
        try visitor.instant(5, "until", &until)
        try visitor.word(6, "basis", &basis)
    }
}
