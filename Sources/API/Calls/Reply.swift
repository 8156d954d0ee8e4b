import HTTPServer
import Vocabulary

/// Answers one request and counts it.
final class Reply: Sendable {
    private let responder: HTTPResponder
    private let figures: RequestFigures
    private let operation: String
    private let start = ContinuousClock.now

    init(_ responder: HTTPResponder, _ figures: RequestFigures, operation: String) {
        self.responder = responder
        self.figures = figures
        self.operation = operation
    }

    /// Answers with JSON.
    func json(_ json: JSONText, status: Int = 200, headers: [(String, String)] = []) {
        let all = [("Content-Type", "application/json")] + headers
        send(HTTPResponse(status: status, headers: all, body: json.bytes))
    }

    /// Answers with a problem document.
    func fail(_ error: APIError) { send(error.document) }

    /// Answers with anything.
    func send(_ response: HTTPResponse) {
        var response = response
        response.headers += Self.safety
        figures.count(operation, status: response.status, took: start.duration(to: .now))
        responder.respond(response)
    }

    /// Begins a stream; it counts when it begins.
    func stream(headers: [(String, String)]) -> HTTPStream {
        figures.count(operation, status: 200, took: start.duration(to: .now))
        return responder.stream(status: 200, headers: headers + Self.safety)
    }

    // Nothing here is for a cache, a guess at its type, or a frame.
    private static let safety = [
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ]
}
