public import CBOR

/// A message of a requester, an agent or the virtual agent joins a conversation.
///
/// Its text is in the record that caused it; that of a scheduled one is in the input that its
/// `messageScheduled` names, and it is named by its own record.
public struct MessageJoined: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 105
    /// The name in the log, in JSON and in tests.
    public static let name = "messageJoined"

    /// The message.
    public var message: MessageID
    /// Who wrote it.
    public var author: Author
    /// The agent who wrote it, if one did.
    public var agent: UserID
    /// The timers that it arms; the place in this list is the ordinal.
    public var armed: [ArmedTimer]
    /// Whether it is a word about consent: it arms nothing, ends no wait, and no virtual agent answers it.
    public var isConsentWord: Bool

    /// Makes one; what is not given is its type's nothing.
    public init(
        message: MessageID = .none,
        author: Author = .requester,
        agent: UserID = .none,
        armed: [ArmedTimer] = [],
        isConsentWord: Bool = false
    ) {
        self.message = message
        self.author = author
        self.agent = agent
        self.armed = armed
        self.isConsentWord = isConsentWord
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
        try visitor.word(2, "author", &author)
        try visitor.identifier(3, "agent", &agent)
        try visitor.timers(4, "armed", &armed)
        try visitor.boolean(5, "consent_word", &isConsentWord)
    }
}
