import Engine
import JSON
import Testing
import Vocabulary

@testable import API

@Suite("Who may do what")
struct RolesTests {
    @Test func `every operation is refused without credentials, and asks for Basic ones`() throws {
        try withSite { site throws in
            for operation in Operation.allCases where operation != .signIn {
                let (method, path) = operation.target
                let answer = try site.send(method, path, as: nil)
                #expect(answer.status == 401, "\(operation)")
                #expect(answer.problem == "credentials-missing", "\(operation)")
                #expect(answer.header("WWW-Authenticate")?.hasPrefix("Basic ") == true)
            }
        }
    }

    @Test(
        "each operation goes by the matrix, for a user with one role",
        arguments: ["admin", "ana", "supervisor", "auditor", "integration"]
    )
    func matrix(user: String) throws {
        let role = Role(word: user) ?? .agent
        try withSite { site throws in
            for operation in Operation.allCases {
                let isAllowed = operation.roles.contains(role)
                // An allowed stream does not end by itself: EventTests open some.
                if operation == .streamEvents, isAllowed { continue }
                // It is for whoever is nobody yet, and looks at no role.
                if operation == .signIn { continue }
                let (method, path) = operation.target
                let nothing = site.sysID(InteractionID(900_000))
                let answer = try site.send(
                    method,
                    path.split(separator: "*", omittingEmptySubsequences: false)
                        .joined(separator: nothing),
                    as: user
                )
                let problem = answer.problem
                #expect((problem == "role-missing") == !isAllowed, "\(operation): \(answer.text)")
                #expect(answer.status != 401 && answer.status != 500, "\(operation)")
                if !isAllowed {
                    #expect(answer.status == 403)
                    #expect(answer["needed"].items.compactMap(\.text).contains("admin"))
                }
            }
        }
    }

    @Test func `an administrator may do everything, an auditor only read`() {
        let ownAffairs: [Operation] = [.signIn, .signOut, .createToken, .revokeToken]
        for operation in Operation.allCases {
            #expect(operation.roles.contains(.admin))
            if ownAffairs.contains(operation) { continue }
            // These are asked for with POST and change nothing.
            let asking: [Operation] = [.runSimulation, .askWhatIf, .startVerification]
            let isRead = operation.isRead || asking.contains(operation)
            if operation.roles.contains(.auditor) { #expect(isRead, "\(operation)") }
        }
    }

    @Test func `wrong credentials are refused, and too many of them for a while`() throws {
        try withSite { site throws in
            let wrong = try site.send(
                "GET",
                "me",
                as: nil,
                headers: [("Authorization", "Basic YW5hOndyb25n")]
            )
            #expect(wrong.status == 401)
            #expect(wrong.problem == "credentials-refused")
            // The password is right, but the log knows no such user.
            #expect(try site.send("GET", "me", as: "nobody").problem == "credentials-refused")
            let locked = try site.send("GET", "me", as: "locked")
            #expect(locked.status == 429)
            #expect(locked.header("Retry-After") == "17")
            for header in ["Basic", "Basic !!!!", "Basic YW5h", "Basic gYE6gYE="] {
                let headers = [("Authorization", header)]
                let answer = try site.send("GET", "me", as: nil, headers: headers)
                #expect(answer.problem == "credentials-missing", "\(header)")
            }
        }
    }

    @Test func `credentials that were right are remembered for a moment, and no others`() throws {
        let credentials = Credentials(userName: "ana", password: "ana")
        let signIns = SignIns()
        let now = ContinuousClock.now
        #expect(!signIns.remembers(credentials, at: now))
        signIns.remember(credentials, at: now)
        #expect(signIns.remembers(credentials, at: now + .seconds(4)))
        let other = Credentials(userName: "ana", password: "an")
        #expect(!signIns.remembers(other, at: now))
        #expect(!signIns.remembers(credentials, at: now + SignIns.lifetime))
    }

    @Test func `a deactivated user is out`() throws {
        try withSite { site throws in
            let me = try site.send("GET", "me", as: "boris")
            #expect(me["user_name"].text == "boris")
            #expect(me["sys_id"].text == site.user("boris"))
            #expect(me["roles"][0].text == "agent")
            try site.submit(
                .userSet(
                    UserSet(user: UserID(5), userName: "boris", name: "boris", roles: [.agent])
                )
            )
            // Views that moved on are looked at again after a quarter of a second at the latest.
            let deadline = ContinuousClock.now + Directory.ageMax * 20
            var status = 200
            while status == 200, ContinuousClock.now < deadline {
                status = try site.send("GET", "me", as: "boris").status
            }
            #expect(status == 401)
        }
    }

    @Test func `an agent can take an interaction but not give it to another`() throws {
        try withSite { site throws in
            let id = site.sysID(try site.receive().interaction)
            let other = #"{"agent": "\#(site.user("boris"))"}"#
            let answer = try site.send("POST", "interactions/\(id)/assign", other)
            #expect(answer.status == 403)
            #expect(answer.problem == "only-for-oneself")
            #expect(try site.send("POST", "interactions/\(id)/assign").status == 200)
            let bySupervisor = try site.send(
                "POST",
                "interactions/\(id)/assign",
                as: "supervisor",
                other
            )
            #expect(bySupervisor.status == 200)
            #expect(try site.interaction(id)["assigned_to"].text == site.user("boris"))
        }
    }

    @Test func `a page of another site cannot act by a browser's stored credentials`() throws {
        try withSite { site throws in
            let id = site.sysID(try site.receive().interaction)
            let headers = [("Sec-Fetch-Site", "cross-site")]
            let path = "interactions/\(id)/assign"
            #expect(try site.send("POST", path, headers: headers).problem == "cross-site")
            let own = [("Sec-Fetch-Site", "same-origin")]
            #expect(try site.send("POST", path, headers: own).status == 200)
        }
    }
}
