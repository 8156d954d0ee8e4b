import JSON
import Testing
import Vocabulary

@testable import API

@Suite("What a page of conversations asks the API")
struct PreviewTests {
    @Test func `a preview has names, the last message and how many are unanswered`() throws {
        try withSite { site throws in
            try site.receive("Hello", from: "+15550142")
            #expect(try site.send("POST", "interactions/next").status == 200)
            let id = try site.listed()["sys_id"].text ?? ""
            try site.show(try site.send("POST", "interactions/\(id)/messages", #"{"body": "Hi"}"#))
            #expect(try site.listed()["unanswered"] == .null)
            #expect(try site.listed()["last_message"]["author"].text == "agent")
            try site.receive("One", from: "+15550142")
            try site.receive("Two", from: "+15550142")
            let row = try site.listed()
            #expect(row["opened_for_name"].text == "Carla")
            #expect(row["assigned_to_name"].text == "ana")
            #expect(row["unanswered"].number == 2)
            #expect(row["last_message"]["body"].text == "Two")
            #expect(row["last_message"]["status"] == .null)
            let named = try site.send("GET", "interactions?sys_id=\(id),\(id)&with=preview")
            #expect(named["result"].items.count == 2)
            #expect(named["result"][0] == row)
            #expect(try site.send("GET", "interactions?sys_id=x").status == 400)
            #expect(try site.send("GET", "interactions?with=all").status == 400)
        }
    }

    @Test func `what the requester wants stands beside what the engine said to it`() throws {
        try withSite { site throws in
            let acknowledgement = #"{"opening_acknowledgement": "Thank you"}"#
            try site.show(try site.send("PUT", "settings", as: "admin", acknowledgement))
            try site.receive("Hello", from: "+15550142")
            let row = try site.listed()
            #expect(row["last_message"]["author"].text == "system")
            #expect(row["last_message"]["body"].text == "Thank you")
            #expect(row["last_requester_message"]["body"].text == "Hello")
            #expect(row["last_requester_message"]["files"].number == 0)
            try site.receive("Anybody?", from: "+15550142")
            #expect(try site.listed()["last_message"]["body"].text == "Anybody?")
            #expect(try site.listed()["last_requester_message"] == .null)
        }
    }

    @Test func `who joins a conversation has it in the list as well as who has it`() throws {
        try withSite { site throws in
            try site.receive("Hello", from: "+15550142")
            #expect(try site.send("POST", "interactions/next").status == 200)
            let id = try site.listed()["sys_id"].text ?? ""
            func list(of user: String) throws -> [JSONValue] {
                let path = "interactions?member=me&with=preview&state=active"
                return try site.send("GET", path, as: user)["result"].items
            }
            #expect(try list(of: "ana").map { $0["takes_part"] } == [.boolean(true)])
            #expect(try list(of: "boris").isEmpty)
            try site.show(try site.send("POST", "interactions/\(id)/members", as: "boris"))
            #expect(try list(of: "boris").map { $0["assigned_to_name"].text } == ["ana"])
            let left = try site.send("DELETE", "interactions/\(id)/members/me", as: "boris")
            try site.show(left)
            #expect(try list(of: "boris").isEmpty)
        }
    }

    @Test func `messages come from the end when a page asks for those before a place`() throws {
        try withSite { site throws in
            for number in 1...5 { try site.receive("\(number)", from: "+15550142") }
            let path = "interactions/IMS0000001/messages?limit=2"
            let end = try site.send("GET", path + "&before=9007199254740991")
            #expect(end["result"].items.map { $0["body"].text } == ["4", "5"])
            let before = try #require(end["next"].text)
            let middle = try site.send("GET", path + "&before=\(before)")
            #expect(middle["result"].items.map { $0["body"].text } == ["2", "3"])
            let first = try #require(middle["next"].text)
            let start = try site.send("GET", path + "&before=\(first)")
            #expect(start["result"].items.map { $0["body"].text } == ["1"])
            #expect(start["next"] == .null)
            #expect(try site.send("GET", path + "&before=9&after=1").status == 422)
        }
    }

    @Test func `a history of some types has only these, and goes on where it stopped`() throws {
        try withSite { site throws in
            try site.receive("Hello", from: "+15550142")
            let types = "types=interactionOpened,messageJoined"
            let path = "interactions/IMS0000001/history?\(types)&limit=1"
            let first = try site.send("GET", path)
            #expect(first["result"].items.map { $0["type"].text } == ["interactionOpened"])
            let next = try #require(first["next"].number)
            let second = try site.send("GET", path + "&from=\(next)")
            #expect(second["result"].items.map { $0["type"].text } == ["messageJoined"])
        }
    }

    @Test(
        "people are found by a part of a name or of a number",
        arguments: ["CAR", "0142", "+1 (555) 0142"]
    )
    func people(text: String) throws {
        try withSite { site throws in
            let escaped = text.map { $0.isLetter || $0.isNumber ? "\($0)" : "%\($0.hex)" }.joined()
            let found = try site.send("GET", "consumers?q=\(escaped)")
            #expect(found["result"].items.map { $0["name"].text } == ["Carla"], "\(found.text)")
            #expect(try site.send("GET", "consumers?q=zzz")["result"].items.isEmpty)
            #expect(try site.send("GET", "contacts?q=").status == 400)
        }
    }

    @Test func `who may be the requester is told where it is not settled`() throws {
        try withSite { site throws in
            try site.receive("Who am I?")
            #expect(try site.interaction("IMS0000001")["candidates"].items.isEmpty)
            try site.receive("It is Carla", from: "+15550142")
            #expect(try site.interaction("IMS0000002")["candidates"] == .null)
            #expect(try site.interaction("IMS0000002")["opened_for_name"].text == "Carla")
        }
    }
}

extension Site {
    /// The one interaction that is listed, with its preview.
    fileprivate func listed() throws -> JSONValue {
        let answer = try send("GET", "interactions?with=preview")
        #expect(answer.status == 200, "\(answer.text)")
        return answer["result"][0]
    }
}

extension Character {
    fileprivate var hex: String {
        let digits = String(asciiValue ?? 0, radix: 16, uppercase: true)
        return digits.count < 2 ? "0" + digits : digits
    }
}
