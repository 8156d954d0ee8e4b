import Foundation
public import HTTPClient
public import Vocabulary

/// Sends through Twilio's Messages resource.
///
/// A post is not idempotent there, so one whose answer is missing is uncertain and not repeated. Source:
/// twilio.com/docs/messaging/api/message-resource.
public struct TwilioTransport: OutboundTransport {
    private let settings: TwilioSettings
    private let client: HTTPClient
    private let callbackURL: String
    private let key: SysIDKey

    /// Sends for an application.
    ///
    /// - Parameters:
    ///   - settings: the account.
    ///   - client: what carries the requests.
    ///   - callbackURL: where status callbacks are taken: `…/providers/NAME/status`.
    ///   - key: how messages are named in callbacks.
    public init(
        _ settings: TwilioSettings,
        client: HTTPClient,
        callbackURL: String,
        key: SysIDKey
    ) {
        self.settings = settings
        self.client = client
        self.callbackURL = callbackURL
        self.key = key
    }

    /// Pictures go as MMS.
    public var sendsMedia: Bool { true }

    /// Twilio sends as often as it is told to.
    public var isIdempotent: Bool { false }

    /// Hands a message to Twilio.
    public func send(
        _ message: OutboundMessage,
        completion: @escaping @Sendable (SendOutcome) -> Void
    ) {
        client.send(request(message)) { completion(Self.outcome($0)) }
    }

    func request(_ message: OutboundMessage) -> HTTPClientRequest {
        let name = SysID(rawValue: message.id.rawValue, key: key).description
        var form = [
            ("To", message.pair.requester.text),
            ("From", message.pair.company.text),
            ("StatusCallback", callbackURL + "?message=" + name),
        ]
        // With both, the service's rules hold and the conversation keeps its number.
        if !settings.messagingServiceSID.isEmpty {
            form.append(("MessagingServiceSid", settings.messagingServiceSID))
        }
        if !message.body.isEmpty { form.append(("Body", message.body)) }
        form += message.mediaURLs.map { ("MediaUrl", $0) }
        if settings.validitySeconds > 0 {
            form.append(("ValidityPeriod", String(settings.validitySeconds)))
        }
        if settings.smartEncoded { form.append(("SmartEncoded", "true")) }
        var request = HTTPClientRequest(
            method: "POST",
            url: "\(settings.apiBaseURL)/2010-04-01/Accounts/\(settings.accountSID)/Messages.json",
            headers: [("Content-Type", "application/x-www-form-urlencoded")],
            body: Array(
                form.map { $0.0 + "=" + $0.1.percentEncoded() }.joined(separator: "&").utf8
            )
        )
        request.hasOwnConnection = true
        request.basicAuthentication = .init(
            user: settings.accountSID,
            password: settings.authTokens.first ?? ""
        )
        return request
    }

    static func outcome(_ result: Result<HTTPClientResponse, HTTPClientError>) -> SendOutcome {
        switch result {
        case .failure(let error): return SendOutcome(error)
        case .success(let response):
            let json = try? JSONSerialization.jsonObject(with: Data(response.body))
            let fields = json as? [String: Any] ?? [:]
            switch response.status {
            case 200...299:
                return .accepted(providerMessageID: fields["sid"] as? String ?? "")
            case 429:
                return .throttled(
                    code: fields["code"].flatMap { ($0 as? Int).map(String.init) } ?? "429",
                    detail: "too many requests at a time",
                    wait: response.retryAfter
                )
            // Time-outs say nothing about what became of the message.
            case 408, 504: return .uncertain(detail: "Twilio did not answer in time")
            case 500...599:
                return .failed(
                    final: false,
                    code: String(response.status),
                    detail: "Twilio failed"
                )
            default:
                let code = TwilioErrorCode(fields["code"] as? Int ?? response.status)
                return .failed(final: code.isFinal, code: String(code.code), detail: code.detail)
            }
        }
    }
}

extension HTTPClientResponse {
    /// How long the other side wants to be left alone: its `Retry-After` in seconds, at most five minutes.
    var retryAfter: Milliseconds {
        let seconds = header("Retry-After").flatMap { Int64($0) } ?? 1
        return .seconds(min(max(seconds, 1), 300))
    }
}
