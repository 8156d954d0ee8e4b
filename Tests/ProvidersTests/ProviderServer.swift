import HTTPClient
import HTTPServer
import Synchronization
import Testing
import Vocabulary

@testable import Providers

/// What a provider was sent.
struct ProviderRequest: Sendable {
    let method: String
    let path: String
    let query: String
    let headers: [String: String]
    let body: [UInt8]
}

/// A provider on loopback that answers as the test says.
final class ProviderServer: Sendable {
    let client = HTTPClient()
    private let server: HTTPServer
    private let box = Box()

    init(status: Int, body: String) throws {
        let box = box
        var configuration = HTTPServerConfiguration()
        configuration.binaryQueryForPath = { _ in true }
        server = try HTTPServer(configuration: configuration) { request, responder in
            var headers: [String: String] = [:]
            for (name, value) in request.headers { headers[name.lowercased()] = value }
            let one = ProviderRequest(
                method: request.method,
                path: request.rawPath,
                query: request.rawQuery,
                headers: headers,
                body: request.body
            )
            box.requests.withLock { $0.append(one) }
            responder.respond(HTTPResponse(status: status, body: Array(body.utf8)))
        }
        try server.start()
    }

    /// All that it was sent.
    var seen: [ProviderRequest] { box.requests.withLock { $0 } }

    var url: String { "http://127.0.0.1:\(server.port)" }

    func close() {
        client.shutDown()
        server.stop(gracefulWithin: 0)
    }

    private final class Box: Sendable {
        let requests = Mutex<[ProviderRequest]>([])
    }
}

extension OutboundTransport {
    /// Sends and holds the thread until the outcome is there.
    func sendAndWait(_ message: OutboundMessage) throws -> SendOutcome {
        let found = Found()
        send(message) { outcome in found.outcomes.withLock { $0.append(outcome) } }
        try until("a message has an outcome") { !found.outcomes.withLock { $0 }.isEmpty }
        let outcomes = found.outcomes.withLock { $0 }
        #expect(outcomes.count == 1)
        return outcomes[0]
    }
}

private final class Found: Sendable {
    let outcomes = Mutex<[SendOutcome]>([])
}

extension OutboundMessage {
    /// A message of a test.
    static func example(_ body: String = "Hello", id: Position = 12) throws -> OutboundMessage {
        OutboundMessage(
            id: MessageID(id),
            application: ApplicationID(1),
            pair: AddressPair(
                requester: try #require(Address("+15551234567")),
                company: try #require(Address("+15550100"))
            ),
            body: body,
            decidedAt: Instant(rawValue: 1_800_000_000_000)
        )
    }
}
