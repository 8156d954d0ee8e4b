import CCurl
import Glibc
import Synchronization

/// A request with whom to tell about it.
struct Work: Sendable {
    let request: HTTPClientRequest
    let completion: HTTPClient.Completion
}

/// An HTTP/1.1 client: one thread of its own, connections used again, redirects not followed.
///
/// Completions are called on that thread, each exactly once, and must not block; only for a request
/// that is refused at once is it called by `send` itself. Call `shutDown` before letting go of a client.
public final class HTTPClient: Sendable {
    /// What is told about a request, once.
    public typealias Completion =
        @Sendable (Result<HTTPClientResponse, HTTPClientError>) -> Void

    private struct State {
        var waiting: [Work] = []
        /// Requests whose completion has not been called, waiting ones included.
        var inFlight = 0
        var isShutDown = false
        var thread: pthread_t?
    }

    private let state = Mutex(State())
    private let limit: Int
    private let multi: Multi

    /// Starts a client.
    ///
    /// - Parameters:
    ///   - inFlightLimit: requests taken at once; more are refused with `tooManyRequests`.
    ///   - connectionsPerHost: connections open at once to one host; further requests wait.
    ///   - certificateAuthorities: a PEM file of authorities to trust in place of the system's.
    public init(
        inFlightLimit: Int = 1024,
        connectionsPerHost: Int = 32,
        certificateAuthorities: String? = nil
    ) {
        precondition(inFlightLimit >= 1, "a client takes at least one request")
        limit = inFlightLimit
        multi = Multi(
            connectionsPerHost: connectionsPerHost,
            certificateAuthorities: certificateAuthorities
        )
        let thread = startThread { self.run() }
        state.withLock { $0.thread = thread }
    }

    /// Sends a request, from any thread.
    public func send(_ request: HTTPClientRequest, completion: @escaping Completion) {
        guard request.hasValidScheme else { return completion(.failure(.badURL)) }
        guard request.hasValidHeaders else { return completion(.failure(.badHeader)) }
        let refused = state.withLock { state -> HTTPClientError? in
            if state.isShutDown { return .cancelled(wasSent: false) }
            if state.inFlight >= limit { return .tooManyRequests }
            state.inFlight += 1
            let counted: Completion = { result in
                self.state.withLock { $0.inFlight -= 1 }
                completion(result)
            }
            state.waiting.append(Work(request: request, completion: counted))
            return nil
        }
        if let refused { return completion(.failure(refused)) }
        multi.wake()
    }

    /// Ends what is under way with `cancelled`, and the thread.
    ///
    /// Not to be called from a completion.
    public func shutDown() {
        let thread = state.withLock { state in
            state.isShutDown = true
            defer { state.thread = nil }
            return state.thread
        }
        guard let thread else { return }
        multi.wake()
        pthread_join(thread, nil)
    }

    /// Requests whose completion has not been called.
    public var inFlight: Int { state.withLock { $0.inFlight } }

    /// The thread: hands waiting requests to libcurl, lets it work, reports what ended.
    private func run() {
        while true {
            let (waiting, isShutDown) = state.withLock { state in
                defer { state.waiting = [] }
                return (state.waiting, state.isShutDown)
            }
            for work in waiting {
                if isShutDown {
                    work.completion(.failure(.cancelled(wasSent: false)))
                } else {
                    multi.add(work)
                }
            }
            if isShutDown { break }
            multi.advance()
        }
        multi.cancelAll()
    }
}
