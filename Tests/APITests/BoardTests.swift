import Engine
import EventLog
import JSON
import Projections
import Testing
import Vocabulary

@testable import API

@Suite("The board and the statistics over the API")
struct BoardTests {
    /// An SMS waits, is taken and answered; a second one waits.
    private func act(_ site: Site) throws {
        let first = try site.receive("One")
        let id = site.sysID(first.interaction)
        #expect(try site.send("POST", "interactions/next", as: "ana").status == 200)
        try site.show(try site.send("POST", "interactions/\(id)/messages", #"{"body": "Yes"}"#))
        try site.show(try site.send("POST", "interactions/\(id)/close", "{}"))
        try site.receive("Two", from: "+15550177")
    }

    private func read(_ site: Site, _ path: String) throws -> Answer {
        let mark = path.contains("?") ? "&" : "?"
        let last = site.engine.log.lastPosition
        return try site.send("GET", "\(path)\(mark)min_position=\(last)", as: "supervisor")
    }

    @Test func `the board shows queues and agents, and why nobody gets a queue's work`() throws {
        try withSite { site throws in
            try act(site)
            let board = try read(site, "board")
            #expect(board.status == 200, "\(board.text)")
            let queue = board["queues"][0]
            #expect(queue["name"].text == "Support")
            #expect(queue["waiting"].number == 1)
            #expect(queue["offered"].number == 0)
            #expect(queue["oldest_waiting_since"].text != nil)
            #expect(queue["target_wait_ms"].number == 60_000)
            #expect(queue["reason"].text == "channel_inactive")
            #expect(queue["eligible"].items.isEmpty)
            #expect(board["open"]["queued"].number == 1)
            let names = board["agents"].items.compactMap { $0["user_name"].text }
            #expect(names == ["admin", "ana", "boris"])
            #expect(board["agents"][1]["serves"] == .boolean(false))
        }
    }

    @Test func `each reason why nobody is asked has its turn, until somebody can be`() throws {
        try withSite { site throws in
            func reason() throws -> String? { try read(site, "board")["queues"][0]["reason"].text }
            func make(_ path: String, _ body: String) throws -> String {
                let answer = try site.send("POST", path, as: "admin", body)
                #expect(answer.status == 201, "\(answer.text)")
                try site.show(answer)
                return try #require(answer["sys_id"].text)
            }
            let channel = try make(
                "service-channels",
                #"{"name": "sms", "active": true, "capacity": 1, "work_item_size": 1}"#
            )
            let group = try make("agent-groups", #"{"name": "Support", "active": true}"#)
            let queue = site.sysID(QueueID(1))
            func put(_ path: String, _ body: String) throws {
                let answer = try site.send("PUT", path, as: "admin", body)
                #expect(answer.status == 200, "\(answer.text)")
                try site.show(answer)
            }
            try put(
                "queues/\(queue)",
                #"{"name": "Support", "active": true, "groups": ["\#(group)"]}"#
            )
            #expect(try reason() == "no_member")
            let ana = site.user("ana")
            try put(
                "agent-groups/\(group)",
                #"{"name": "Support", "active": true, "members": ["\#(ana)"]}"#
            )
            #expect(try reason() == "nobody_present")
            let presence = try make(
                "presence-states",
                #"{"name": "Here", "active": true, "channels": ["\#(channel)"]}"#
            )
            try site.show(
                try site.send("PUT", "agents/me/presence", #"{"presence": "\#(presence)"}"#)
            )
            let ready = try read(site, "board")["queues"][0]
            #expect(ready["reason"] == .null)
            #expect(ready["eligible"].items.compactMap(\.text) == [ana])
            #expect(ready["members"].number == 1)
            try site.receive("For Ana")
            let full = try read(site, "board")
            #expect(full["queues"][0]["reason"].text == "no_capacity")
            #expect(full["queues"][0]["offered"].number == 1)
            let agent = try #require(full["agents"].items.first { $0["sys_id"].text == ana })
            #expect(agent["load"].number == 1 && agent["capacity"].number == 1)
            #expect(agent["offers"].number == 1)
            #expect(agent["presence_name"].text == "Here")
        }
    }

    @Test func `statistics count what happened, by hours and by days`() throws {
        try withSite { site throws in
            try act(site)
            for (step, count) in [("hour", 24), ("day", 24)] {
                let answer = try read(site, "statistics?step=\(step)")
                #expect(answer.status == 200, "\(answer.text)")
                #expect(answer["spans"].items.count == count)
                let total = answer["total"]
                #expect(total["opened_by_requesters"].number == 2)
                #expect(total["closed_complete"].number == 1)
                #expect(total["messages_in"].number == 2)
                #expect(total["agent_messages"].number == 1)
                #expect(total["queued"].number == 2)
                #expect(total["waiting"].number == 1)
                #expect(total["measured"].number == 1)
                #expect(total["in_time"].number == 1)
                #expect(total["first_response"]["count"].number == 1)
                let buckets = total["wait"]["buckets"].items
                #expect(buckets.count == answer["bounds_s"].items.count + 1)
                #expect(buckets.compactMap(\.number).reduce(0, +) == 1)
                let spans = answer["spans"].items
                #expect(spans.compactMap { $0["messages_in"].number }.reduce(0, +) == 2)
                #expect(answer["queues"].items.compactMap { $0["name"].text } == ["Support"])
                let ana = answer["agents"][0]
                #expect(ana["agent"].text == site.user("ana"))
                #expect(ana["messages"].number == 1 && ana["closed"].number == 1)
            }
            let queue = site.sysID(QueueID(1))
            let one = try read(site, "statistics?queue=\(queue)")
            #expect(one["total"]["messages_in"].number == 2)
            #expect(one["queue"].text == queue)
            #expect(one["agents"].items.isEmpty)
        }
    }

    @Test func `questions about statistics that make no sense are refused in words`() throws {
        try withSite { site throws in
            for (query, problem) in [
                ("step=week", "bad-parameter"), ("from=yesterday", "bad-parameter"),
                ("from=2026-01-01T00:00:00Z&to=2025-01-01T00:00:00Z", "contradictory-parameters"),
                ("from=2999-01-01T00:00:00Z", "contradictory-parameters"),
                ("from=2001-01-01T00:00:00Z", "contradictory-parameters"),
                ("from=2001-01-01T00:00:00Z&step=day", "contradictory-parameters"),
                ("queue=x", "bad-parameter"), ("colour=red", "unknown-parameter"),
                ("queue=\(site.sysID(QueueID(900_000)))", "unknown-identifier"),
            ] {
                let answer = try read(site, "statistics?\(query)")
                #expect(answer.problem == problem, "\(query): \(answer.text)")
            }
            let long = "from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z"
            #expect(try read(site, "statistics?\(long)").status == 200)
            #expect(try site.send("GET", "board", as: "ana").problem == "role-missing")
            #expect(try site.send("GET", "statistics", as: "auditor").status == 200)
        }
    }
}
