import Accounts
import HTTPServer
import Vocabulary

// OAuth's token endpoint where the platform has it. Source: RFC 6749, sections 4.3, 5 and 6.
extension HTTPSurface {
    /// Why no token is given.
    private enum OAuthRefusal: String {
        case invalidRequest = "invalid_request"
        case invalidGrant = "invalid_grant"
        case unsupportedGrant = "unsupported_grant_type"
        case unavailable = "temporarily_unavailable"
    }

    /// `POST /oauth_token.do`: tokens for a user's password, or for a refresh token.
    ///
    /// Clients are not registered: the grant carries the client's name, and a refresh token is good for
    /// that name only.
    func serveToken(_ request: HTTPRequest, _ responder: HTTPResponder) {
        let reply = Reply(responder, requests, operation: "oauthToken")
        guard request.method == "POST" else {
            return reply.fail(.wrongMethod(allowed: ["POST"]))
        }
        if isCrossSite(request) { return reply.fail(.crossSite) }
        guard let form = Self.form(request) else { return refuse(.invalidRequest, reply) }
        let client = form["client_id"] ?? ""
        switch form["grant_type"] {
        case "password":
            guard let user = form["username"], let password = form["password"] else {
                return refuse(.invalidRequest, reply)
            }
            grant(to: user, password, client, request.remoteAddress, reply)
        case "refresh_token":
            guard let token = form["refresh_token"] else { return refuse(.invalidRequest, reply) }
            let isTaken = passwordWork.run { [self] in
                answer(reply) { () throws(AccountsError) in
                    try tokens.refresh(token, client: client, at: now).grant
                }
            }
            if !isTaken { refuse(.unavailable, reply) }
        case nil: refuse(.invalidRequest, reply)
        default: refuse(.unsupportedGrant, reply)
        }
    }

    private func grant(
        to user: String,
        _ password: String,
        _ client: String,
        _ address: String,
        _ reply: Reply
    ) {
        let credentials = Credentials(userName: user, password: password)
        check(credentials, from: address) { [self] result in
            switch result {
            case .success:
                // The file of tokens is written: not on a server's thread.
                let isTaken = passwordWork.run { [self] in
                    answer(reply) { () throws(AccountsError) in
                        try tokens.grant(to: user, client: client, at: now)
                    }
                }
                if !isTaken { refuse(.unavailable, reply) }
            case .failure(.credentialsRefused), .failure(.credentialsMissing):
                refuse(.invalidGrant, reply)
            case .failure(let error): fail(reply, error)
            }
        }
    }

    private func answer(
        _ reply: Reply,
        _ make: () throws(AccountsError) -> OAuthGrant
    ) {
        do throws(AccountsError) {
            let grant = try make()
            var json = JSONText()
            json.beginObject()
            json.member("access_token", grant.accessToken)
            json.member("refresh_token", grant.refreshToken)
            json.member("scope", "useraccount")
            json.member("token_type", "Bearer")
            json.member("expires_in", grant.lifetime.rawValue / 1_000)
            json.endObject()
            reply.json(json, headers: [("Pragma", "no-cache")])
        } catch .wrongPassword, .wrongToken {
            refuse(.invalidGrant, reply)
        } catch {
            fail(reply, .failed(error.description))
        }
    }

    private func refuse(_ refusal: OAuthRefusal, _ reply: Reply) {
        var json = JSONText()
        json.beginObject()
        json.member("error", refusal.rawValue)
        json.member("error_description", Self.words(refusal))
        json.endObject()
        // The platform answers a wrong password with 401, which RFC 6749 has for wrong clients.
        let status =
            switch refusal {
            case .invalidGrant: 401
            case .unavailable: 503
            case .invalidRequest, .unsupportedGrant: 400
            }
        reply.json(json, status: status)
    }

    private static func words(_ refusal: OAuthRefusal) -> String {
        switch refusal {
        case .invalidRequest: "A parameter is missing, or the form cannot be read."
        case .invalidGrant: "User name, password or refresh token are wrong."
        case .unsupportedGrant: "Grants are password and refresh_token."
        case .unavailable: "More requests wait than may. Try again in a moment."
        }
    }

    /// The fields of a form, each once; nothing when it is none.
    private static func form(_ request: HTTPRequest) -> [String: String]? {
        let type = request.header("Content-Type")?.split(separator: ";").first ?? ""
        guard type.lowercased() == "application/x-www-form-urlencoded",
            let text = String(validating: request.body, as: UTF8.self)
        else { return nil }
        var fields: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = sides[0].replacing("+", with: " ").percentDecoded
            let value = sides.count > 1 ? sides[1].replacing("+", with: " ").percentDecoded : ""
            guard let name, let value, fields.updateValue(value, forKey: name) == nil else {
                return nil
            }
        }
        return fields
    }
}
