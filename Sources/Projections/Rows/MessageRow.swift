public import CBOR
public import Vocabulary

/// A row of table `live_message`: one message of a conversation (row I6).
public struct MessageRow: ViewRow {
    /// Which one.
    public var id: MessageID = .none
    /// The interaction whose conversation it is part of.
    public var interaction: InteractionID = .none
    /// The provider application that brought it or is to send it.
    public var application: ApplicationID = .none
    /// Which way it went.
    public var direction: MessageDirection = .inbound
    /// Which side wrote it.
    public var author: Author = .requester
    /// The agent who wrote it; none when none did.
    public var agent: UserID = .none
    /// What it is for when the engine itself wrote it.
    public var kind: SystemMessageKind?
    /// The text.
    public var body = ""
    /// Where attached media can be fetched.
    public var media: [String] = []
    /// When it was written or came.
    public var createdAt: Instant = .zero
    /// When the provider took it; of an inbound one, when it says that it was sent.
    public var sentAt: Instant = .zero
    /// When it was reported to have reached the phone.
    public var deliveredAt: Instant = .zero
    /// How far it has come; it means something for outbound ones only.
    public var status: DeliveryStatus = .pending
    /// How often it was tried to send it.
    public var attempts: UInt64 = 0
    /// The provider's id for it.
    public var providerMessageID = ""
    /// The provider's code of the last failure.
    public var errorCode = ""
    /// The last failure in plain words.
    public var errorDetail = ""
    /// A later final report that contradicts the status, which stands (row Y5).
    public var correction: DeliveryStatus?
    /// What it brings along that is kept, each as `Attachment` writes it.
    public var attachments: [String] = []
    /// What of its media could not be fetched, and why.
    public var mediaProblems: [String] = []
    /// Whether it was ever unknown whether it was sent: the phone may have it twice, or not at all.
    public var wasUncertain = false
    /// What became of an uncertain one, as an `UncertainResolution`; empty before.
    public var resolution = ""
    /// Who said so; nobody for the policy.
    public var resolvedBy: UserID = .none
    /// Whether it is a word about consent, which the engine answers (row Y4).
    public var isConsentWord = false
    /// How many parts it was made of; 0 for one that came whole (row R8).
    public var parts: UInt64 = 0
    /// The numbers of its parts that never came, such as `1, 3-5`; empty for none.
    public var missingParts = ""
    /// Whether parts of it never came.
    public var incomplete = false
    /// The record by which it joined the conversation.
    public var position: Position = 0
    /// The record that last changed it.
    public var lastPosition: Position = 0
    /// Who gets it in place of the requester; anonymous for the requester.
    public var to: Address = .anonymous

    /// Makes an empty one, to be filled by a fold or a decoder.
    public init() {}

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "sys_id", &id)
        try visitor.identifier(2, "interaction", &interaction)
        try visitor.identifier(3, "provider_application", &application)
        try visitor.word(4, "direction", &direction)
        try visitor.word(5, "author", &author)
        try visitor.identifier(6, "agent", &agent)
        if author == .system {
            var written = kind ?? .prompt
            try visitor.word(7, "kind", &written)
            kind = written
        }
        try visitor.body(8, "body", &body)
        try visitor.texts(9, "media", &media)
        try visitor.instant(10, "created_at", &createdAt)
        try visitor.instant(11, "sent_at", &sentAt)
        try visitor.instant(12, "delivered_at", &deliveredAt)
        if direction == .outbound { try visitor.word(13, "status", &status) }
        try visitor.unsigned(14, "attempts", &attempts)
        try visitor.text(15, "provider_message_id", &providerMessageID)
        try visitor.text(16, "error_code", &errorCode)
        try visitor.text(17, "error_detail", &errorDetail)
        var corrected = correction?.word ?? ""
        try visitor.text(18, "correction", &corrected)
        correction = DeliveryStatus(word: corrected)
        try visitor.unsigned(19, "position", &position)
        try visitor.unsigned(20, "last_position", &lastPosition)
        try visitor.address(21, "to", &to)
        try visitor.boolean(22, "consent_word", &isConsentWord)
        try visitor.texts(50, "attachments", &attachments)
        try visitor.texts(51, "media_problems", &mediaProblems)
        try visitor.boolean(52, "was_uncertain", &wasUncertain)
        try visitor.text(53, "resolution", &resolution)
        try visitor.identifier(54, "resolved_by", &resolvedBy)
        try visitor.unsigned(60, "parts", &parts)
        try visitor.text(61, "missing_parts", &missingParts)
        try visitor.boolean(62, "incomplete", &incomplete)
    }
}
