import CMicroHTTPD
import Glibc
import Synchronization

/// One client connection, for as long as libmicrohttpd has it.
///
/// The unlocked variables belong to the connection's worker thread, on which all callbacks of a
/// connection run. Protected otherwise: `socket` and `responder` by their locks, `watch` as an atomic.
@safe
final class Connection: @unchecked Sendable {
    /// Where the request at hand stands.
    enum Stage {
        case head
        case body
        case handed
        case replied
    }

    let server: HTTPServer
    let address: String
    let watch = ConnectionWatch()

    /// Whether a request ever came.
    let hasAsked = Atomic<Bool>(false)
    var stage = Stage.head
    var head = RequestHead()
    var body: [UInt8] = []
    var bodyLimit = 0
    /// Bytes of body thrown away since the request was refused.
    var discarded = 0
    var refusal: HTTPRefusal.Reason?

    /// The request that the handler has; locked, since the watcher and `stop` ask for it.
    let responder = Mutex<HTTPResponder?>(nil)

    private let pointer: OpaquePointer
    /// -1 once the descriptor is about to be closed.
    private let socket: Mutex<Int32>

    init(_ pointer: OpaquePointer, server: HTTPServer) {
        unsafe self.pointer = unsafe pointer
        self.server = server
        socket = unsafe Mutex(http_socket(pointer))
        address = unsafe http_client_address(pointer).map { unsafe numericAddress($0) } ?? "unknown"
        watch.idle(until: coarseMilliseconds() + server.idleMilliseconds)
    }

    /// Takes the connection out of its worker's loop.
    ///
    /// On the worker thread.
    func suspend() {
        server.suspended.add(1, ordering: .sequentiallyConsistent)
        unsafe MHD_suspend_connection(pointer)
    }

    /// Gives a suspended connection back to its worker.
    ///
    /// From any thread, once for each suspension.
    func resume() {
        unsafe MHD_resume_connection(pointer)
        if server.suspended.subtract(1, ordering: .sequentiallyConsistent).newValue == 0 {
            server.noteProgress()
        }
    }

    /// Shuts the socket down, which the worker sees as the client's going.
    ///
    /// - Parameter reading: only the incoming half, so that the worker can still send a refusal.
    func disconnect(reading: Bool = false) {
        socket.withLock { socket in
            guard socket >= 0 else { return }
            shutdown(socket, Int32(reading ? SHUT_RD : SHUT_RDWR))
        }
    }

    /// Says whether the client has closed its side.
    var clientIsGone: Bool {
        socket.withLock { socket in
            guard socket >= 0 else { return true }
            var byte: UInt8 = 0
            let count = unsafe recv(socket, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT))
            return count == 0 || count < 0 && errno != EAGAIN && errno != EINTR
        }
    }

    /// Whether a request is on its way, or will be as far as anybody knows: nobody connects for nothing.
    var isAboutToAsk: Bool {
        guard hasAsked.load(ordering: .relaxed) else { return true }
        return watch.idleDeadline() != nil
            && socket.withLock { socket in
                var byte: UInt8 = 0
                return unsafe socket >= 0
                    && recv(socket, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) > 0
            }
    }

    /// Forgets the descriptor, before libmicrohttpd closes it.
    func closed() {
        socket.withLock { $0 = -1 }
    }

    /// Puts bytes on the wire past libmicrohttpd, which cannot answer in the middle of a request.
    ///
    /// Only as the last thing before the connection is closed. What does not fit at once is lost.
    func sendPlainly(_ bytes: [UInt8]) {
        socket.withLock { socket in
            guard socket >= 0 else { return }
            unsafe bytes.withUnsafeBytes { bytes in
                _ = unsafe send(
                    socket,
                    bytes.baseAddress,
                    bytes.count,
                    Int32(MSG_NOSIGNAL | MSG_DONTWAIT)
                )
            }
        }
    }

    /// The server's own response to the request at hand.
    func refuse(_ reason: HTTPRefusal.Reason) -> HTTPResponse {
        let path = String(decoding: head.path, as: UTF8.self)
        return server.configuration.refusal(HTTPRefusal(reason: reason, rawPath: path))
    }

    /// Hands a response to libmicrohttpd.
    func queue(_ response: HTTPResponse, closing: Bool) -> MHD_Result {
        stage = .replied
        let closing = closing || server.isDraining
        if let prepared = response.prepared, !closing {
            let ready = unsafe server.preparedResponses.pointer(for: prepared) {
                unsafe makeResponse($0, closing: false)
            }
            if let ready = unsafe ready {
                watch.sending(until: server.sendDeadline())
                return unsafe MHD_queue_response(pointer, UInt32(clamping: response.status), ready)
            }
        }
        guard let made = unsafe makeResponse(response, closing: closing) else {
            let refused = refuse(.invalidResponse)
            guard let made = unsafe makeResponse(refused, closing: true) else { return .NO }
            return unsafe queue(made, status: refused.status)
        }
        return unsafe queue(made, status: response.status)
    }

    /// Hands over what was made already; a stream may take as long as it likes.
    func queue(_ response: OpaquePointer, status: Int, isStream: Bool = false) -> MHD_Result {
        watch.sending(until: isStream ? 0 : server.sendDeadline())
        defer { unsafe MHD_destroy_response(response) }
        return unsafe MHD_queue_response(pointer, UInt32(clamping: status), response)
    }
}
