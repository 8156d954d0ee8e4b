public import CBOR

/// The site's own settings, all at once.
public struct SettingsChanged: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 40
    /// The name in the log, in JSON and in tests.
    public static let name = "settingsChanged"

    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// Whether the SMS channel is on (row R10).
    public var channelActive: Bool
    /// Whether a message resumes an interaction that is on hold (row R5).
    public var resumeHeld: Bool
    /// Country of numbers that say none, as ISO 3166 in two letters (row V1).
    public var defaultTerritory: String
    /// Sent when a requester's message opens an interaction; empty for none (row I4).
    public var openingAcknowledgement: String
    /// Sent when a person closes an interaction; empty for none (row I4).
    public var closingText: String
    /// How long after a long outage timers of silence that fell into it fire.
    public var resumeGrace: Milliseconds
    /// How long the former agent of a reassigned interaction is left out (row M4).
    public var reassignExclusion: Milliseconds
    /// Whether words such as STOP change consent when they are a whole message (row Y4).
    public var readsConsentWords: Bool
    /// Further words that opt out, each as `language:word` or as the word alone.
    public var stopWords: [String]
    /// Further words that opt in again.
    public var startWords: [String]
    /// Further words that ask for help.
    public var helpWords: [String]
    /// Confirms an opt-out, once; empty for none.
    public var stopText: String
    /// Confirms an opt-in; empty for none.
    public var startText: String
    /// Answers a question for help; empty for none.
    public var helpText: String
    /// Whether an opt-out counts for every number of the pool of the number that it was written to.
    public var stopsPool: Bool
    /// What is done with uncertain sends, as an `UncertainPolicy`; empty for `ask` (row Y2).
    public var uncertainSends: String
    /// How long missing parts of a message are waited for; nothing for two minutes (row R8).
    public var partsWait: Milliseconds
    /// What confirms an opt-out in other languages, each as `language:text`.
    public var stopTexts: [String]
    /// What confirms an opt-in in other languages.
    public var startTexts: [String]
    /// What answers a question for help in other languages.
    public var helpTexts: [String]
    /// When requesters are left in peace, by their own clocks, as `21:00-08:00` (row Y7).
    public var quietHours: [String]
    /// The site's time zone by its IANA name; empty for UTC.
    public var timeZone: String

    /// Makes one; what is not given is its type's nothing.
    public init(
        by: UserID = .none,
        channelActive: Bool = true,
        resumeHeld: Bool = true,
        defaultTerritory: String = "",
        openingAcknowledgement: String = "",
        closingText: String = "",
        resumeGrace: Milliseconds = .minutes(15),
        reassignExclusion: Milliseconds = .hours(1),
        readsConsentWords: Bool = false,
        stopWords: [String] = [],
        startWords: [String] = [],
        helpWords: [String] = [],
        stopText: String = "",
        startText: String = "",
        helpText: String = "",
        stopsPool: Bool = false,
        uncertainSends: String = "",
        partsWait: Milliseconds = .zero,
        stopTexts: [String] = [],
        startTexts: [String] = [],
        helpTexts: [String] = [],
        quietHours: [String] = [],
        timeZone: String = ""
    ) {
        self.by = by
        self.channelActive = channelActive
        self.resumeHeld = resumeHeld
        self.defaultTerritory = defaultTerritory
        self.openingAcknowledgement = openingAcknowledgement
        self.closingText = closingText
        self.resumeGrace = resumeGrace
        self.reassignExclusion = reassignExclusion
        self.readsConsentWords = readsConsentWords
        self.stopWords = stopWords
        self.startWords = startWords
        self.helpWords = helpWords
        self.stopText = stopText
        self.startText = startText
        self.helpText = helpText
        self.stopsPool = stopsPool
        self.uncertainSends = uncertainSends
        self.partsWait = partsWait
        self.stopTexts = stopTexts
        self.startTexts = startTexts
        self.helpTexts = helpTexts
        self.quietHours = quietHours
        self.timeZone = timeZone
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(channelActive: false, resumeHeld: false, resumeGrace: .zero, reassignExclusion: .zero)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "by", &by)
        try visitor.boolean(2, "channel_active", &channelActive)
        try visitor.boolean(3, "resume_held", &resumeHeld)
        try visitor.text(4, "default_territory", &defaultTerritory)
        try visitor.text(5, "opening_acknowledgement", &openingAcknowledgement)
        try visitor.text(6, "closing_text", &closingText)
        try visitor.milliseconds(7, "resume_grace", &resumeGrace)
        try visitor.milliseconds(8, "reassign_exclusion", &reassignExclusion)
        try visitor.boolean(9, "reads_consent_words", &readsConsentWords)
        try visitor.texts(10, "stop_words", &stopWords)
        try visitor.texts(11, "start_words", &startWords)
        try visitor.texts(12, "help_words", &helpWords)
        try visitor.text(13, "stop_text", &stopText)
        try visitor.text(14, "start_text", &startText)
        try visitor.text(15, "help_text", &helpText)
        try visitor.boolean(16, "stops_pool", &stopsPool)
        try visitor.text(50, "uncertain_sends", &uncertainSends)
        try visitor.milliseconds(60, "parts_wait", &partsWait)
        try visitor.texts(64, "stop_texts", &stopTexts)
        try visitor.texts(65, "start_texts", &startTexts)
        try visitor.texts(66, "help_texts", &helpTexts)
        try visitor.texts(70, "quiet_hours", &quietHours)
        try visitor.text(71, "time_zone", &timeZone)
    }
}
