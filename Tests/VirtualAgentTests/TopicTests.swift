import Configuration
import Decisions
import Foundation
import Testing
import Vocabulary

@testable import VirtualAgent

/// The checkout that the tests were built from.
let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// A conversation with topics and nothing around it.
struct Talk {
    let library: TopicLibrary
    var state = TopicState()
    var data: [String: String] = [:]
    static let carla = Person(.consumer, PersonID(rawValue: 7))

    init(_ library: TopicLibrary? = nil) throws {
        self.library =
            try library
            ?? TopicLibrary(
                folder: checkout.appending(path: "config/topics").path,
                queues: ["Support"]
            )
    }

    /// What is answered to a message; nothing when the topic cannot go on.
    mutating func say(_ message: String) -> TopicTurn? {
        let world = TopicWorld(verification: state.verification, now: .zero) { name in
            guard name == "Carla Reyes", let phone = Address("+15551234567") else { return nil }
            return (Self.carla, [phone])
        }
        var run = TopicRun(library, world)
        var turn: TopicTurn?
        if let topic = library.topic(named: state.topic) {
            turn = run.goOn(topic, at: state.step, with: message, remembering: data)
        } else if let topic = library.topic(begunBy: message) {
            turn = run.begin(topic)
        }
        guard let turn else { return nil }
        state.topic = turn.act == .goesOn ? turn.topic : ""
        state.step = turn.step
        data = turn.data
        if turn.code != nil {
            state.verification = .init(code: "123456", person: Self.carla, expires: .zero)
        } else if !turn.codeGiven.isEmpty {
            state.verification?.wrong += 1
        }
        return turn
    }
}

@Suite("A shipped topic")
struct ShippedTopicTests {
    @Test func `greets with a menu and gives a person on request`() throws {
        var talk = try Talk()
        #expect(talk.say("Hi there")?.body.contains("1 Order status\n2 Verify who I am") == true)
        #expect(talk.say("something else")?.body.hasPrefix("I did not understand that.") == true)
        let answer1 = talk.say("3")
        let turn = try #require(answer1)
        #expect(turn.act == .handsOff && turn.queue == "Support")
    }

    @Test func `gives up politely after three answers that are none`() throws {
        var talk = try Talk()
        _ = talk.say("Hi")
        #expect(talk.say("a") != nil)
        #expect(talk.say("b") != nil)
        #expect(talk.say("c") == nil)
    }

    @Test func `looks an order up, whatever the case, and asks again for one that is not there`()
        throws
    {
        var talk = try Talk()
        #expect(talk.say("Where is my order?")?.body == "What is your order number?")
        #expect(talk.say("B-1")?.body.hasPrefix("I know no order B-1.") == true)
        #expect(talk.say("1")?.body == "What is your order number?")
        let answer2 = talk.say(" a-1002 ")
        let turn = try #require(answer2)
        #expect(turn.body.hasPrefix("Order a-1002: delivered, left with a neighbour."))
        #expect(talk.say("No thanks")?.act == .ends)
    }

    @Test func `verifies by a code to the number on file`() throws {
        var talk = try Talk()
        _ = talk.say("verify")
        _ = talk.say("C-17")
        let answer3 = talk.say("code")
        let asked = try #require(answer3)
        #expect(asked.code?.to.text == "+15551234567")
        #expect(asked.body.contains("ends with 67") && !asked.body.contains("123456"))
        #expect(talk.say("000000")?.body == "That is not the code. Please try again.")
        let answer4 = talk.say("It is 123456.")
        let turn = try #require(answer4)
        #expect(turn.verified == Talk.carla && turn.codeGiven == "123456" && turn.act == .ends)
    }

    @Test func `hands off after three wrong codes`() throws {
        var talk = try Talk()
        for message in ["verify", "C-17", "code", "1", "2"] { _ = talk.say(message) }
        #expect(talk.say("3")?.act == .handsOff)
    }

    @Test func `verifies by known answers, and one wrong answer is enough to fail`() throws {
        var talk = try Talk()
        for message in ["verify", "c-17", "2", "94107"] { _ = talk.say(message) }
        #expect(talk.say("2019")?.verified == Talk.carla)
        var other = try Talk()
        for message in ["verify", "c-17", "2"] { _ = other.say(message) }
        #expect(other.say("94108")?.act == .handsOff)
    }
}

@Suite("A topic's file")
struct TopicFileTests {
    private func library(_ steps: String, start: String = "a") throws {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let text = "{ name: \"T\", start: \"\(start)\", steps: {\n\(steps)\n} }"
        try Data(text.utf8).write(to: URL(filePath: path + "/t.json5"))
        _ = try TopicLibrary(folder: path, queues: ["Support"])
    }

    @Test(
        "that would leave somebody without an answer is named with its place",
        arguments: [
            ("a: { ask: \"?\", store: \"x\", next: \"b\" }", "goes to b, which is no step"),
            ("a: { ask: \"?\", store: \"x\", next: \"a\" }", "is a dead end"),
            ("a: { say: \"?\", next: \"b\" },\nb: { say: \"!\", next: \"a\" }", "is a dead end"),
            (
                "a: { lookUp: \"orders.json\", key: \"k\", store: \"o\", next: \"b\", otherwise: \"b\" },\n"
                    + "b: { end: \"\" }", "looks up a table that is not there"
            ),
            ("a: { end: \"\" },\nb: { end: \"\" }", "is reached by no step"),
            ("a: { topic: \"Other\" }", "goes to the topic Other, which there is not"),
            ("a: { handOff: \"\", queue: \"Nowhere\" }", "hands off to Nowhere, which is no queue"),
            ("a: { choose: \"?\", options: [] }", "offers nothing"),
            ("a: { whistle: \"?\" }", "does not say what it does"),
            (
                "a: { verify: \"face\", person: \"\", next: \"a\", failed: \"a\" }",
                "no way to verify"
            ),
        ]
    )
    func wrong(_ steps: String, _ problem: String) throws {
        let error = #expect(throws: ConfigurationError.self) { try library(steps) }
        let text = error?.description ?? ""
        #expect(text.contains(problem), "\(text)")
        #expect(text.contains("t.json5:"), "\(text)")
        #expect((error?.position.line ?? 0) >= 2)
    }

    @Test func `whose start is no step is named`() throws {
        #expect(throws: ConfigurationError.self) { try library("a: { end: \"\" }", start: "z") }
    }
}
