public import Engine
import Foundation
public import HTTPClient
public import Vocabulary

/// Posts messages as JSON that is signed with a shared secret.
///
/// Every post of one message has the same `Idempotency-Key`. Any status of 200 to 299 says that the message
/// is the other side's now; 429 with `Retry-After` puts off, 408 and 504 say nothing, other 4xx refuse.
public struct GenericTransport: OutboundTransport {
    private let settings: GenericSettings
    private let client: HTTPClient
    private let statusURL: String
    private let key: SysIDKey
    private let clock: any EngineClock

    /// Sends for an application.
    ///
    /// - Parameters:
    ///   - settings: where messages go, the secret, and the paths of the fields.
    ///   - client: what carries the requests.
    ///   - statusURL: where delivery reports are taken: `…/providers/NAME/status`.
    ///   - key: how messages are named in reports.
    ///   - clock: what the requests' time is read from.
    public init(
        _ settings: GenericSettings,
        client: HTTPClient,
        statusURL: String,
        key: SysIDKey,
        clock: any EngineClock = SystemClock()
    ) {
        self.settings = settings
        self.client = client
        self.statusURL = statusURL
        self.key = key
        self.clock = clock
    }

    /// What the other side promises.
    public var isIdempotent: Bool { settings.isIdempotent }

    /// Links stand in a field of their own.
    public var sendsMedia: Bool { true }

    /// Hands a message to the other side.
    public func send(
        _ message: OutboundMessage,
        completion: @escaping @Sendable (SendOutcome) -> Void
    ) {
        let paths = settings.paths
        client.send(request(message)) { completion(Self.outcome($0, paths)) }
    }

    func request(_ message: OutboundMessage) -> HTTPClientRequest {
        let name = SysID(rawValue: message.id.rawValue, key: key).description
        var document: [String: Any] = [:]
        func put(_ field: String, _ value: Any) {
            settings.paths["outbound", field]?.put(value, into: &document)
        }
        put("reference", name)
        put("from", message.pair.company.text)
        put("to", message.pair.requester.text)
        put("text", message.body)
        put("statusURL", statusURL)
        if !message.mediaURLs.isEmpty { put("media", message.mediaURLs) }
        return request(document, named: name)
    }

    private func request(_ document: [String: Any], named name: String) -> HTTPClientRequest {
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
        let data = try? JSONSerialization.data(withJSONObject: document, options: options)
        let body = data.map { [UInt8]($0) } ?? []
        let timestamp = String(clock.read().wall.rawValue / 1_000)
        var request = HTTPClientRequest(
            method: "POST",
            url: settings.sendURL,
            headers: [
                ("Content-Type", "application/json"), ("Idempotency-Key", name),
                (GenericSignature.timestampHeader, timestamp),
                (
                    GenericSignature.signatureHeader,
                    GenericSignature.compute(
                        timestamp: timestamp,
                        body: body,
                        secret: settings.secrets.first ?? ""
                    )
                ),
            ],
            body: body
        )
        request.hasOwnConnection = true
        return request
    }

    static func outcome(
        _ result: Result<HTTPClientResponse, HTTPClientError>,
        _ paths: GenericPaths
    ) -> SendOutcome {
        switch result {
        case .failure(let error): return SendOutcome(error)
        case .success(let response):
            let document = (try? JSONSerialization.jsonObject(with: Data(response.body))) ?? [:]
            let code = paths["answer", "code"]?.text(in: document) ?? String(response.status)
            switch response.status {
            case 200...299:
                let id = paths["answer", "id"]?.text(in: document) ?? ""
                return .accepted(providerMessageID: String(id.prefix(256)))
            case 429:
                return .throttled(
                    code: code,
                    detail: "too many requests at a time",
                    wait: response.retryAfter
                )
            case 408, 504: return .uncertain(detail: "the provider did not answer in time")
            case 500...599:
                return .failed(final: false, code: code, detail: "the provider failed")
            default:
                return .failed(final: true, code: code, detail: "the provider refused the message")
            }
        }
    }
}
