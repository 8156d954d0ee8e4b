import Engine
import JSON
import Testing
import Vocabulary

@testable import API

@Suite("Outgoing webhooks over the API")
struct WebhookTests {
    private static let crm = #"{"name": "CRM", "url": "https://crm.example/hook"}"#

    @Test func `are made, shown, replaced and deleted`() throws {
        try withSite { site throws in
            let made = try site.send("POST", "webhooks", as: "admin", Self.crm)
            #expect(made.status == 201, "\(made.text)")
            let id = try #require(made["sys_id"].text)
            try site.show(made)
            let shown = try site.send("GET", "webhooks/\(id)", as: "supervisor")
            #expect(shown["url"].text == "https://crm.example/hook")
            #expect(shown["active"] == .boolean(true))
            #expect(shown["pause_after_ms"].number == 86_400_000)
            #expect(shown["updated_by"].text == site.user("admin"))
            let types =
                #", "types": ["interactionOpened"], "pause_after_ms": 60000, "active": false}"#
            let body = Self.crm.dropLast() + types
            let changed = try site.send("PUT", "webhooks/\(id)", as: "admin", String(body))
            #expect(changed.status == 200, "\(changed.text)")
            try site.show(changed)
            let list = try site.send("GET", "webhooks", as: "auditor")["result"].items
            #expect(list.count == 1)
            #expect(list.first?["types"].items.compactMap(\.text) == ["interactionOpened"])
            let deleted = try site.send("DELETE", "webhooks/\(id)", as: "admin")
            #expect(deleted.status == 200, "\(deleted.text)")
            try site.show(deleted)
            #expect(try site.send("GET", "webhooks", as: "admin")["result"].items.isEmpty)
            let again = try site.send("DELETE", "webhooks/\(id)", as: "admin")
            #expect(again.problem == "unknown-webhook")
            #expect(again.status == 404)
        }
    }

    @Test func `are paused with a reason and resumed from a record that there is`() throws {
        try withSite { site throws in
            let made = try site.send("POST", "webhooks", as: "admin", Self.crm)
            let id = try #require(made["sys_id"].text)
            let path = "webhooks/\(id)"
            let pause = #"{"reason": "maintenance"}"#
            try site.show(try site.send("POST", "\(path)/pause", as: "admin", pause))
            let paused = try site.send("GET", path, as: "admin")
            #expect(paused["paused"] == .boolean(true))
            #expect(paused["pause_reason"].text == "maintenance")
            #expect(paused["paused_by"].text == site.user("admin"))
            let beyond = try site.send("POST", "\(path)/resume", as: "admin", #"{"from": 4000}"#)
            #expect(beyond.problem == "position-beyond-the-log")
            let wrong = try site.send("POST", "\(path)/resume", as: "admin", #"{"from": 0}"#)
            #expect(wrong["field"].text == "from")
            try site.show(try site.send("POST", "\(path)/resume", as: "admin", #"{"from": 2}"#))
            #expect(try site.send("GET", path, as: "admin")["paused"] == .null)
        }
    }

    @Test func `tell which events there are`() throws {
        try withSite { site throws in
            let types = try site.send("GET", "event-types")["result"].items
            #expect(types.count == EventTypes.all.count)
            let opened = types.first { $0["type"].text == "interactionOpened" }
            #expect(opened?["kind"].text == "outcome")
            #expect(types.first { $0["type"].text == "smsReceived" }?["kind"].text == "input")
            let body = Self.crm.dropLast() + #", "types": ["interactionOpend"]}"#
            let refused = try site.send("POST", "webhooks", as: "admin", String(body))
            #expect(refused.problem == "unknown-event-type")
        }
    }

    @Test(
        "are refused where the URL is none, or holds a password",
        arguments: ["crm.example", "ftp://crm.example", "https://me:secret@crm.example/"]
    )
    func refused(_ url: String) throws {
        try withSite { site throws in
            let body = #"{"name": "CRM", "url": "\#(url)"}"#
            let answer = try site.send("POST", "webhooks", as: "admin", body)
            #expect(answer.status == 422)
            #expect(answer.problem == "webhook-url-invalid")
            #expect(!answer.text.contains("secret"))
        }
    }
}
