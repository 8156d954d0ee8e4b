import Synchronization

/// An HTTP/1.1 server whose requests hold no thread while they wait for their answer.
///
/// A running server keeps itself alive; `stop` ends that. The handler is called on one of the
/// server's threads once a request's body is complete, and must not block: whatever takes time answers
/// later through the `HTTPResponder`.
///
/// Limits of libmicrohttpd 0.9.75: it answers a malformed request line, and headers that overflow a
/// connection's memory, with pages of its own (400, 414, 431), not through `refusal`.
public final class HTTPServer: Sendable {
    /// What answers requests.
    public typealias Handler = @Sendable (HTTPRequest, HTTPResponder) -> Void

    let configuration: HTTPServerConfiguration
    let handler: Handler

    /// Requests between their first line and their end.
    let active = Atomic<Int>(0)
    /// Connections that are out of their worker's loop.
    let suspended = Atomic<Int>(0)
    let connections = Mutex<[ObjectIdentifier: Connection]>([:])
    let running = Mutex<Running?>(nil)

    private let draining = Atomic<Bool>(false)
    private let aborting = Atomic<Bool>(false)
    private let started = Atomic<Bool>(false)
    private let chosenPort = Atomic<UInt16>(0)
    /// Rung when `stop` may find that nothing is left to wait for.
    let progress: WakeSignal
    let preparedResponses = PreparedResponses()

    /// Makes a server that does not listen yet.
    ///
    /// - Throws: `HTTPServerError.system` when the process is out of descriptors.
    public init(
        configuration: HTTPServerConfiguration,
        handler: @escaping Handler
    ) throws(HTTPServerError) {
        precondition(configuration.workers >= 1, "a server has a worker")
        precondition(configuration.idleTimeout >= 1, "an idle connection is closed some time")
        self.configuration = configuration
        self.handler = handler
        progress = try WakeSignal()
    }

    /// The port that is listened on; 0 before `start`, and for a socket that has no port.
    public var port: UInt16 { chosenPort.load(ordering: .acquiring) }

    /// Connections open now.
    public var connectionCount: Int { connections.withLock { $0.count } }

    /// Requests being received or answered now.
    public var requestCount: Int { active.load(ordering: .relaxed) }

    /// Begins to listen.
    ///
    /// - Throws: `badAddress`, `addressInUse`, `system` or `refusedToStart` when it cannot;
    ///   `alreadyStarted` the second time. A listening socket that was passed in is closed then.
    public func start() throws(HTTPServerError) {
        guard !started.exchange(true, ordering: .acquiringAndReleasing) else {
            throw .alreadyStarted
        }
        let socket = try ListeningSocket(configuration)
        chosenPort.store(socket.port, ordering: .releasing)
        let running = try Running(server: self, socket: socket)
        self.running.withLock { $0 = running }
    }

    /// Stops listening, lets requests at hand be answered, then closes every connection.
    ///
    /// Streams are finished first. New requests on open connections are still answered while it waits,
    /// each closing its connection. What is not answered in time is answered 503. Returns when all
    /// of the server's threads have ended. Not to be called from the handler; a second call returns
    /// at once.
    ///
    /// - Parameter milliseconds: how long to wait for requests at hand.
    public func stop(gracefulWithin milliseconds: Int) {
        let taken = self.running.withLock { running in
            defer { running = nil }
            return running
        }
        guard let taken else { return }
        draining.store(true, ordering: .sequentiallyConsistent)
        taken.stopListening()
        for responder in responders() { responder.openStream?.finish() }

        let deadline = coarseMilliseconds() + Int64(milliseconds)
        waitForRequests(until: deadline)
        // Whoever was accepted at the last moment has a request that no worker has seen.
        let asking = min(deadline, coarseMilliseconds() + Self.askingMilliseconds)
        repeat {
            progress.wait(milliseconds: 10)
            waitForRequests(until: deadline)
        } while coarseMilliseconds() < asking && isAnybodyAboutToAsk

        aborting.store(true, ordering: .sequentiallyConsistent)
        for responder in responders() {
            responder.abort(.stopping)
            responder.openStream?.abandon()
        }
        // libmicrohttpd ends the process if it is stopped with a connection suspended.
        while suspended.load(ordering: .sequentiallyConsistent) > 0 {
            progress.wait(milliseconds: 100)
            for responder in responders() { responder.openStream?.abandon() }
        }
        taken.end()
    }

    /// How long a stop waits for requests of those who have just connected.
    private static let askingMilliseconds: Int64 = 200

    private var isAnybodyAboutToAsk: Bool {
        let open = connections.withLock { Array($0.values) }
        return open.contains(where: \.isAboutToAsk)
    }

    private func waitForRequests(until deadline: Int64) {
        while active.load(ordering: .sequentiallyConsistent) > 0 {
            let left = deadline - coarseMilliseconds()
            guard left > 0 else { break }
            progress.wait(milliseconds: Int(left))
        }
    }

    /// Whether `stop` has begun: responses close their connections.
    var isDraining: Bool { draining.load(ordering: .sequentiallyConsistent) }

    /// Whether `stop` waits no longer: nothing may be suspended any more.
    var isAborting: Bool { aborting.load(ordering: .sequentiallyConsistent) }

    func noteProgress() {
        if isDraining { progress.notify() }
    }

    private func responders() -> [HTTPResponder] {
        let open = connections.withLock { Array($0.values) }
        return open.compactMap { $0.responder.withLock { $0 } }
    }
}

extension HTTPServer {
    var requestMilliseconds: Int64 { Int64(configuration.requestTimeout) * 1000 }

    /// How long a connection may stay without a request line.
    ///
    /// libmicrohttpd closes it after
    /// `idleTimeout` without a byte; one that sends bytes too slowly gets a request's time on top.
    var idleMilliseconds: Int64 { Int64(configuration.idleTimeout) * 1000 + requestMilliseconds }

    func sendDeadline() -> Int64 {
        coarseMilliseconds() + Int64(configuration.sendTimeout) * 1000
    }

    func answerDeadline() -> Int64 {
        let limit = Int64(configuration.answerTimeout) * 1000
        return limit == 0 ? Int64.max >> 4 : coarseMilliseconds() + limit
    }
}
