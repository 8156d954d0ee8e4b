import Foundation
public import HTTPServer
public import Vocabulary

/// The pretend phone's way in: JSON with `from`, `to`, `text` and, if it likes, `id`.
///
/// It needs no account, so it takes messages only from this machine.
public struct LoopbackWebhook: InboundWebhook {
    /// Makes it.
    public init() {}

    /// Reads a message from a pretend phone.
    public func message(
        _ request: HTTPRequest,
        for application: ProviderApplicationSet
    ) -> Result<SMSReceived, WebhookRefusal> {
        guard Self.isLocal(request) else { return .failure(.notLocal) }
        guard request.method == "POST" else { return .failure(.wrongMethod(allowed: "POST")) }
        // A page of elsewhere can have a browser post a form to this machine, but no JSON.
        let type = request.header("Content-Type") ?? ""
        guard type.lowercased().hasPrefix("application/json") else {
            return .failure(.malformed("Content-Type application/json is needed"))
        }
        guard String(validating: request.body, as: UTF8.self) != nil else {
            return .failure(.invalidText)
        }
        guard let json = try? JSONSerialization.jsonObject(with: Data(request.body)),
            let fields = json as? [String: Any], let from = fields["from"] as? String,
            let to = fields["to"] as? String, let text = fields["text"] as? String
        else { return .failure(.malformed("JSON with the texts from, to and text is needed")) }
        return SMSReceived.reading(
            application,
            from: from,
            to: to,
            body: text,
            id: fields["id"] as? String ?? ""
        )
    }

    /// A pretend phone reports nothing: what it has received is delivered.
    public func report(
        _ request: HTTPRequest,
        for application: ProviderApplicationSet
    ) -> Result<DeliveryReported?, WebhookRefusal> {
        .success(nil)
    }

    /// Nothing but that it was taken.
    public var accepted: HTTPResponse { .empty(status: 204) }

    static func isLocal(_ request: HTTPRequest) -> Bool {
        request.remoteAddress.hasPrefix("127.") || request.remoteAddress == "::1"
            || request.remoteAddress.hasPrefix("::ffff:127.")
    }
}
