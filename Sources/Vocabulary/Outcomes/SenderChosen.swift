public import CBOR

/// A number of a pool is chosen to send an agent's message from (row Y1).
public struct SenderChosen: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 156
    /// The name in the log, in JSON and in tests.
    public static let name = "senderChosen"

    /// The message.
    public var message: MessageID
    /// The pool that the agent named.
    public var pool: String
    /// The provider application.
    public var application: ApplicationID
    /// Its number.
    public var company: Address
    /// Why this one.
    public var reason: SenderReason
    /// Those of the pool that are switched off, the oldest first.
    public var switchedOff: [ApplicationID]
    /// Those of the pool from which the requester wants no messages.
    public var optedOut: [ApplicationID]

    /// Makes one; what is not given is its type's nothing.
    public init(
        message: MessageID = .none,
        pool: String = "",
        application: ApplicationID = .none,
        company: Address = .anonymous,
        reason: SenderReason = .onlyOne,
        switchedOff: [ApplicationID] = [],
        optedOut: [ApplicationID] = []
    ) {
        self.message = message
        self.pool = pool
        self.application = application
        self.company = company
        self.reason = reason
        self.switchedOff = switchedOff
        self.optedOut = optedOut
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
        try visitor.text(2, "pool", &pool)
        try visitor.identifier(3, "application", &application)
        try visitor.address(4, "company", &company)
        try visitor.word(5, "reason", &reason)
        try visitor.identifiers(6, "switched_off", &switchedOff)
        try visitor.identifiers(7, "opted_out", &optedOut)
    }
}
