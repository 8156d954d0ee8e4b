import Synchronization

/// Answers one request, at once or later, from any thread.
///
/// Exactly one of `respond` and `stream` is called, once; a second call stops the program. While
/// nothing is answered the request holds no thread. If the server gives up first (it is stopping, or
/// `answerTimeout` passed) the late answer is dropped.
public final class HTTPResponder: Sendable {
    /// What a request is answered with.
    enum Reply: Sendable {
        case response(HTTPResponse)
        case stream(HTTPStream, status: Int, headers: [(String, String)])

        var status: Int {
            switch self {
            case .response(let response): response.status
            case .stream(_, let status, _): status
            }
        }
    }

    private enum Phase {
        /// The handler has not returned.
        case running
        /// The connection is suspended.
        case waiting
        /// The worker is to send the reply.
        case answered(Reply)
        /// The worker has taken the reply.
        case sending(HTTPStream?)
    }

    private struct State {
        var phase = Phase.running
        var isUsed = false
        var observer: (@Sendable (Int) -> Void)?
    }

    private let state = Mutex(State())
    private let connection: Connection
    /// The responder's own: the connection's changes with the next request.
    private let head: RequestHead

    init(connection: Connection, head: RequestHead) {
        self.connection = connection
        self.head = head
    }

    /// Has the status of the answer told, once it is given: by the handler or in its place.
    ///
    /// To be called before the request is answered; the observer runs on the thread that answers.
    public func observe(_ observer: @escaping @Sendable (_ status: Int) -> Void) {
        state.withLock { $0.observer = observer }
    }

    /// Sends a response.
    public func respond(_ response: HTTPResponse) {
        answer(.response(response), byCaller: true)
    }

    /// Begins a response whose body is written bit by bit, such as server-sent events.
    ///
    /// - Parameters:
    ///   - status: the status, 200 to 599.
    ///   - headers: without `Content-Length`.
    /// - Returns: what the body is written to; already closed if the server gave up before.
    public func stream(status: Int = 200, headers: [(String, String)]) -> HTTPStream {
        let stream = HTTPStream(
            connection: connection,
            limit: connection.server.configuration.streamBufferBytes
        )
        if !answer(.stream(stream, status: status, headers: headers), byCaller: true) {
            stream.connectionEnded()
        }
        return stream
    }

    /// Answers in the handler's place, unless it has answered.
    func abort(_ reason: HTTPRefusal.Reason) {
        let path = String(decoding: head.path, as: UTF8.self)
        let refusal = HTTPRefusal(reason: reason, rawPath: path)
        answer(.response(connection.server.configuration.refusal(refusal)), byCaller: false)
    }

    /// Marks the request as waiting, after its connection was suspended.
    ///
    /// - Returns: false when it was answered in between: nobody else resumes the connection then.
    func park() -> Bool {
        state.withLock { state in
            guard case .running = state.phase else { return false }
            state.phase = .waiting
            return true
        }
    }

    /// The reply, for the worker to send; nil while there is none.
    func takeReply() -> Reply? {
        state.withLock { state in
            guard case .answered(let reply) = state.phase else { return nil }
            if case .stream(let stream, _, _) = reply {
                state.phase = .sending(stream)
            } else {
                state.phase = .sending(nil)
            }
            return reply
        }
    }

    /// The stream that is being sent.
    var openStream: HTTPStream? {
        state.withLock { state in
            switch state.phase {
            case .sending(let stream): stream
            case .answered(.stream(let stream, _, _)): stream
            default: nil
            }
        }
    }

    @discardableResult
    private func answer(_ reply: Reply, byCaller: Bool) -> Bool {
        enum Step { case leave, wake, drop }
        let (step, observer) = state.withLock { state -> (Step, (@Sendable (Int) -> Void)?) in
            if byCaller {
                precondition(!state.isUsed, "a request is answered once")
                state.isUsed = true
            }
            switch state.phase {
            case .running:
                state.phase = .answered(reply)
                return (.leave, state.observer.take())
            case .waiting:
                state.phase = .answered(reply)
                return (.wake, state.observer.take())
            case .answered, .sending:
                return (.drop, nil)
            }
        }
        observer?(reply.status)
        // Only the one who ended the waiting resumes, so the connection cannot be gone here.
        if step == .wake { connection.resume() }
        return step != .drop
    }
}
