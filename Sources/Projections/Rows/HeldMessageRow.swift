public import CBOR
public import Vocabulary

/// A message that came while its channel or provider application was off (row R10).
public struct HeldMessageRow: ViewRow {
    /// Which one.
    public var id: MessageID = .none
    /// The provider application.
    public var application: ApplicationID = .none
    /// The requester's address.
    public var requester: Address = .anonymous
    /// The company's address.
    public var company: Address = .anonymous
    /// The text.
    public var body = ""
    /// Where attached media can be fetched.
    public var media: [String] = []
    /// The provider's id for it.
    public var providerMessageID = ""
    /// When the provider says that it was sent.
    public var sentAt: Instant = .zero
    /// When it came.
    public var receivedAt: Instant = .zero
    /// Which of them was off.
    public var reason = ""
    /// When it was taken up; 1970 while it was not.
    public var takenUpAt: Instant = .zero
    /// Who took it up.
    public var takenUpBy: UserID = .none
    /// What of its media is kept, each as `Attachment` writes it.
    public var attachments: [String] = []
    /// What of its media could not be fetched, and why.
    public var mediaProblems: [String] = []
    /// How many parts it was made of; 0 for one that came whole (row R8).
    public var parts: UInt64 = 0
    /// The numbers of its parts that never came; empty for none.
    public var missingParts = ""

    /// Makes an empty one, to be filled by a fold or a decoder.
    public init() {}

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "sys_id", &id)
        try visitor.identifier(2, "provider_application", &application)
        try visitor.address(3, "requester", &requester)
        try visitor.address(4, "company", &company)
        try visitor.body(5, "body", &body)
        try visitor.texts(6, "media", &media)
        try visitor.text(7, "provider_message_id", &providerMessageID)
        try visitor.instant(8, "sent_at", &sentAt)
        try visitor.instant(9, "received_at", &receivedAt)
        try visitor.text(10, "reason", &reason)
        try visitor.instant(11, "taken_up_at", &takenUpAt)
        try visitor.identifier(12, "taken_up_by", &takenUpBy)
        try visitor.texts(50, "attachments", &attachments)
        try visitor.texts(51, "media_problems", &mediaProblems)
        try visitor.unsigned(60, "parts", &parts)
        try visitor.text(61, "missing_parts", &missingParts)
    }
}
