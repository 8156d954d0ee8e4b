public import HTTPServer
public import Vocabulary

/// How one kind of provider brings messages and reports.
public protocol InboundWebhook: Sendable {
    /// Authenticates and reads a message.
    ///
    /// - Returns: the input, or why the request is refused.
    func message(
        _ request: HTTPRequest,
        for application: ProviderApplicationSet
    ) -> Result<SMSReceived, WebhookRefusal>

    /// Authenticates and reads a delivery report.
    ///
    /// - Returns: the input, nothing when the report says nothing new, or why it is refused.
    func report(
        _ request: HTTPRequest,
        for application: ProviderApplicationSet
    ) -> Result<DeliveryReported?, WebhookRefusal>

    /// What the provider wants to hear once its message is durable.
    var accepted: HTTPResponse { get }
}

/// Why a provider's request is refused; nothing of it reaches the log.
public enum WebhookRefusal: Error, Hashable, Sendable {
    /// The path names no provider application.
    case unknownApplication
    /// The signature or the token is not right. Check the credentials and the public URL.
    case notAuthentic
    /// The request comes from elsewhere than this machine.
    case notLocal
    /// The method is another. The right one is named.
    case wrongMethod(allowed: String)
    /// The form or the JSON cannot be read.
    case malformed(String)
    /// A text is not valid UTF-8, or not valid in the charset that the request names.
    case invalidText
    /// A number is longer than an address can be, or has control characters.
    case invalidAddress(field: String)
    /// A text is longer than a message may be.
    case textTooLong(limitBytes: Int)

    /// The stable name of the case.
    public var slug: String {
        switch self {
        case .unknownApplication: "unknown-provider-application"
        case .notAuthentic: "webhook-not-authentic"
        case .notLocal: "webhook-not-local"
        case .wrongMethod: "method-not-allowed"
        case .malformed: "webhook-malformed"
        case .invalidText: "invalid-text"
        case .invalidAddress: "invalid-address"
        case .textTooLong: "text-too-long"
        }
    }

    /// The status of the answer.
    public var status: Int {
        switch self {
        case .unknownApplication: 404
        case .notAuthentic, .notLocal: 403
        case .wrongMethod: 405
        case .malformed, .invalidText, .invalidAddress, .textTooLong: 400
        }
    }

    /// What is wrong, in plain words and without personal data.
    public var detail: String {
        switch self {
        case .unknownApplication: "The path names no provider application."
        case .notAuthentic:
            "The signature or the token is not right. Check the credentials and the public URL."
        case .notLocal: "The loopback provider takes messages only from this machine."
        case .wrongMethod(let allowed): "Use \(allowed)."
        case .malformed(let what): "The request cannot be read: \(what)."
        case .invalidText: "A text is not valid in its charset."
        case .invalidAddress(let field):
            "\(field) is no address: at most 23 bytes, no control characters."
        case .textTooLong(let limit): "A text is longer than \(limit) bytes of UTF-8."
        }
    }
}

/// The longest inbound text in bytes of UTF-8: 255 parts of 153 characters, the most that
/// concatenation allows, of two bytes each (3GPP TS 23.040, section 9.2.3.24.1).
let inboundTextBytesMax = 78_030

extension SMSReceived {
    /// Puts a message together from what a provider sent.
    static func reading(
        _ application: ProviderApplicationSet,
        from: String,
        to: String,
        body: String,
        id: String,
        media: [String] = [],
        consent: ConsentSignal = .none,
        sentAt: Instant = .zero,
        part: MessagePart? = nil
    ) -> Result<SMSReceived, WebhookRefusal> {
        guard let from = Address(from) else { return .failure(.invalidAddress(field: "from")) }
        guard let to = Address(to), to != .anonymous else {
            return .failure(.invalidAddress(field: "to"))
        }
        guard body.utf8.count <= inboundTextBytesMax else {
            return .failure(.textTooLong(limitBytes: inboundTextBytesMax))
        }
        guard id.utf8.count <= 256 else {
            return .failure(.malformed("the message id is too long"))
        }
        return .success(
            SMSReceived(
                application: application.application,
                from: from,
                to: to,
                body: body,
                providerMessageID: id,
                media: media,
                consent: consent,
                sentAt: sentAt,
                part: part?.text ?? ""
            )
        )
    }
}
