import CMicroHTTPD
import Synchronization

// The life of one request, driven by libmicrohttpd on the connection's worker thread.
extension Connection {
    /// Bytes of a refused body that are read and dropped so that the client gets to read the refusal.
    ///
    /// Closing a socket with unread bytes resets it, and the response is lost with it.
    static let discardAllowance = 4 << 20

    /// The request line has come.
    func targetReceived(_ target: UnsafeRawBufferPointer) {
        server.active.add(1, ordering: .relaxed)
        hasAsked.store(true, ordering: .relaxed)
        stage = .head
        head = unsafe RequestHead(target: target)
        watch.receiving(until: coarseMilliseconds() + server.requestMilliseconds)
    }

    private var allowsBinaryQuery: Bool {
        guard let allows = server.configuration.binaryQueryForPath else { return false }
        return allows(String(decoding: head.path, as: UTF8.self))
    }

    /// The headers have come.
    func headReceived(_ pointer: OpaquePointer, method: UnsafePointer<CChar>) -> MHD_Result {
        stage = .body
        unsafe collectHeaders(pointer)
        let configuration = server.configuration
        let declared = head.value(of: "Content-Length").map(head.text).flatMap { UInt64($0) } ?? 0
        bodyLimit = configuration.bodyBytes
        if let limitForPath = configuration.bodyLimitForPath {
            let path = String(decoding: head.path, as: UTF8.self)
            bodyLimit = unsafe limitForPath(String(cString: method), path) ?? bodyLimit
        }
        if head.targetBytes > configuration.targetBytes {
            refusal = .targetTooLong
        } else if unsafe http_header_size(pointer) > configuration.headerBytes {
            refusal = .headersTooLarge
        } else if !head.targetIsValid(binaryQuery: { allowsBinaryQuery }) {
            refusal = .badTarget
        } else if head.lengthIsAmbiguous {
            refusal = .ambiguousLength
        } else if declared > UInt64(bodyLimit) {
            refusal = .bodyTooLarge
        }
        if refusal == .ambiguousLength {
            // Nobody can say where this body ends, so none of it is waited for.
            return queue(refuse(.ambiguousLength), closing: true)
        }
        if let refusal, declared > 0 {
            // The client waits for leave to send, or would send more than is worth reading.
            let expects = head.value(of: "Expect") != nil
            if expects || declared > UInt64(Connection.discardAllowance) {
                return queue(refuse(refusal), closing: true)
            }
        } else if refusal == nil, declared > 0 {
            // A declared length is a claim: memory beyond this is taken as bytes come.
            body.reserveCapacity(Int(min(declared, 64 << 10)))
        }
        return .YES
    }

    /// A piece of the body has come.
    func bodyReceived(_ bytes: UnsafeRawBufferPointer) -> MHD_Result {
        if watch.hasExpired { return .NO }
        if refusal == nil {
            if body.count + bytes.count <= bodyLimit {
                unsafe body.append(contentsOf: bytes)
                return .YES
            }
            refusal = .bodyTooLarge
            body = []
        }
        discarded += bytes.count
        return discarded <= Connection.discardAllowance ? .YES : .NO
    }

    /// The whole request has come: the handler gets it.
    func requestReceived(method: UnsafePointer<CChar>) -> MHD_Result {
        guard watch.answering(until: server.answerDeadline()) else { return .NO }
        if let refusal { return queue(refuse(refusal), closing: true) }
        if server.isAborting { return queue(refuse(.stopping), closing: true) }
        let request = unsafe HTTPRequest(
            method: methodName(method),
            head: head,
            body: body,
            remoteAddress: clientAddress,
            isSecure: server.configuration.tls != nil || clientIsSecure
        )
        body = []
        let responder = HTTPResponder(connection: self, head: head)
        self.responder.withLock { $0 = responder }
        stage = .handed
        server.handler(request, responder)
        if let reply = responder.takeReply() { return deliver(reply) }
        suspend()
        if !responder.park() { resume() }
        // After parking: either `stop` sees the request waiting, or it is seen here.
        if server.isAborting { responder.abort(.stopping) }
        return .YES
    }

    /// The connection was resumed: the reply is there.
    func resumed() -> MHD_Result {
        guard let reply = responder.withLock({ $0 })?.takeReply() else { return .NO }
        return deliver(reply)
    }

    /// The request has ended, answered or not.
    func requestEnded() {
        if stage == .body {
            let reason = watch.hasExpired ? .requestTimeout : refusal
            if let reason, server.configuration.tls == nil {
                var response = refuse(reason)
                response.headers = complete(response.headers)
                sendPlainly(response.wireBytes)
            }
        }
        let responder = self.responder.withLock { responder in
            defer { responder = nil }
            return responder
        }
        responder?.openStream?.connectionEnded()
        stage = .head
        head = RequestHead()
        body = []
        discarded = 0
        refusal = nil
        watch.idle(until: coarseMilliseconds() + server.idleMilliseconds)
        let left = server.active.subtract(1, ordering: .sequentiallyConsistent).newValue
        if left == 0, server.isDraining { server.noteProgress() }
    }

    /// Who sent the request, as far as trusted proxies say.
    private var clientAddress: String {
        guard let proxies = server.configuration.trustedProxies else { return address }
        return proxies.client(of: address, forwarded: head.values(of: "X-Forwarded-For"))
    }

    /// Whether a trusted proxy says that the client came over TLS.
    private var clientIsSecure: Bool {
        guard let proxies = server.configuration.trustedProxies, proxies.hold(address) else {
            return false
        }
        return head.values(of: "X-Forwarded-Proto") == ["https"]
    }

    private func deliver(_ reply: HTTPResponder.Reply) -> MHD_Result {
        switch reply {
        case .response(let response):
            return queue(response, closing: false)
        case .stream(let stream, let status, let headers):
            stage = .replied
            guard let made = unsafe makeStream(stream, headers: headers) else {
                return queue(refuse(.invalidResponse), closing: true)
            }
            let result = unsafe queue(made, status: status, isStream: true)
            // Streams end when the server drains, also those that begin just then.
            if server.isDraining { stream.finish() }
            return result
        }
    }
}
