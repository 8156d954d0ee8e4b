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
        let reply = Reply(
            responder,
            requests,
            operation: match.operation.rawValue,
            isForPage: request.isFromPage
        )
        if isCrossSite(request) { return reply.fail(.crossSite) }
        if match.operation == .signIn { return signIn(request, reply) }
        identify(request) { [self] result in
            do throws(APIError) {
                let caller = try result.get()
                guard caller.may(match.operation) else {
                    throw .roleMissing(needed: match.operation.roles)
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
            } catch {
                fail(reply, error)
            }
        }
    }

    /// Whether a browser says that another site's page sent a request that changes something.
    ///
    /// Browsers add stored Basic credentials by themselves, so a form elsewhere could act as its reader.
    /// Source: W3C, Fetch Metadata Request Headers.
    func isCrossSite(_ request: HTTPRequest) -> Bool {
        guard !request.isSafe, let site = request.header("Sec-Fetch-Site") else { return false }
        return site != "same-origin" && site != "none"
    }

    /// Answers with a problem, and reports what is the server's own.
    func fail(_ reply: Reply, _ error: APIError) {
        if case .failed(let problem) = error { options.report(problem) }
        reply.fail(error)
    }
}
