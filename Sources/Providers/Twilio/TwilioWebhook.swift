import Foundation
public import HTTPServer
public import Vocabulary

/// Twilio's way in: form posts, signed with the account's auth token.
///
/// Source: twilio.com/docs/messaging/guides/webhook-request.
public struct TwilioWebhook: InboundWebhook {
    private let settings: TwilioSettings
    private let publicURL: String
    private let key: SysIDKey

    /// Speaks with Twilio.
    ///
    /// - Parameters:
    ///   - settings: the account and its tokens.
    ///   - publicURL: where Twilio reaches the daemon, without a slash at the end; signatures are made
    ///     of it, whatever a proxy in between says.
    ///   - key: how the messages in reports are named.
    public init(_ settings: TwilioSettings, publicURL: String, key: SysIDKey) {
        self.settings = settings
        self.publicURL = publicURL
        self.key = key
    }

    /// Reads a message.
    public func message(
        _ request: HTTPRequest,
        for application: ProviderApplicationSet
    ) -> Result<SMSReceived, WebhookRefusal> {
        form(request).flatMap { form in
            guard let id = form.text("MessageSid") ?? form.text("SmsMessageSid"), !id.isEmpty else {
                return .failure(.malformed("MessageSid is missing"))
            }
            guard let from = form.text("From"), let to = form.text("To") else {
                return .failure(.malformed("From and To are needed"))
            }
            // A subaccount signs with a token of its own, so a foreign account is a mix-up.
            if let account = form.text("AccountSid"), account != settings.accountSID {
                return .failure(.malformed("AccountSid is another account's"))
            }
            let count = form.text("NumMedia").flatMap(Int.init) ?? 0
            let media = 0..<max(0, min(count, Attachment.countMax))
            return SMSReceived.reading(
                application,
                from: from,
                to: to,
                body: form.text("Body") ?? "",
                id: id,
                media: media.compactMap { form.text("MediaUrl\($0)") },
                consent: ConsentSignal(word: (form.text("OptOutType") ?? "none").lowercased())
                    ?? .none
            )
            .map { message in
                var message = message
                message.mediaTypes = message.media.indices.map {
                    String((form.text("MediaContentType\($0)") ?? "").prefix(100))
                }
                message.segments = form.text("NumSegments").flatMap(UInt64.init) ?? 0
                let country = form.text("FromCountry") ?? ""
                message.country = country.utf8.count == 2 ? country : ""
                message.service = String((form.text("MessagingServiceSid") ?? "").prefix(64))
                return message
            }
        }
    }

    /// Reads a status callback.
    public func report(
        _ request: HTTPRequest,
        for application: ProviderApplicationSet
    ) -> Result<DeliveryReported?, WebhookRefusal> {
        form(request).flatMap { form in
            guard let word = form.text("MessageStatus") ?? form.text("SmsStatus") else {
                return .failure(.malformed("MessageStatus is missing"))
            }
            guard let status = Self.status(word) else { return .success(nil) }
            let message = request.query("message").flatMap(SysID.init)?.rawValue(key: key) ?? 0
            let code = form.text("ErrorCode") ?? ""
            return .success(
                DeliveryReported(
                    application: application.application,
                    message: MessageID(rawValue: message),
                    providerMessageID: form.text("MessageSid") ?? "",
                    status: status,
                    code: code,
                    detail: Int(code).map { TwilioErrorCode($0).detail } ?? ""
                )
            )
        }
    }

    /// An answer that sends nothing.
    public var accepted: HTTPResponse { HTTPResponse(Self.empty) }

    private static let empty = PreparedResponse(
        HTTPResponse(
            status: 200,
            headers: [("Content-Type", "text/xml; charset=utf-8")],
            body: Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>".utf8)
        )
    )

    /// The status that one of Twilio's words means; nothing for those that come before `sent`.
    static func status(_ word: String) -> DeliveryStatus? {
        switch word {
        case "sent": .sent
        case "delivered", "read": .delivered
        case "undelivered": .undelivered
        case "failed", "canceled": .failed
        default: nil
        }
    }

    private func form(_ request: HTTPRequest) -> Result<FormFields, WebhookRefusal> {
        guard request.method == "POST" else { return .failure(.wrongMethod(allowed: "POST")) }
        let type = (request.header("Content-Type") ?? "").lowercased()
        let query = request.rawQuery
        let url = publicURL + request.rawPath + (query.isEmpty ? "" : "?" + query)
        let signature = request.header("X-Twilio-Signature") ?? ""
        if type.hasPrefix("application/json") {
            let isRight = TwilioSignature.isRight(
                signature,
                url: url,
                json: request.body,
                bodySHA256: request.query("bodySHA256") ?? "",
                authTokens: settings.authTokens
            )
            guard isRight else { return .failure(.notAuthentic) }
            return FormFields(json: request.body).map { .success($0) }
                ?? .failure(.malformed("the body is no JSON object"))
        }
        guard type.hasPrefix("application/x-www-form-urlencoded"),
            let form = FormFields(request.body)
        else { return .failure(.malformed("the body is no form")) }
        guard form.isUTF8 else { return .failure(.invalidText) }
        let isRight = TwilioSignature.isRight(
            signature,
            url: url,
            parameters: form.pairs,
            authTokens: settings.authTokens
        )
        return isRight ? .success(form) : .failure(.notAuthentic)
    }
}

extension FormFields {
    /// The texts of a JSON object as if they had come in a form; numbers in it count as their digits.
    init?(json body: [UInt8]) {
        guard let object = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any]
        else { return nil }
        self.init(
            object.compactMap { name, value in
                switch value {
                case let text as String where !text.utf8.contains(0): (name, text)
                case let number as Int: (name, String(number))
                default: nil
                }
            }
        )
    }
}
