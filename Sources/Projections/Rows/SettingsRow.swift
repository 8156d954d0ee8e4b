public import CBOR
public import Vocabulary

/// The settings of the channel as they are now.
public struct SettingsRow: ViewRow {
    /// Whether the SMS channel is on (row R10).
    public var channelActive = false
    /// Whether a message resumes an interaction that is on hold (row R5).
    public var resumeHeld = false
    /// Country of numbers that say none, as ISO 3166 in two letters.
    public var defaultTerritory = ""
    /// Sent when a requester's message opens an interaction; empty for none.
    public var openingAcknowledgement = ""
    /// Sent when a person closes an interaction; empty for none.
    public var closingText = ""
    /// How long after a long outage timers of silence that fell into it fire.
    public var resumeGrace: Milliseconds = .zero
    /// How long the former agent of a reassigned interaction is left out.
    public var reassignExclusion: Milliseconds = .zero
    /// What is done with uncertain sends; empty for asking a person (row Y2).
    public var uncertainSends = ""
    /// Whether words such as STOP change consent when they are a whole message (row Y4).
    public var readsConsentWords = false
    /// Further words that opt out.
    public var stopWords = [String]()
    /// Further words that opt in again.
    public var startWords = [String]()
    /// Further words that ask for help.
    public var helpWords = [String]()
    /// Confirms an opt-out; empty for none.
    public var stopText = ""
    /// Confirms an opt-in; empty for none.
    public var startText = ""
    /// Answers a question for help; empty for none.
    public var helpText = ""
    /// Whether an opt-out counts for every number of a pool.
    public var stopsPool = false
    /// How long missing parts of a message are waited for; nothing for two minutes (row R8).
    public var partsWait: Milliseconds = .zero
    /// What confirms an opt-out in other languages, each as `language:text`.
    public var stopTexts = [String]()
    /// What confirms an opt-in in other languages.
    public var startTexts = [String]()
    /// What answers a question for help in other languages.
    public var helpTexts = [String]()
    /// When requesters are left in peace, by their own clocks (row Y7).
    public var quietHours = [String]()
    /// The site's time zone; empty for UTC.
    public var timeZone = ""
    /// When they were last set; 1970 for the defaults.
    public var updatedAt: Instant = .zero
    /// Who last set them; nobody for the engine itself.
    public var updatedBy: UserID = .none
    /// The record that last set them; 0 for the defaults.
    public var lastPosition: Position = 0

    /// Makes an empty one, to be filled by a fold or a decoder.
    public init() {}

    /// What holds until the first change of settings.
    public static let defaults = SettingsRow(SettingsChanged(channelActive: true))

    init(_ settings: SettingsChanged) {
        channelActive = settings.channelActive
        resumeHeld = settings.resumeHeld
        defaultTerritory = settings.defaultTerritory
        openingAcknowledgement = settings.openingAcknowledgement
        closingText = settings.closingText
        resumeGrace = settings.resumeGrace
        reassignExclusion = settings.reassignExclusion
        uncertainSends = settings.uncertainSends
        readsConsentWords = settings.readsConsentWords
        stopWords = settings.stopWords
        startWords = settings.startWords
        helpWords = settings.helpWords
        stopText = settings.stopText
        startText = settings.startText
        helpText = settings.helpText
        stopsPool = settings.stopsPool
        partsWait = settings.partsWait
        stopTexts = settings.stopTexts
        startTexts = settings.startTexts
        helpTexts = settings.helpTexts
        quietHours = settings.quietHours
        timeZone = settings.timeZone
        updatedBy = settings.by
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.boolean(1, "channel_active", &channelActive)
        try visitor.boolean(2, "resume_held", &resumeHeld)
        try visitor.text(3, "default_territory", &defaultTerritory)
        try visitor.text(4, "opening_acknowledgement", &openingAcknowledgement)
        try visitor.text(5, "closing_text", &closingText)
        try visitor.milliseconds(6, "resume_grace", &resumeGrace)
        try visitor.milliseconds(7, "reassign_exclusion", &reassignExclusion)
        try visitor.instant(8, "updated_at", &updatedAt)
        try visitor.identifier(9, "updated_by", &updatedBy)
        try visitor.unsigned(10, "last_position", &lastPosition)
        try visitor.boolean(11, "reads_consent_words", &readsConsentWords)
        try visitor.texts(12, "stop_words", &stopWords)
        try visitor.texts(13, "start_words", &startWords)
        try visitor.texts(14, "help_words", &helpWords)
        try visitor.text(15, "stop_text", &stopText)
        try visitor.text(16, "start_text", &startText)
        try visitor.text(17, "help_text", &helpText)
        try visitor.boolean(18, "stops_pool", &stopsPool)
        try visitor.text(50, "uncertain_sends", &uncertainSends)
        try visitor.texts(51, "quiet_hours", &quietHours)
        try visitor.text(52, "time_zone", &timeZone)
        try visitor.milliseconds(60, "parts_wait", &partsWait)
        try visitor.texts(64, "stop_texts", &stopTexts)
        try visitor.texts(65, "start_texts", &startTexts)
        try visitor.texts(66, "help_texts", &helpTexts)
    }
}
