public import Vocabulary

/// A message on its way to a requester.
public struct OutboundMessage: Hashable, Sendable {
    /// Which one.
    public var id: MessageID
    /// The provider application that sends it.
    public var application: ApplicationID
    /// From which company number to which requester.
    public var pair: AddressPair
    /// The text.
    public var body: String
    /// When it was decided that it is to be sent.
    public var decidedAt: Instant
    /// Whether it is a prompt, which is pointless when it is late.
    public var isPrompt: Bool
    /// Whether it answers a word about consent, and so is sent although its reader opted out.
    public var isConsentAnswer: Bool
    /// How many attempts were made before, and whether the last one's answer is missing.
    public var attempts: UInt64
    /// Whether an attempt stands in the log whose result does not.
    public var isUnanswered: Bool
    /// What it brings along; empty once the links stand in the text.
    public var attachments: [Attachment]
    /// Where the attachments can be fetched for a while, in their order; filled when it is handed over.
    public var mediaURLs: [String] = []

    /// Puts a message together.
    public init(
        id: MessageID,
        application: ApplicationID,
        pair: AddressPair,
        body: String,
        decidedAt: Instant,
        isPrompt: Bool = false,
        isConsentAnswer: Bool = false,
        attempts: UInt64 = 0,
        isUnanswered: Bool = false,
        attachments: [Attachment] = []
    ) {
        self.id = id
        self.application = application
        self.pair = pair
        self.body = body
        self.decidedAt = decidedAt
        self.isPrompt = isPrompt
        self.isConsentAnswer = isConsentAnswer
        self.attempts = attempts
        self.isUnanswered = isUnanswered
        self.attachments = attachments
    }
}

/// What became of an attempt to send.
public enum SendOutcome: Hashable, Sendable {
    /// The provider has it, under an id of its own if it gives one.
    case accepted(providerMessageID: String)
    /// It is on the phone.
    case delivered
    /// The provider does not have it.
    case failed(final: Bool, code: String, detail: String)
    /// Nobody knows whether the provider has it.
    case uncertain(detail: String)
    /// The provider does not have it and wants nothing more for a while: the whole application waits.
    case throttled(code: String, detail: String, wait: Milliseconds)
}

// What a transport has to do with the rest: it is handed a message only after the attempt stands in the
// log, has at most as many at a time as its application's `SendingLimits` say, and answers each once.
// `throttled` is the answer for "too much at once" (HTTP 429, ESME_RTHROTTLED, ESME_RMSGQFUL): it holds
// the whole application back for the wait and counts as a sign of life; `failed(final: false, …)` and
// `uncertain` of five messages in a row open the application's circuit breaker. `sendsMedia` is the only
// requirement with a default: without it a message's attachments arrive as links in its body.

/// How one kind of provider sends.
public protocol OutboundTransport: Sendable {
    /// Whether sending one message twice does no harm.
    var isIdempotent: Bool { get }

    /// Whether attachments go as such; where they do not, their links stand in the text.
    var sendsMedia: Bool { get }

    /// Sends a message and tells once what became of it, on any thread.
    func send(_ message: OutboundMessage, completion: @escaping @Sendable (SendOutcome) -> Void)
}

extension OutboundTransport {
    /// Most networks carry text only.
    public var sendsMedia: Bool { false }
}
