import Engine
import EventLog
import JSON
import Projections
import Testing
import Vocabulary

@testable import API

@Suite("An interaction as it stood at a moment")
struct AsOfTests {
    /// Everything that happens to one interaction and around it.
    private func conversation(_ site: Site) throws -> InteractionID {
        try site.submit(.settingsChanged(SettingsChanged(channelActive: false)))
        try site.receive("While it was off")
        try site.submit(.settingsChanged(SettingsChanged(channelActive: true)))
        let held = try site.views.reader.heldMessages(takenUp: false, limit: 1)
        let message = try #require(held.first?.id)
        let taken = try site.submit(.heldMessageTakenUp(HeldMessageTakenUp(message: message)))
        var id = taken.interaction
        if id.isNone { id = try site.receive("Hello again").interaction }
        let name = site.sysID(id)
        try site.receive("Another", from: "+15550177")
        let steps = [
            ("assign", "{}"), ("messages", #"{"body": "Good morning"}"#),
            ("notes", #"{"body": "private"}"#), ("short-description", #"{"text": "late order"}"#),
            ("hold", "{}"), ("resume", "{}"),
            ("members", #"{"agent": "\#(site.user("boris"))"}"#),
            ("reassociate", #"{"table": "csm_consumer", "sys_id": "\#(site.sysID(Site.carla))"}"#),
        ]
        for (path, body) in steps {
            let answer = try site.send("POST", "interactions/\(name)/\(path)", as: "admin", body)
            #expect(answer.status < 300, "\(path): \(answer.text)")
        }
        try site.receive("Thanks")
        try site.receive("Yet another", from: "+15550177")
        try show(try site.send("POST", "interactions/\(name)/close", as: "admin"), site)
        try show(try site.send("POST", "queues", as: "admin", #"{"name": "Later"}"#), site)
        return id
    }

    private func show(_ answer: Answer, _ site: Site) throws { try site.show(answer) }

    @Test func `is what a fold of the whole log up to there gives`() throws {
        try withSite { site throws in
            let id = try conversation(site)
            let log = site.engine.log
            for position in 1...log.lastPosition {
                let whole = try Views.asOf(.position(position), log: log)
                let alone = try Views.interaction(
                    id,
                    asOf: position,
                    log: log,
                    present: site.views.reader
                )
                #expect(try alone?.interaction(id) == whole.interaction(id), "\(position)")
                #expect(try alone?.notes(of: id) ?? [] == whole.notes(of: id))
                #expect(try alone?.members(of: id) ?? [] == whole.members(of: id))
                let messages = try whole.messages(of: id, limit: 100)
                #expect(try alone?.messages(of: id, limit: 100) ?? [] == messages, "\(position)")
            }
        }
    }

    @Test func `is asked for by position and by time`() throws {
        try withSite { site throws in
            let id = site.sysID(try conversation(site))
            let now = try site.send("GET", "interactions/\(id)")
            #expect(now["state"].text == "closed_complete")
            let history = try site.send("GET", "interactions/\(id)/history?limit=500")["result"]
                .items
            let held = try #require(history.first { $0["data"]["to"].text == "on_hold" })
            let position = try #require(held["position"].number)
            let then = try site.send("GET", "interactions/\(id)?as_of=\(position)")
            #expect(then["state"].text == "on_hold")
            #expect(then["as_of"].number == position)
            let messages = try site.send("GET", "interactions/\(id)/messages?as_of=\(position)")
            #expect(messages["result"].items.count == 2)
            let earlier = try site.send("GET", "interactions/\(id)?as_of=1")
            #expect(earlier.status == 404)
            let last = site.engine.log.lastTime
            let time = Instant(rawValue: last + 1_000).description
            let atEnd = try site.send("GET", "interactions/\(id)?as_of=\(time)")
            #expect(atEnd["state"].text == "closed_complete")
            #expect(try site.send("GET", "interactions/\(id)?as_of=x").problem == "bad-parameter")
            let page = try site.send("GET", "interactions/\(id)/history?as_of=\(position)")
            #expect(page["result"].items.last?["position"].number == position)
        }
    }

    @Test func `messages are found by their text, from the newest back`() throws {
        try withSite { site throws in
            for number in 0..<5 { try site.receive("Where is ORDER \(number)?") }
            try site.receive("Straße")
            let found = try site.send("GET", "messages?q=order&limit=3")
            #expect(found["result"].items.compactMap { $0["body"].text?.last } == ["?", "?", "?"])
            let next = try #require(found["next"].text)
            let rest = try site.send("GET", "messages?q=order&before=\(next)")
            #expect(rest["result"].items.count == 2)
            #expect(try site.send("GET", "messages?q=stra%C3%9FE")["result"].items.count == 1)
            #expect(try site.send("GET", "messages?q=").status == 400)
        }
    }

    @Test func `a scenario runs apart from the log`() throws {
        try withSite { site throws in
            let before = site.engine.log.lastPosition
            let wrong = try site.send("POST", "simulations", as: "auditor", #"{"scenario": "{"}"#)
            #expect(wrong.problem == "scenario-refused")
            #expect(try site.send("POST", "simulations", #"{"scenario": "{"}"#).status == 403)
            #expect(site.engine.log.lastPosition == before)
        }
    }
}
