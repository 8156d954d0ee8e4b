import HTTPServer
import Vocabulary

/// Answers one request and counts it.
final class Reply: Sendable {
    private let answer: @Sendable (HTTPResponse) -> Void
    private let responder: HTTPResponder?
    private let failure: @Sendable (APIError) -> HTTPResponse
    private let figures: RequestFigures
    private let operation: String
    private let isForPage: Bool

    /// Takes a request to answer.
    ///
    /// - Parameters:
    ///   - responder: the server's end.
    ///   - figures: what counts it.
    ///   - operation: the name that it counts under.
    ///   - isForPage: whether a page in a browser asked, which has a form of its own to sign in.
    ///   - failure: the response to a problem.
    init(
        _ responder: HTTPResponder,
        _ figures: RequestFigures,
        operation: String,
        isForPage: Bool = false,
        failure: @escaping @Sendable (APIError) -> HTTPResponse = { $0.document }
    ) {
        self.responder = responder
        self.figures = figures
        self.operation = operation
        self.isForPage = isForPage
        self.failure = failure
        answer = { responder.respond($0) }
    }

    /// Takes a request that is part of another.
    init(
        _ figures: RequestFigures,
        operation: String,
        failure: @escaping @Sendable (APIError) -> HTTPResponse,
        answer: @escaping @Sendable (HTTPResponse) -> Void
    ) {
        self.answer = answer
        self.figures = figures
        self.operation = operation
        self.failure = failure
        isForPage = false
        responder = nil
    }

    /// Answers with JSON.
    func json(_ json: JSONText, status: Int = 200, headers: [(String, String)] = []) {
        let all = [("Content-Type", "application/json")] + headers
        send(HTTPResponse(status: status, headers: all, body: json.bytes))
    }

    /// Answers with a problem.
    func fail(_ error: APIError) { send(failure(error)) }

    /// Answers with anything.
    func send(_ response: HTTPResponse) {
        var response = response
        if isForPage, response.status == 401 {
            // At the word Basic a browser would put up a form of its own.
            response.headers.removeAll { $0.0 == "WWW-Authenticate" && $0.1.hasPrefix("Basic") }
        }
        figures.count(operation, status: response.status)
        answer(response)
    }

    /// Begins a stream; it counts when it begins.
    func stream(headers: [(String, String)]) -> HTTPStream {
        figures.count(operation, status: 200)
        guard let responder else {
            preconditionFailure("a part of a request is not answered with a stream")
        }
        return responder.stream(status: 200, headers: headers)
    }
}
