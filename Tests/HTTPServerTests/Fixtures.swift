import HTTPServer
import Synchronization

/// Runs a server for the length of a test.
func withServer(
    _ adjust: (inout HTTPServerConfiguration) -> Void = { _ in },
    handler: @escaping HTTPServer.Handler = describe,
    _ body: (HTTPServer) throws -> Void
) throws {
    var configuration = HTTPServerConfiguration()
    adjust(&configuration)
    let server = try HTTPServer(configuration: configuration, handler: handler)
    try server.start()
    defer { server.stop(gracefulWithin: 0) }
    try body(server)
}

/// Answers with what the server understood.
@Sendable func describe(_ request: HTTPRequest, _ responder: HTTPResponder) {
    var text = "\(request.method) \(request.pathSegments)"
    for (name, value) in request.query { text += " \(name)=\(value)" }
    text += " body=\(String(decoding: request.body, as: UTF8.self))"
    responder.respond(.text(text))
}

/// Keeps responders for a test to answer when it likes.
final class Held: Sendable {
    private let held = Mutex<[(path: String, responder: HTTPResponder)]>([])
    private let arrivals = Latch()

    func take(_ request: HTTPRequest, _ responder: HTTPResponder) {
        held.withLock { $0.append((request.rawPath, responder)) }
        arrivals.count()
    }

    /// Waits until so many requests are held, and hands them out.
    func wait(for count: Int) -> [(path: String, responder: HTTPResponder)] {
        arrivals.wait(for: count)
        return held.withLock { $0 }
    }
}
