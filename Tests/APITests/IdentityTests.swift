import Accounts
import Engine
import EventLog
import Foundation
import JSON
import Testing
import Vocabulary

@testable import API

@Suite("Who sends a request")
struct IdentityTests {
    private func signIn(_ site: Site, as user: String = "ana") throws -> Answer {
        let password = String(user.reversed())
        let body = #"{"user_name": "\#(user)", "password": "\#(password)"}"#
        return try site.send("POST", "session", as: nil, body)
    }

    private func cookie(_ answer: Answer) throws -> (String, String) {
        let header = try #require(answer.header("Set-Cookie"))
        return ("Cookie", String(header.prefix { $0 != ";" }))
    }

    @Test func `a token stands for its user until it is revoked, and cannot make another`() throws {
        try withSite { site throws in
            let made = try site.send(
                "POST",
                "tokens",
                #"{"name": "nightly", "expires_in_s": 3600}"#
            )
            #expect(made.status == 201)
            let secret = try #require(made["token"].text)
            let bearer = [("Authorization", "Bearer \(secret)")]
            let me = try site.send("GET", "me", as: nil, headers: bearer)
            #expect(me["user_name"].text == "ana")
            let listed = try site.send("GET", "tokens")
            #expect(!listed.text.contains(secret))
            #expect(listed["result"][0]["name"].text == "nightly")
            #expect(listed["result"][0]["last_used_on"].text?.count == 10)
            let another = try site.send(
                "POST",
                "tokens",
                as: nil,
                #"{"name": "x"}"#,
                headers: bearer
            )
            #expect(another.problem == "password-needed")
            let id = try #require(made["id"].text)
            #expect(try site.send("DELETE", "tokens/\(id)", as: "boris").status == 404)
            #expect(try site.send("DELETE", "tokens/\(id)").status == 204)
            let after = try site.send("GET", "me", as: nil, headers: bearer)
            #expect(after.problem == "token-refused")
        }
    }

    @Test func `an expired token is refused`() throws {
        try withSite { site throws in
            let made = try site.send("POST", "tokens", #"{"name": "short", "expires_in_s": 60}"#)
            let bearer = [("Authorization", "Bearer \(made["token"].text ?? "")")]
            #expect(try site.send("GET", "me", as: nil, headers: bearer).status == 200)
            site.clock.set(ahead: 61_000)
            #expect(try site.send("GET", "me", as: nil, headers: bearer).status == 401)
        }
    }

    @Test func `an administrator makes tokens for others, and nobody else does`() throws {
        try withSite { site throws in
            let body = #"{"name": "gateway", "user": "integration"}"#
            #expect(try site.send("POST", "tokens", body).problem == "role-missing")
            let made = try site.send("POST", "tokens", as: "admin", body)
            let bearer = [("Authorization", "Bearer \(made["token"].text ?? "")")]
            let me = try site.send("GET", "me", as: nil, headers: bearer)
            #expect(me["roles"][0].text == "integration")
            let nobody = #"{"name": "x", "user": "nobody-here"}"#
            #expect(try site.send("POST", "tokens", as: "admin", nobody).status == 404)
            #expect(try site.send("GET", "tokens?user=integration").status == 403)
            let all = try site.send("GET", "tokens?all=true", as: "admin")
            #expect(all["result"].items.count == 1)
        }
    }

    @Test func `a session is a cookie out of reach of scripts, and ends when it is ended`() throws {
        try withSite { site throws in
            let answer = try signIn(site)
            #expect(answer.status == 200)
            let header = try #require(answer.header("Set-Cookie"))
            #expect(header.contains("; HttpOnly") && header.contains("; SameSite=Strict"))
            #expect(!header.contains("Secure"))
            let cookie = try cookie(answer)
            let csrf = try #require(answer["csrf_token"].text)
            let shown = try site.send("GET", "session", as: nil, headers: [cookie])
            #expect(shown["user_name"].text == "ana")
            #expect(shown["csrf_token"].text == csrf)
            let bare = try site.send("DELETE", "session", as: nil, headers: [cookie])
            #expect(bare.problem == "csrf-token-wrong")
            let both = [cookie, ("X-CSRF-Token", csrf)]
            let out = try site.send("DELETE", "session", as: nil, headers: both)
            #expect(out.status == 204)
            #expect(out.header("Set-Cookie")?.contains("Max-Age=0") == true)
            let after = try site.send("GET", "session", as: nil, headers: [cookie])
            #expect(after.problem == "session-ended")
        }
    }

    @Test func `a session acts only with its own token beside the cookie`() throws {
        try withSite { site throws in
            let id = site.sysID(try site.receive().interaction)
            let ana = try signIn(site)
            let boris = try signIn(site, as: "boris")
            let path = "interactions/\(id)/assign"
            let cookie = try cookie(ana)
            for token in ["", "0", boris["csrf_token"].text ?? ""] {
                let headers = [cookie, ("X-CSRF-Token", token)]
                let answer = try site.send("POST", path, as: nil, headers: headers)
                #expect(answer.status == 403, "\(token)")
            }
            let headers = [cookie, ("X-CSRF-Token", ana["csrf_token"].text ?? "")]
            #expect(try site.send("POST", path, as: nil, headers: headers).status == 200)
        }
    }

    @Test func `a session ends when it is idle, and with its password`() throws {
        try withSite { site throws in
            let first = try cookie(try signIn(site))
            site.clock.set(ahead: 3_599_000)
            #expect(try site.send("GET", "session", as: nil, headers: [first]).status == 200)
            site.clock.set(ahead: 3_599_000 * 2)
            #expect(try site.send("GET", "session", as: nil, headers: [first]).status == 200)
            site.clock.set(ahead: 3_599_000 * 2 + 3_600_000)
            let idle = try site.send("GET", "session", as: nil, headers: [first])
            #expect(idle.problem == "session-ended")
            let second = try cookie(try signIn(site))
            try site.accounts.setPassword("a-new-password", of: "ana")
            #expect(try site.send("GET", "session", as: nil, headers: [second]).status == 401)
        }
    }

    @Test
    func `an administrator gives a new password, of which the log has only that it was given`()
        throws
    {
        try withSite { site throws in
            let path = "users/\(site.user("ana"))/password"
            let body = #"{"password": "correct horse"}"#
            #expect(try site.send("PUT", path, body).problem == "role-missing")
            let short = try site.send("PUT", path, as: "admin", #"{"password": "short"}"#)
            #expect(short.status == 400)
            #expect(short["field"].text == "password")
            let unknown = "users/\(site.sysID(UserID(900_000)))/password"
            #expect(try site.send("PUT", unknown, as: "admin", body).status == 404)
            let before = site.engine.log.lastPosition
            let given = try site.send("PUT", path, as: "admin", body)
            #expect(given.status == 200)
            let old = try site.send("GET", "me")
            #expect(old.problem == "credentials-refused")
            let credentials = Data("ana:correct horse".utf8).base64EncodedString()
            let headers = [("Authorization", "Basic \(credentials)")]
            #expect(try site.send("GET", "me", as: nil, headers: headers).status == 200)
            var names: [String] = []
            unsafe try site.engine.log.scan(from: before + 1, through: site.engine.log.lastPosition)
            { position, bytes in
                let record = unsafe try LoggedRecord(position: position, bytes: bytes)
                if case .input(let input) = record.event { names.append(input.name) }
                #expect(unsafe !String(decoding: bytes, as: UTF8.self).contains("correct"))
                return true
            }
            #expect(names == ["userPasswordSet"])
        }
    }

    @Test func `a token gives nobody a password`() throws {
        try withSite { site throws in
            let made = try site.send("POST", "tokens", as: "admin", #"{"name": "nightly"}"#)
            let bearer = [("Authorization", "Bearer \(made["token"].text ?? "")")]
            let answer = try site.send(
                "PUT",
                "users/\(site.user("ana"))/password",
                as: nil,
                #"{"password": "correct horse"}"#,
                headers: bearer
            )
            #expect(answer.problem == "password-needed")
        }
    }

    @Test func `wrong passwords make no session, and pages are not asked for Basic ones`() throws {
        try withSite({ options in options.isPublicByHTTPS = true }) { site throws in
            let body = #"{"user_name": "ana", "password": "wrong"}"#
            let wrong = try site.send(
                "POST",
                "session",
                as: nil,
                body,
                headers: [("Sec-Fetch-Site", "same-origin")]
            )
            #expect(wrong.problem == "credentials-refused")
            #expect(wrong.header("Set-Cookie") == nil)
            #expect(wrong.header("WWW-Authenticate")?.hasPrefix("Bearer") == true)
            let foreign = [("Sec-Fetch-Site", "cross-site")]
            let other = try site.send("POST", "session", as: nil, body, headers: foreign)
            #expect(other.problem == "cross-site")
            let locked = #"{"user_name": "locked", "password": "x"}"#
            #expect(try site.send("POST", "session", as: nil, locked).status == 429)
            #expect(try signIn(site).header("Set-Cookie")?.contains("; Secure") == true)
        }
    }

    @Test func `every answer has the headers that keep browsers in their place`() throws {
        try withSite { site throws in
            for path in ["/", "/health/live", "/nowhere", "/api/ledgerline/v1/me", "/%00"] {
                let answer = try site.raw("GET", path, as: nil)
                #expect(answer.header("X-Content-Type-Options") == "nosniff", "\(path)")
                #expect(answer.header("Cache-Control") == "no-store", "\(path)")
                let policy = answer.header("Content-Security-Policy")
                #expect(policy?.contains("frame-ancestors 'none'") == true, "\(path)")
            }
        }
    }
}
