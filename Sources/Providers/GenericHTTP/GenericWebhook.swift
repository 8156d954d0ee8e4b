import Cryptography
public import Engine
import Foundation
public import HTTPServer
public import Vocabulary

/// The generic provider's way in: JSON that is signed with a shared secret.
///
/// A request is good for some minutes. Within them a repeated one is known by its message id, or, where
/// it has none, by its signature, so that a copy changes nothing (row R7).
public struct GenericWebhook: InboundWebhook {
    private let settings: GenericSettings
    private let key: SysIDKey
    private let clock: any EngineClock

    /// Speaks with whoever knows the secret.
    ///
    /// - Parameters:
    ///   - settings: the secret and the paths of the fields.
    ///   - key: how the messages in reports are named.
    ///   - clock: what the requests' time is held against.
    public init(_ settings: GenericSettings, key: SysIDKey, clock: any EngineClock = SystemClock())
    {
        self.settings = settings
        self.key = key
        self.clock = clock
    }

    /// Reads a message.
    public func message(
        _ request: HTTPRequest,
        for application: ProviderApplicationSet
    ) -> Result<SMSReceived, WebhookRefusal> {
        document(request).flatMap { document in
            func text(_ field: String) -> String? {
                settings.paths["inbound", field]?.text(in: document)
            }
            guard let from = text("from"), let to = text("to"), let body = text("text") else {
                return .failure(.malformed("the texts from, to and text are needed"))
            }
            let media = settings.paths["inbound", "media"]?.value(in: document) as? [Any] ?? []
            let urls = media.prefix(Attachment.countMax).compactMap { $0 as? String }
            return SMSReceived.reading(
                application,
                from: from,
                to: to,
                body: body,
                id: text("id")
                    ?? String((request.header(GenericSignature.signatureHeader) ?? "").suffix(64)),
                media: urls,
                sentAt: text("sentAt").flatMap { Instant($0) } ?? .zero,
                part: Self.part(text)
            )
        }
    }

    /// Which part of which message the document says that it is (row R8); nothing for a whole one, and for
    /// a part that cannot be.
    static func part(_ text: (_ field: String) -> String?) -> MessagePart? {
        guard let reference = text("partReference").flatMap({ UInt16($0) }),
            let count = text("partCount").flatMap({ UInt8($0) }),
            let number = text("partNumber").flatMap({ UInt8($0) })
        else { return nil }
        return MessagePart(reference: reference, count: count, number: number)
    }

    /// Reads a delivery report.
    public func report(
        _ request: HTTPRequest,
        for application: ProviderApplicationSet
    ) -> Result<DeliveryReported?, WebhookRefusal> {
        document(request).flatMap { document in
            func text(_ field: String) -> String? {
                settings.paths["status", field]?.text(in: document)
            }
            guard let word = text("status") else {
                return .failure(.malformed("the text status is needed"))
            }
            guard let status = Self.status(word) else { return .success(nil) }
            let message = text("reference").flatMap { SysID($0) }?.rawValue(key: key) ?? 0
            return .success(
                DeliveryReported(
                    application: application.application,
                    message: MessageID(rawValue: message),
                    providerMessageID: String((text("id") ?? "").prefix(256)),
                    status: status,
                    code: String((text("code") ?? "").prefix(64))
                )
            )
        }
    }

    /// Nothing but that it was taken.
    public var accepted: HTTPResponse { HTTPResponse(.noContent) }

    /// The status that a word means, in any case; nothing for one that is only on its way.
    static func status(_ word: String) -> DeliveryStatus? {
        switch word.lowercased() {
        case "sent", "accepted": .sent
        case "delivered", "read": .delivered
        case "undelivered", "undeliverable", "expired": .undelivered
        case "failed", "rejected": .failed
        default: nil
        }
    }

    private func document(_ request: HTTPRequest) -> Result<Any, WebhookRefusal> {
        guard request.method == "POST" else { return .failure(.wrongMethod(allowed: "POST")) }
        let isRight = GenericSignature.isRight(
            timestamp: request.header(GenericSignature.timestampHeader) ?? "",
            signature: request.header(GenericSignature.signatureHeader) ?? "",
            body: request.body,
            secrets: settings.secrets,
            window: settings.window,
            at: clock.read().wall
        )
        guard isRight else { return .failure(.notAuthentic) }
        guard String(validating: request.body, as: UTF8.self) != nil else {
            return .failure(.invalidText)
        }
        guard let document = try? JSONSerialization.jsonObject(with: Data(request.body)),
            document is [String: Any]
        else { return .failure(.malformed("the body is no JSON object")) }
        return .success(document)
    }
}
