import Foundation
public import HTTPServer
public import Vocabulary

/// The pretend phone's way in: JSON with `from`, `to`, `text` and, if it likes, `id` and `part`.
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
            id: fields["id"] as? String ?? "",
            part: (fields["part"] as? String).flatMap { MessagePart($0) }
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
    public var accepted: HTTPResponse { HTTPResponse(.noContent) }

    /// Answers `GET /providers`: the company numbers that a pretend phone of this machine can write to.
    static func list(
        _ applications: [ProviderApplicationSet],
        _ request: HTTPRequest,
        _ responder: HTTPResponder,
        refuse: (WebhookRefusal) -> Void
    ) {
        guard isLocal(request) else { return refuse(.notLocal) }
        var json = JSONText()
        json.beginObject()
        json.key("result")
        json.beginArray()
        for application in applications {
            json.beginObject()
            json.member("name", application.name)
            json.member("number", application.number.text)
            json.member("active", application.active)
            json.endObject()
        }
        json.endArray()
        json.endObject()
        responder.respond(.json(json.bytes))
    }

    static func isLocal(_ request: HTTPRequest) -> Bool {
        request.remoteAddress.hasPrefix("127.") || request.remoteAddress == "::1"
            || request.remoteAddress.hasPrefix("::ffff:127.")
    }
}
