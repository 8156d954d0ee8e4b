public import CBOR

/// A provider brought a message from a phone (the page Rules, R1 to R12).
public struct SMSReceived: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 1
    /// The name in the log, in JSON and in tests.
    public static let name = "smsReceived"
    /// What of it is about a requester.
    public static let personal = PersonalFields([2, 4, 6, 9], of: .requester(key: 2))

    /// The provider application whose webhook or connection brought it; none when unknown.
    public var application: ApplicationID
    /// Whoever wrote.
    public var from: Address
    /// The company number that was written to.
    public var to: Address
    /// The text.
    public var body: String
    /// The provider's own id of the message; empty when it gives none.
    public var providerMessageID: String
    /// Where attached media can be fetched, in the order given.
    public var media: [String]
    /// What the provider says about consent.
    public var consent: ConsentSignal
    /// When the provider says that it was sent; 1970 when it does not say.
    public var sentAt: Instant
    /// What the provider says that the media are, in the order given.
    public var mediaTypes: [String]
    /// How many parts the provider put together; 0 when it does not say.
    public var segments: UInt64
    /// The country that the provider says the sender is in, as ISO 3166 in two letters.
    public var country: String
    /// The provider's pool of senders that it came through, if it has such.
    public var service: String
    /// What scripts of the site's said of it before it was decided (row X5).
    public var extensions: [ExtensionAnswer]
    /// Which part of a concatenated message it is, as `MessagePart` writes it; empty for a whole one.
    ///
    /// One that `MessagePart` cannot read is no part: the message is taken for a whole one (row R8).
    public var part: String

    /// Makes one; what is not given is its type's nothing.
    public init(
        application: ApplicationID = .none,
        from: Address = .anonymous,
        to: Address = .anonymous,
        body: String = "",
        providerMessageID: String = "",
        media: [String] = [],
        consent: ConsentSignal = .none,
        sentAt: Instant = .zero,
        mediaTypes: [String] = [],
        segments: UInt64 = 0,
        country: String = "",
        service: String = "",
        extensions: [ExtensionAnswer] = [],
        part: String = ""
    ) {
        self.application = application
        self.from = from
        self.to = to
        self.body = body
        self.providerMessageID = providerMessageID
        self.media = media
        self.consent = consent
        self.sentAt = sentAt
        self.mediaTypes = mediaTypes
        self.segments = segments
        self.country = country
        self.service = service
        self.extensions = extensions
        self.part = part
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(application: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.text(0, "part", &part)
        try visitor.identifier(1, "application", &application)
        try visitor.address(2, "from", &from)
        try visitor.address(3, "to", &to)
        if part.isEmpty {
            try visitor.body(4, "body", &body)
        } else {
            // Whoever rebuilds decisions needs the texts of parts, to join them.
            try visitor.text(4, "body", &body)
        }
        try visitor.text(5, "provider_message_id", &providerMessageID)
        try visitor.texts(6, "media", &media)
        try visitor.word(7, "consent", &consent)
        try visitor.instant(8, "sent_at", &sentAt)
        try visitor.answers(9, "extensions", &extensions)
        try visitor.texts(50, "media_types", &mediaTypes)
        try visitor.unsigned(51, "segments", &segments)
        try visitor.text(52, "country", &country)
        try visitor.text(53, "service", &service)
    }
}
