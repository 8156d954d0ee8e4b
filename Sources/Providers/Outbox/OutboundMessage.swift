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
    /// How many attempts were made before, and whether the last one's answer is missing.
    public var attempts: UInt64
    /// Whether an attempt stands in the log whose result does not.
    public var isUnanswered: Bool

    /// Puts a message together.
    public init(
        id: MessageID,
        application: ApplicationID,
        pair: AddressPair,
        body: String,
        decidedAt: Instant,
        isPrompt: Bool = false,
        attempts: UInt64 = 0,
        isUnanswered: Bool = false
    ) {
        self.id = id
        self.application = application
        self.pair = pair
        self.body = body
        self.decidedAt = decidedAt
        self.isPrompt = isPrompt
        self.attempts = attempts
        self.isUnanswered = isUnanswered
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
}

/// How one kind of provider sends.
public protocol OutboundTransport: Sendable {
    /// Whether sending one message twice does no harm.
    var isIdempotent: Bool { get }

    /// Sends a message and tells once what became of it, on any thread.
    func send(_ message: OutboundMessage, completion: @escaping @Sendable (SendOutcome) -> Void)
}
