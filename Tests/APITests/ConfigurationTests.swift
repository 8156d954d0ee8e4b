import Engine
import JSON
import Testing
import Vocabulary

@testable import API

@Suite("Configuration over the API")
struct ConfigurationTests {
    /// A resource, what makes one, what changes it, and what is refused with which problem.
    struct Resource: Sendable, CustomTestStringConvertible {
        var path: String
        var made: String
        var changed: String
        var refused: String
        var problem: String
        var unknown: String

        var testDescription: String { path }
    }

    static let resources = [
        Resource(
            path: "queues",
            made: #"{"name": "Sales", "order": 5}"#,
            changed: #"{"name": "Sales and service", "active": false}"#,
            refused: #"{"name": "Support"}"#,
            problem: "name-taken",
            unknown: "unknown-queue"
        ),
        Resource(
            path: "provider-applications",
            made: #"{"name": "Second", "provider": "loopback", "number": "+15550101"}"#,
            changed: #"{"name": "Third", "provider": "loopback", "number": "+15550101"}"#,
            refused: #"{"name": "Fourth", "provider": "loopback", "number": "+15550100"}"#,
            problem: "number-taken",
            unknown: "unknown-application"
        ),
        Resource(
            path: "messaging-actions",
            made: """
                {"name": "Nudge", "event": "requester_message_without_agent_response",
                 "duration_ms": 60000, "kind": "prompt_agent", "text": "Answer", "order": 1}
                """,
            changed: """
                {"name": "Nudge later", "event": "requester_message_without_agent_response",
                 "duration_ms": 90000, "kind": "prompt_agent", "text": "Answer"}
                """,
            refused: #"{"name": "Never", "text": "x"}"#,
            problem: "duration-out-of-range",
            unknown: "unknown-action"
        ),
        Resource(
            path: "users",
            made: #"{"user_name": "dora", "name": "Dora", "roles": ["agent", "supervisor"]}"#,
            changed: #"{"user_name": "dora", "name": "Dora M.", "phones": ["+15550150"]}"#,
            refused: #"{"user_name": "ana"}"#,
            problem: "name-taken",
            unknown: "unknown-user"
        ),
        Resource(
            path: "consumers",
            made: #"{"name": "Emil", "phones": ["+15550151"], "territory": "CH"}"#,
            changed: #"{"name": "Emil K.", "active": true}"#,
            refused: "{}",
            problem: "name-missing",
            unknown: "unknown-consumer"
        ),
        Resource(
            path: "contacts",
            made: #"{"name": "Fay", "phones": ["+15550152"]}"#,
            changed: #"{"name": "Fay L."}"#,
            refused: #"{"name": ""}"#,
            problem: "name-missing",
            unknown: "unknown-contact"
        ),
    ]

    private static func parsed(_ text: String) throws -> JSONValue {
        try JSONParser.parse(Array(text.utf8), limits: .request)
    }

    @Test("is made, shown, replaced and refused", arguments: resources)
    func lifecycle(of resource: Resource) throws {
        try withSite { site throws in
            let path = resource.path
            let made = try site.send("POST", path, as: "admin", resource.made)
            #expect(made.status == 201, "\(made.text)")
            let id = try #require(made["sys_id"].text)
            try site.show(made)
            let shown = try site.send("GET", "\(path)/\(id)", as: "auditor")
            #expect(shown["active"] == .boolean(true))
            #expect(shown["updated_by"].text == site.user("admin"))
            let name: JSONValue = try Self.parsed(resource.made)["name"]
            #expect(shown["name"] == name)

            let changed = try site.send("PUT", "\(path)/\(id)", as: "admin", resource.changed)
            #expect(changed.status == 200, "\(changed.text)")
            try site.show(changed)
            let list = try site.send("GET", path)["result"].items
            let again = try #require(list.first { $0["sys_id"].text == id })
            #expect(again["name"] == (try Self.parsed(resource.changed)["name"]))
            #expect(list.filter { $0["sys_id"].text == id }.count == 1)

            let refused = try site.send("POST", path, as: "admin", resource.refused)
            #expect(refused.problem == resource.problem)
            let nothing = site.sysID(QueueID(4_000))
            let put = try site.send("PUT", "\(path)/\(nothing)", as: "admin", resource.changed)
            #expect(put.status == 404, "\(put.text)")
            #expect(put.problem == resource.unknown)
            #expect(try site.send("GET", "\(path)/\(nothing)").problem == resource.unknown)
            let stray = try site.send("POST", path, as: "admin", #"{"by": "me", "name": "x"}"#)
            #expect(stray.problem == "unknown-field")
            #expect(try site.send("POST", path, as: "admin").problem == "body-not-an-object")
        }
    }

    @Test func `a messaging action is deleted once`() throws {
        try withSite { site throws in
            let body = Self.resources[2].made
            let made = try site.send("POST", "messaging-actions", as: "admin", body)
            let id = try #require(made["sys_id"].text)
            let path = "messaging-actions/\(id)"
            let deleted = try site.send("DELETE", path, as: "admin")
            #expect(deleted.status == 200)
            try site.show(deleted)
            #expect(try site.send("GET", "messaging-actions")["result"].items.isEmpty)
            #expect(try site.send("DELETE", path, as: "admin").problem == "unknown-action")
        }
    }

    @Test func `a running timer is shown with its interaction`() throws {
        try withSite { site throws in
            let body = Self.resources[2].made
            try site.show(try site.send("POST", "messaging-actions", as: "admin", body))
            let id = site.sysID(try site.receive().interaction)
            let timers = try site.interaction(id)["timers"].items
            #expect(timers.count == 1)
            #expect(timers.first?["duration_ms"].number == 60_000)
        }
    }

    @Test func `settings are replaced as a whole`() throws {
        try withSite { site throws in
            let body = #"{"default_territory": "CH", "resume_grace_ms": 1000}"#
            let answer = try site.send("PUT", "settings", as: "admin", body)
            #expect(answer.status == 200, "\(answer.text)")
            try site.show(answer)
            let shown = try site.send("GET", "settings")
            #expect(shown["default_territory"].text == "CH")
            #expect(shown["channel_active"] == .boolean(true))
            #expect(shown["resume_grace_ms"].number == 1_000)
            let wrong = try site.send("PUT", "settings", as: "admin", #"{"channel_active": 1}"#)
            #expect(wrong.problem == "bad-field")
            #expect(wrong["field"].text == "channel_active")
        }
    }

    @Test(
        "a field of the wrong kind is named",
        arguments: [
            (#"{"name": 1}"#, "name"), (#"{"name": "x", "order": -1}"#, "order"),
            (#"{"name": "x", "order": 1.5}"#, "order"),
            (#"{"name": "x", "active": "yes"}"#, "active"), (#"{"name": ["x"]}"#, "name"),
        ]
    )
    func wrongKind(body: String, field: String) throws {
        try withSite { site throws in
            let answer = try site.send("POST", "queues", as: "admin", body)
            #expect(answer.status == 400)
            #expect(answer["field"].text == field)
        }
    }
}
