import Foundation
import HTTPClient
import HTTPServer
import Testing
import Vocabulary

@testable import Providers

@Suite("A pretend phone")
struct LoopbackPhoneTests {
    private struct Page: Decodable {
        struct Message: Decodable {
            let serial: UInt64
            let from: String
            let to: String
            let text: String
        }

        let serial: UInt64
        let messages: [Message]
    }

    private func look(_ desk: Desk, _ query: String) throws -> Page {
        let answer = try desk.exchange(
            "GET /providers/Phone/phone?\(query) HTTP/1.1\nHost: localhost\n\n"
        )
        try #require(answer.status == 200, "\(answer.body)")
        return try JSONDecoder().decode(Page.self, from: Data(answer.body.utf8))
    }

    private func deliver(_ text: String, to number: String = "+15551234567", _ desk: Desk) throws {
        desk.inbox.deliver(
            from: try #require(Address("+15550102")),
            to: try #require(Address(number)),
            text: text
        )
    }

    @Test func `sees what it received after a place, and nothing of another phone's`() throws {
        try withDesk { desk in
            try deliver("one", desk)
            try deliver("not mine", to: "+15557654321", desk)
            try deliver("two é 👍", desk)
            let all = try look(desk, "number=%2B15551234567&after=0")
            #expect(all.messages.map(\.text) == ["one", "two é 👍"])
            #expect(all.messages.first?.from == "+15550102")
            let first = try #require(all.messages.first)
            let rest = try look(desk, "number=%2B15551234567&after=\(first.serial)")
            #expect(rest.messages.map(\.text) == ["two é 👍"])
            #expect(try look(desk, "number=%2B15551234567&after=\(rest.serial)").messages.isEmpty)
        }
    }

    @Test func `asks for several at once, and is told which of them a message is for`() throws {
        try withDesk { desk in
            try deliver("one", desk)
            try deliver("two", to: "+15557654321", desk)
            try deliver("three", to: "+15550000000", desk)
            let page = try look(desk, "numbers=%2B15551234567,%2B15557654321&after=0")
            #expect(page.messages.map(\.text) == ["one", "two"])
            #expect(page.messages.map(\.to) == ["+15551234567", "+15557654321"])
            for query in ["numbers=", "numbers=%2B15551234567,%01", "number="] {
                let answer = try desk.exchange(
                    "GET /providers/Phone/phone?\(query) HTTP/1.1\nHost: localhost\n\n"
                )
                #expect(answer.status == (query == "number=" ? 200 : 400), "\(query)")
            }
        }
    }

    @Test func `learns which numbers it can write to`() throws {
        try withDesk { desk in
            let answer = try desk.exchange("GET /providers HTTP/1.1\nHost: localhost\n\n")
            #expect(answer.status == 200)
            let expected = #"{"result":[{"name":"Phone","number":"+15550102","active":true}]}"#
            #expect(answer.body == expected)
        }
    }

    @Test func `that waits is answered when a message comes`() throws {
        try withDesk { desk in
            let seen = DispatchQueue(label: "phone")
            let found = Answer()
            seen.async { found.page = try? look(desk, "number=%2B15551234567&after=0&wait=25") }
            try until("the phone waits") { desk.server.requestCount == 1 }
            try deliver("at last", desk)
            seen.sync {}
            #expect(found.page?.messages.map(\.text) == ["at last"])
        }
    }

    @Test func `that waits is let go when the daemon stops`() throws {
        try withDesk { desk in
            let seen = DispatchQueue(label: "phone")
            let found = Answer()
            seen.async { found.page = try? look(desk, "number=%2B15551234567&after=0&wait=25") }
            try until("the phone waits") { desk.server.requestCount == 1 }
            desk.inbox.stop()
            seen.sync {}
            #expect(found.page?.messages.isEmpty == true)
        }
    }

    @Test func `from before a restart sees everything anew`() throws {
        try withDesk { desk in
            try deliver("new", desk)
            let page = try look(desk, "number=%2B15551234567&after=900")
            #expect(page.messages.map(\.text) == ["new"])
        }
    }

    @Test func `holds the newest thousand messages and no more`() throws {
        try withDesk { desk in
            for index in 0..<LoopbackInbox.messagesMax + 50 { try deliver("\(index)", desk) }
            let page = try look(desk, "number=%2B15551234567&after=0")
            #expect(page.messages.count == LoopbackInbox.messagesMax)
            #expect(page.messages.first?.text == "50")
        }
    }

    @Test func `needs a number`() throws {
        try withDesk { desk in
            let answer = try desk.exchange(
                "GET /providers/Phone/phone HTTP/1.1\nHost: localhost\n\n"
            )
            #expect(answer.status == 400)
            #expect(answer.problem == "invalid-address")
        }
    }

    /// Written on one queue, read after it is empty.
    private final class Answer: @unchecked Sendable {
        var page: Page?
    }
}
