public import HTTPClient
public import Vocabulary

/// Sends through a Kannel gateway's `sendsms`.
///
/// Its answer carries no message id, so the report's URL names our own. Source: Kannel 1.4.5 User Guide,
/// "Using the HTTP interface to send SMS messages".
public struct KannelTransport: OutboundTransport {
    private let settings: KannelSettings
    private let client: HTTPClient
    private let reportURL: String
    private let key: SysIDKey

    /// Sends for an application.
    ///
    /// - Parameters:
    ///   - settings: the gateway and its credentials.
    ///   - client: what carries the requests.
    ///   - reportURL: where delivery reports are taken: `…/providers/NAME/status`.
    ///   - key: how messages are named in reports.
    public init(
        _ settings: KannelSettings,
        client: HTTPClient,
        reportURL: String,
        key: SysIDKey
    ) {
        self.settings = settings
        self.client = client
        self.reportURL = reportURL
        self.key = key
    }

    /// The gateway sends as often as it is told to.
    public var isIdempotent: Bool { false }

    /// Hands a message to the gateway.
    public func send(
        _ message: OutboundMessage,
        completion: @escaping @Sendable (SendOutcome) -> Void
    ) {
        client.send(request(message)) { completion(Self.outcome($0)) }
    }

    func request(_ message: OutboundMessage) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: url(message))
        // A GET on a connection that was used before would be sent again when that connection turns out to
        // be closed, and Kannel might have had it. A gateway keeps idle connections for a minute.
        request.isRepeatable = false
        request.connectionIdleMax = 10
        return request
    }

    func url(_ message: OutboundMessage) -> String {
        let text = KannelText.encode(message.body)
        let name = SysID(rawValue: message.id.rawValue, key: key).description
        let report =
            reportURL + "?token=" + settings.inboundToken.percentEncoded() + "&message=" + name
            + "&status=%d&reply=%A"
        var query: [(String, String)] = [
            ("username", settings.userName.percentEncoded()),
            ("password", settings.password.percentEncoded()),
            ("from", message.pair.company.text.percentEncoded()),
            ("to", message.pair.requester.text.percentEncoded()),
            ("coding", String(text.coding)),
            ("dlr-mask", String(settings.reportMask)),
            ("dlr-url", report.percentEncoded()),
        ]
        // A gateway that was built without iconv mangles UCS-2 that is said to be in a charset.
        if text.coding == 0 { query.append(("charset", text.charset)) }
        if settings.validityMinutes > 0 {
            query.append(("validity", String(settings.validityMinutes)))
        }
        if let priority = settings.priority { query.append(("priority", String(priority))) }
        if !settings.userDataHeader.isEmpty {
            query.append(("udh", Self.escaped(hex: settings.userDataHeader)))
        }
        if !settings.smsc.isEmpty { query.append(("smsc", settings.smsc.percentEncoded())) }
        query.append(("text", text.bytes.percentEncoded()))
        return settings.sendURL + "?" + query.map { $0.0 + "=" + $0.1 }.joined(separator: "&")
    }

    /// Every two digits as an escaped byte.
    private static func escaped(hex: String) -> String {
        var text = ""
        for (index, digit) in hex.enumerated() {
            if index % 2 == 0 { text += "%" }
            text.append(digit)
        }
        return text
    }

    static func outcome(_ result: Result<HTTPClientResponse, HTTPClientError>) -> SendOutcome {
        switch result {
        case .success(let response):
            switch response.status {
            case 200...299: .accepted(providerMessageID: "")
            case 429:
                .throttled(
                    code: "429",
                    detail: "the gateway takes no more at a time",
                    wait: response.retryAfter
                )
            case 408, 503:
                .failed(final: false, code: String(response.status), detail: "the gateway is busy")
            case 400...499:
                .failed(
                    final: true,
                    code: String(response.status),
                    detail: "the gateway refused the message"
                )
            // A proxy in front of the gateway waited in vain.
            case 504: .uncertain(detail: "the gateway did not answer in time")
            default:
                .failed(final: false, code: String(response.status), detail: "the gateway failed")
            }
        case .failure(let error): .init(error)
        }
    }
}

extension SendOutcome {
    /// What a request without a response means for a message.
    init(_ error: HTTPClientError) {
        switch error {
        case .failedBeforeSending(_, let reason):
            self = .failed(final: false, code: "unreachable", detail: reason)
        case .uncertain(_, let reason): self = .uncertain(detail: reason)
        case .responseTooLarge:
            self = .uncertain(detail: "the provider's answer is larger than is read")
        case .tooManyRequests:
            self = .failed(final: false, code: "busy", detail: "too many requests are under way")
        case .cancelled(let wasSent):
            self =
                wasSent
                ? .uncertain(detail: "the service stopped before the answer came")
                : .failed(final: false, code: "stopped", detail: "the service stopped")
        case .badURL, .badHeader:
            self = .failed(final: true, code: "configuration", detail: "the URL is not valid")
        }
    }
}
