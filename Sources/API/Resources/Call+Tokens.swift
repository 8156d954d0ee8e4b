import Accounts
import HTTPServer
import JSON
import Vocabulary

extension Call {
    /// How long a token may last when it is to end: about ten years.
    private static let lifetimeMax = Milliseconds.days(3_660)

    /// `GET tokens`: the caller's, or for an administrator anybody's; no secrets.
    func listTokens() throws(APIError) {
        let parameters = try parameters(["user", "all"])
        let isForAll = try parameters.boolean("all")
        let user = try owner(parameters["user"])
        if isForAll, !caller.roles.contains(.admin) { throw .roleMissing(needed: [.admin]) }
        let tokens: [AccessToken]
        do throws(AccountsError) {
            tokens = try surface.tokens.list(of: isForAll ? nil : user, at: surface.now)
        } catch {
            throw .failed(error.description)
        }
        var json = JSONText()
        json.beginObject()
        json.key("result")
        json.beginArray()
        for token in tokens { json.token(token) }
        json.endArray()
        json.endObject()
        reply.json(json)
    }

    /// `POST tokens`: a new one, whose secret is shown this once.
    func createToken() throws(APIError) {
        // Whoever got hold of a token must not make one that outlives it.
        if caller.proof == .token { throw .passwordNeeded }
        var fields = try fields()
        let name = try fields.neededText("name", limit: AccessTokens.nameMax)
        guard !name.isEmpty else { throw .badField("name", expected: "a text that is not empty") }
        let user = try owner(try fields.text("user"))
        let lifetime = try lifetime(&fields)
        try fields.end()
        try attemptElsewhere { () throws(APIError) in
            guard try surface.directory.caller(userName: user) != nil else {
                throw .unknownSubject("user")
            }
            let (secret, token) = try change { tokens, now throws(AccountsError) in
                try tokens.issue(to: user, name: name, lifetime: lifetime, at: now)
            }
            var json = JSONText()
            json.token(token, secret: secret)
            reply.json(json, status: 201)
        }
    }

    /// `DELETE tokens/*`: it is worth nothing from now on; of an OAuth grant the whole grant is.
    func revokeToken() throws(APIError) {
        _ = try parameters()
        let id = names[0]
        let user = caller.roles.contains(.admin) ? nil : caller.userName
        try attemptElsewhere { () throws(APIError) in
            try change { tokens, now throws(AccountsError) in
                try tokens.revoke(id, of: user, at: now)
            }
            surface.events.endForbidden()
            reply.send(.empty())
        }
    }

    /// Whose tokens are meant: only an administrator can mean another's.
    private func owner(_ name: String?) throws(APIError) -> String {
        guard let name, name != caller.userName else { return caller.userName }
        guard caller.roles.contains(.admin) else { throw .roleMissing(needed: [.admin]) }
        return name
    }

    private func lifetime(_ fields: inout Fields) throws(APIError) -> Milliseconds? {
        let found = fields.value("expires_in_s")
        guard let found else { return nil }
        let max = Self.lifetimeMax.rawValue / 1_000
        guard let seconds = found.whole, (1...max).contains(seconds) else {
            throw .badField("expires_in_s", expected: "a number of seconds from 1 to \(max)")
        }
        return .seconds(seconds)
    }

    private func change<Value>(
        _ body: (AccessTokens, Instant) throws(AccountsError) -> Value
    ) throws(APIError) -> Value {
        do throws(AccountsError) {
            return try body(surface.tokens, surface.now)
        } catch {
            switch error {
            case .tooManyTokens(let limit): throw .tooManyTokens(limit: limit)
            case .unknownToken: throw .unknownSubject("token")
            default: throw .failed(error.description)
            }
        }
    }
}

extension JSONText {
    /// Writes a token as an object.
    fileprivate mutating func token(_ token: AccessToken, secret: String? = nil) {
        beginObject()
        member("id", token.id)
        member("user", token.user)
        member("name", token.name)
        member("kind", token.kind == .personal ? "personal" : "oauth")
        member("created_at", token.createdAt.description)
        if let end = token.expiresAt { member("expires_at", end.description) }
        if !token.lastUsedOn.isEmpty { member("last_used_on", token.lastUsedOn) }
        if let secret { member("token", secret) }
        endObject()
    }
}
