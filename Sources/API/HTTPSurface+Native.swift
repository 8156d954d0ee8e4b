import HTTPServer
import Vocabulary

extension HTTPSurface {
    /// Serves a request of the native API: which operation it is, then who sends it, then what it asks.
    func serveNative(
        _ request: HTTPRequest,
        _ path: ArraySlice<String>,
        _ responder: HTTPResponder
    ) {
        let match: Router.Match
        do throws(APIError) {
            match = try router.match(request.method, path)
        } catch {
            return Reply(responder, requests, operation: "none").fail(error)
        }
        let reply = Reply(responder, requests, operation: match.operation.rawValue)
        if isCrossSite(request) { return reply.fail(.crossSite) }
        identify(request, reply) { caller in
            guard caller.may(match.operation) else {
                return reply.fail(.roleMissing(needed: match.operation.roles))
            }
            Call(
                surface: self,
                request: request,
                reply: reply,
                caller: caller,
                operation: match.operation,
                names: match.names
            )
            .run()
        }
    }

    /// Whether a browser says that another site's page sent a request that changes something.
    ///
    /// Browsers add stored Basic credentials by themselves, so a form elsewhere could act as its reader.
    /// Source: W3C, Fetch Metadata Request Headers.
    private func isCrossSite(_ request: HTTPRequest) -> Bool {
        guard request.method != "GET", request.method != "HEAD",
            let site = request.header("Sec-Fetch-Site")
        else { return false }
        return site != "same-origin" && site != "none"
    }

    /// Finds out who sends a request; a password that was not right a moment ago is checked elsewhere.
    private func identify(
        _ request: HTTPRequest,
        _ reply: Reply,
        then body: @escaping @Sendable (Caller) -> Void
    ) {
        guard let credentials = Credentials(request) else { return reply.fail(.credentialsMissing) }
        if signIns.remembers(credentials) { return admit(credentials, reply, then: body) }
        let address = request.remoteAddress
        let isTaken = passwordWork.run { [self] in
            let verdict = passwords.verify(
                userName: credentials.userName,
                password: credentials.password,
                remoteAddress: address
            )
            switch verdict {
            case .right:
                signIns.remember(credentials)
                admit(credentials, reply, then: body)
            case .wrong: reply.fail(.credentialsRefused)
            case .tooManyAttempts(let seconds):
                reply.fail(.tooManySignIns(retryAfterSeconds: seconds))
            case .failed(let problem): fail(reply, .failed(problem))
            }
        }
        if !isTaken { reply.fail(.overloaded) }
    }

    private func admit(
        _ credentials: Credentials,
        _ reply: Reply,
        then body: (Caller) -> Void
    ) {
        do throws(APIError) {
            guard let caller = try directory.caller(userName: credentials.userName) else {
                throw .credentialsRefused
            }
            body(caller)
        } catch {
            fail(reply, error)
        }
    }

    /// Answers with a problem, and reports what is the server's own.
    func fail(_ reply: Reply, _ error: APIError) {
        if case .failed(let problem) = error { options.report(problem) }
        reply.fail(error)
    }
}
