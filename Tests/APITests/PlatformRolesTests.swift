import JSON
import Testing
import Vocabulary

@testable import API

@Suite("Who may do what by the platform's API")
struct PlatformRolesTests {
    /// A request of an operation that gets past the roles and then finds nothing.
    private func send(
        _ operation: PlatformOperation,
        to site: Site,
        as user: String?
    ) throws -> Answer {
        let nothing = site.sysID(InteractionID(900_000))
        let (method, path) = operation.target
        let names = path.hasPrefix("table") ? ["csm_consumer", nothing] : [nothing]
        var parts = path.split(separator: "*", omittingEmptySubsequences: false)[...]
        var target = String(parts.removeFirst())
        for (name, part) in zip(names, parts) { target += name + part }
        let body = method == "GET" || method == "DELETE" ? "" : "{}"
        return try site.platform(method, target, as: user, body)
    }

    @Test func `every operation is refused without credentials, and asks for some`() throws {
        try withSite { site throws in
            for operation in PlatformOperation.allCases {
                let answer = try send(operation, to: site, as: nil)
                #expect(answer.status == 401, "\(operation)")
                #expect(answer["status"].text == "failure", "\(operation)")
                #expect(answer.header("WWW-Authenticate") != nil)
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
            for operation in PlatformOperation.allCases {
                let isAllowed = operation.roles.contains(role)
                let answer = try send(operation, to: site, as: user)
                #expect(answer.status != 401 && answer.status < 500, "\(operation)")
                if !isAllowed { #expect(answer.status == 403, "\(operation): \(answer.text)") }
            }
        }
    }

    @Test func `an administrator may do everything, an auditor only read`() {
        for operation in PlatformOperation.allCases {
            #expect(operation.roles.contains(.admin))
            if operation.roles.contains(.auditor), operation != .batch {
                #expect(operation.isRead, "\(operation)")
            }
        }
    }

    @Test func `each table's commands are for the roles that it names`() throws {
        try withSite { site throws in
            for table in Table.list {
                for user in ["ana", "supervisor", "integration"] {
                    let role = Role(word: user) ?? .agent
                    let answer = try site.platform("POST", "table/\(table.name)", as: user, "{}")
                    let roles = table.commands?.roles ?? []
                    let isAllowed = table.commands?.insert != nil && roles.contains(role)
                    #expect((answer.status == 403) == !isAllowed, "\(table.name): \(answer.text)")
                }
                let list = try site.platform("GET", "table/\(table.name)", as: "auditor")
                #expect(list.status == 200, "\(table.name): \(list.text)")
            }
        }
    }

    @Test func `a part of a batch is asked for itself`() throws {
        try withSite { site throws in
            let body = """
                {"batch_request_id": 7, "rest_requests": [
                    {"id": "a", "method": "GET", "url": "/api/now/table/awa_queue"},
                    {"id": "b", "method": "POST", "url": "/api/now/table/csm_consumer",
                     "headers": [{"name": "Content-Type", "value": "application/json"}],
                     "body": "eyJuYW1lIjoiRG9yYSJ9"},
                    {"id": "c", "method": "POST", "url": "/api/now/batch"},
                    {"id": "d", "method": "GET", "url": "/api/ledgerline/v1/me"}]}
                """
            let answer = try site.platform("POST", "v1/batch", as: "auditor", body)
            #expect(answer.status == 200, "\(answer.text)")
            #expect(answer["batch_request_id"].text == "7")
            let parts = answer["serviced_requests"].items
            #expect(parts.compactMap { $0["id"].text } == ["a", "b", "c", "d"])
            #expect(parts.compactMap { $0["status_code"].number } == [200, 403, 400, 404])
            let made = try site.platform("POST", "batch", as: "admin", body)
            #expect(
                made["serviced_requests"].items.compactMap { $0["status_code"].number }
                    == [200, 201, 400, 404]
            )
        }
    }
}

extension Site {
    /// Sends a request of the platform's API.
    func platform(
        _ method: String,
        _ path: String,
        as user: String? = "ana",
        _ body: String = "",
        headers: [(String, String)] = []
    ) throws -> Answer {
        try raw(method, "/api/now/" + path, as: user, Array(body.utf8), headers: headers)
    }
}
