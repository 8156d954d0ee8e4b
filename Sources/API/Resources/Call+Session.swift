import Accounts
import HTTPServer
import Vocabulary

extension HTTPSurface {
    /// `POST session`: a browser signs in with a name and a password, and gets a cookie.
    func signIn(_ request: HTTPRequest, _ reply: Reply) {
        do throws(APIError) {
            try request.checkContentType()
            var fields = try Fields(request.body, key: key)
            let credentials = Credentials(
                userName: try fields.neededText("user_name"),
                password: try fields.neededText("password")
            )
            try fields.end()
            check(credentials, from: request.remoteAddress) { [self] result in
                do throws(APIError) {
                    try begin(for: try result.get(), reply)
                } catch {
                    fail(reply, error)
                }
            }
        } catch {
            fail(reply, error)
        }
    }

    private func begin(for caller: Caller, _ reply: Reply) throws(APIError) {
        do throws(AccountsError) {
            let (secret, session) = try sessions.begin(for: caller.userName, at: now)
            let left = (session.expiresAt - now).rawValue / 1_000
            let cookie = sessionCookie(secret, seconds: left)
            reply.json(caller.json(key, session), headers: [("Set-Cookie", cookie)])
        } catch {
            throw .failed(error.description)
        }
    }

    /// The cookie: for this service only, out of reach of scripts, and for no request from elsewhere.
    func sessionCookie(_ secret: String, seconds: Int64) -> String {
        let safety =
            "Path=/; HttpOnly; SameSite=Strict" + (options.isPublicByHTTPS ? "; Secure" : "")
        return "\(HTTPRequest.sessionCookie)=\(secret); Max-Age=\(seconds); \(safety)"
    }
}

extension Call {
    /// `GET session`: who the caller is; of a session also its CSRF token and its end.
    func showSession() throws(APIError) {
        _ = try parameters()
        guard case .session(let session) = caller.proof else {
            return reply.json(caller.json(key, nil))
        }
        reply.json(caller.json(key, session))
    }

    /// `DELETE session`: signs out; without a session there is nothing to do.
    func signOut() throws(APIError) {
        _ = try parameters()
        if let secret = request.sessionSecret, case .session = caller.proof {
            surface.sessions.end(secret)
            surface.events.endForbidden()
        }
        let cookie = surface.sessionCookie("", seconds: 0)
        reply.send(HTTPResponse(status: 204, headers: [("Set-Cookie", cookie)]))
    }
}

extension Caller {
    /// The caller as JSON.
    func json(_ key: SysIDKey, _ session: Sessions.Session?) -> JSONText {
        var json = JSONText()
        json.beginObject()
        json.member("sys_id", user.text(key))
        json.member("user_name", userName)
        json.member("name", name)
        json.words("roles", roles)
        json.key("operations")
        json.beginArray()
        for operation in Operation.allCases where may(operation) { json.string(operation.rawValue) }
        json.endArray()
        if let session {
            json.member("csrf_token", session.csrfToken)
            json.member("expires_at", session.expiresAt.description)
        }
        json.endObject()
        return json
    }
}
