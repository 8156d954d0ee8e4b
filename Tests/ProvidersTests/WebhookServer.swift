import HTTPServer
import Synchronization
import Testing
import Vocabulary

@testable import Providers

/// Has a webhook of its own read requests that come over a connection.
func withWebhook(
    _ webhook: any InboundWebhook,
    _ body: ((String) throws -> Result<SMSReceived, WebhookRefusal>?) throws -> Void
) throws {
    let found = Mutex<Result<SMSReceived, WebhookRefusal>?>(nil)
    var configuration = HTTPServerConfiguration()
    configuration.binaryQueryForPath = { _ in true }
    let server = try HTTPServer(configuration: configuration) { request, responder in
        let result = webhook.message(request, for: ProviderApplicationSet())
        found.withLock { $0 = result }
        responder.respond(.empty())
    }
    try server.start()
    defer { server.stop(gracefulWithin: 0) }
    try body { text in
        let request = text.replacing("\n\n", with: "\nConnection: close\n\n")
            .replacing("\n", with: "\r\n")
        _ = try #require(Exchange(Array(request.utf8), port: server.port))
        return found.withLock { $0 }
    }
}
