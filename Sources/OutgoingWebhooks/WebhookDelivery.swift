import Engine
import EventLog
import HTTPClient
public import Vocabulary

/// What one event is over the wire: a CloudEvent, signed, in a POST.
///
/// Source: CloudEvents 1.0.2, HTTP binding, structured mode; Standard Webhooks 1.0.
struct WebhookDelivery {
    /// Milliseconds for a receiver to answer.
    static let timeout = 15_000
    /// Milliseconds to reach it.
    static let connectTimeout = 5_000

    let id: String
    let body: [UInt8]

    /// A record as an event.
    ///
    /// - Parameters:
    ///   - record: what happened.
    ///   - interaction: the conversation that it belongs to, if any.
    ///   - source: the log.
    ///   - surroundings: tell whose conversation it is, and what was said.
    init(
        _ record: LoggedRecord,
        of interaction: InteractionID,
        source: LogIdentity,
        _ surroundings: WebhookSurroundings
    ) {
        let key = SysIDKey(high: source.high, low: source.low)
        id = "\(source)-\(record.position)"
        let text = record.withoutCode.cloudEvent(key, source: source, about: interaction) { json in
            if let conversation = surroundings.conversation(interaction) {
                json.key("conversation")
                json.beginObject()
                json.member("number", conversation.number)
                json.member("requester", conversation.requester.text)
                json.member("company", conversation.company.text)
                json.endObject()
            }
            if let message = record.event.message(at: record.position),
                let text = surroundings.text(message)
            {
                json.member("text", text)
            }
        }
        body = Array(text.utf8)
    }

    /// An event that only says that the receiver can be reached.
    init(testAt now: Instant, source: LogIdentity) {
        id = "\(source)-test-\(now.rawValue)"
        var json = JSONText()
        json.beginObject()
        json.member("specversion", "1.0")
        json.member("id", "test-\(now.rawValue)")
        json.member("source", "urn:ledgerline:\(source)")
        json.member("type", "ledgerline.webhookTested")
        json.member("time", now.description)
        json.member("datacontenttype", "application/json")
        json.key("data")
        json.beginObject()
        json.endObject()
        json.endObject()
        body = Array(json.text.utf8)
    }

    /// The request of an attempt.
    ///
    /// - Parameters:
    ///   - url: where to.
    ///   - secrets: each signs.
    ///   - now: goes into the signature, so that nobody can send it again later.
    ///   - publicOnly: whether it may go to public addresses only.
    /// - Returns: what the client sends.
    func request(
        to url: String,
        secrets: [[UInt8]],
        at now: Instant,
        publicOnly: Bool
    ) -> HTTPClientRequest {
        let timestamp = String(now.rawValue / 1_000)
        let signatures = secrets.map {
            WebhookSecrets.signature(id, timestamp, body, secret: $0)
        }
        var request = HTTPClientRequest(
            method: "POST",
            url: url,
            headers: [
                ("Content-Type", "application/cloudevents+json; charset=utf-8"),
                ("User-Agent", "Ledgerline"),
                ("webhook-id", id),
                ("webhook-timestamp", timestamp),
                ("webhook-signature", signatures.joined(separator: " ")),
            ],
            body: body
        )
        request.timeout = Self.timeout
        request.connectTimeout = Self.connectTimeout
        request.publicAddressesOnly = publicOnly
        // Whoever gets it twice knows it by its id.
        request.isRepeatable = true
        request.maxResponseBytes = 1 << 16
        return request
    }
}

/// What events say beyond their records.
public struct WebhookSurroundings: Sendable {
    /// Whose conversation an interaction is.
    public struct Conversation: Sendable {
        /// Such as `IMS0000075`.
        public var number: String
        /// The requester's address.
        public var requester: Address
        /// The company's number.
        public var company: Address

        /// Puts them together.
        public init(number: String, requester: Address, company: Address) {
            self.number = number
            self.requester = requester
            self.company = company
        }
    }

    /// Tells whose conversation an interaction is; nothing when there is none.
    public var conversation: @Sendable (InteractionID) -> Conversation?
    /// Tells which conversation a message is part of; none when it is unknown.
    public var interaction: @Sendable (MessageID) -> InteractionID
    /// Tells what a message says; nothing when that is nobody's to read.
    public var text: @Sendable (MessageID) -> String?
    /// How far they know the log: no event behind it is sent.
    public var position: @Sendable () -> Position

    /// Puts them together.
    public init(
        conversation: @escaping @Sendable (InteractionID) -> Conversation?,
        interaction: @escaping @Sendable (MessageID) -> InteractionID,
        text: @escaping @Sendable (MessageID) -> String?,
        position: @escaping @Sendable () -> Position
    ) {
        self.conversation = conversation
        self.interaction = interaction
        self.text = text
        self.position = position
    }
}

extension LoggedRecord.Event {
    /// The message that a record makes part of a conversation.
    fileprivate func message(at position: Position) -> MessageID? {
        switch self {
        case .outcome(.messageJoined(let joined)): joined.message
        case .outcome(.systemMessageAdded): MessageID(position)
        default: nil
        }
    }
}
