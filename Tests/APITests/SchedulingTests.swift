import Engine
import EventLog
import JSON
import Projections
import Testing
import Vocabulary

@testable import API

/// Quiet hours that it is in now by UTC: from the hour before to the hour behind the next.
private func quietNow() -> String {
    let hour = Int(SystemClock().read().wall.rawValue / 3_600_000 % 24)
    func two(_ hour: Int) -> String { hour < 10 ? "0\(hour):00" : "\(hour):00" }
    return two((hour + 23) % 24) + "-" + two((hour + 2) % 24)
}

/// A moment some seconds from now, as RFC 3339 writes it.
private func from(now seconds: Int64) -> String {
    (SystemClock().read().wall + .seconds(seconds)).description
}

private func message(_ more: String = "", to number: String = "+15550142") -> String {
    #"{"from": "\#(Site.company)", "to": "\#(number)", "body": "Good evening"\#(more)}"#
}

extension Site {
    /// Switches quiet hours on for Carla, whose clocks show UTC.
    fileprivate func beQuiet() throws {
        let carla = #"{"name": "Carla", "phones": ["+15550142"], "time_zone": "UTC"}"#
        let known = try send("PUT", "consumers/\(sysID(Site.carla))", as: "admin", carla)
        #expect(known.status == 200, "\(known.text)")
        let settings = #"{"quiet_hours": ["\#(quietNow())"], "time_zone": "Europe/Berlin"}"#
        let set = try send("PUT", "settings", as: "admin", settings)
        #expect(set.status == 200, "\(set.text)")
        try show(set)
    }

    /// Lets the time of the scheduled come, and waits until the views show what came of it.
    fileprivate func goOn(seconds: Int64) throws {
        clock.set(ahead: seconds * 1_000)
        try submit(.queueSet(QueueSet(queue: QueueID(1), name: "Support", active: true)))
    }
}

@Suite("Quiet hours over the API")
struct QuietHoursAPITests {
    @Test func `refuse a message with what clocks show, unless there is a reason`() throws {
        try withSite { site throws in
            try site.beQuiet()
            let refused = try site.send("POST", "messages", message())
            #expect(refused.status == 409)
            #expect(refused.problem == "quiet-hours")
            #expect(refused["detail"].text?.contains("where the requester is") == true)
            let blank = try site.send("POST", "messages", message(#", "override_reason": "  ""#))
            #expect(blank.problem == "override-reason-invalid")
            let reason = #", "override_reason": "She asked for it""#
            let sent = try site.send("POST", "messages", message(reason))
            #expect(sent.status == 201, "\(sent.text)")
            #expect(sent["rule"].text == "A1")
            try site.show(sent)
            let id = try #require(sent["interaction"].text)
            let again = #"{"body": "And this?"}"#
            #expect(
                try site.send("POST", "interactions/\(id)/messages", again).problem == "quiet-hours"
            )
            let story = try site.send("GET", "interactions/\(id)/history")["result"].items
            let override = try #require(
                story.first { $0["type"].text == "quietHoursOverridden" }
            )
            #expect(override["rule"].text == "Y7")
            #expect(override["data"]["reason"].text == "She asked for it")
            // The requester is awake: an answer needs no reason.
            try site.receive("Yes?", from: "+15550142")
            #expect(try site.send("POST", "interactions/\(id)/messages", again).status == 201)
        }
    }

    @Test func `are looked up before anything is sent`() throws {
        try withSite { site throws in
            let body = #"{"from": "\#(Site.company)", "to": "+15550142"}"#
            let off = try site.send("POST", "validate-quiet-hours", body)
            #expect(off["quiet"] == .boolean(false))
            #expect(off["basis"].text == "site")
            try site.beQuiet()
            let last = site.engine.log.lastPosition
            let on = try site.send("POST", "validate-quiet-hours", body)
            #expect(on["quiet"] == .boolean(true), "\(on.text)")
            #expect(on["needs_reason"] == .boolean(true))
            #expect(on["basis"].text == "requester")
            #expect(on["clocks"][0]["time_zone"].text == "UTC")
            #expect(on["warning"].text?.contains("override_reason") == true)
            let later =
                #"{"from": "\#(Site.company)", "to": "+15550142", "at": "\#(from(now: 43_200))"}"#
            let free = try site.send("POST", "validate-quiet-hours", later)
            #expect(free["quiet"] == .boolean(false))
            let american = #"{"from": "\#(Site.company)", "to": "+12125550199"}"#
            let zones = try site.send("POST", "validate-quiet-hours", american)
            #expect(zones["basis"].text == "number")
            #expect(zones["clocks"].items.count > 3)
            #expect(site.engine.log.lastPosition == last)
        }
    }

    @Test func `bring the zones that they need into the log, and refuse those that there are not`()
        throws
    {
        try withSite { site throws in
            func put(_ body: String) throws -> Answer {
                try site.send("PUT", "settings", as: "admin", body)
            }
            #expect(try put(#"{"time_zone": "Mars/Olympus"}"#).problem == "unknown-zone")
            #expect(try put(#"{"quiet_hours": ["9 to 5"]}"#).problem == "quiet-hours-invalid")
            let before = site.engine.log.lastPosition
            #expect(try put(#"{"time_zone": "Europe/Berlin"}"#).status == 200)
            #expect(site.engine.log.lastPosition == before + 2)
            #expect(try put(#"{"quiet_hours": ["21:00-08:00"]}"#).status == 200)
            let zones = site.engine.log.lastPosition - before
            #expect(zones > 150, "the zones of the world's countries")
            #expect(try put(#"{"quiet_hours": ["22:00-08:00"]}"#).status == 200)
            #expect(site.engine.log.lastPosition - before == zones + 1)
            let shown = try site.send("GET", "settings?min_position=\(before + zones + 1)")
            #expect(shown["quiet_hours"][0].text == "22:00-08:00")
            let contact = #"{"name": "Emil", "phones": [], "time_zone": "Asia/Tokyo"}"#
            let made = try site.send("POST", "contacts", as: "admin", contact)
            let emil = try #require(made["sys_id"].text)
            #expect(try site.send("GET", "contacts/\(emil)")["time_zone"].text == "Asia/Tokyo")
        }
    }
}

@Suite("Scheduled messages over the API")
struct SchedulingAPITests {
    @Test func `wait, are listed, and are sent at their time`() throws {
        try withSite { site throws in
            let key = [("Idempotency-Key", "later-1")]
            let more = #", "send_at": "\#(from(now: 60))""#
            let kept = try site.send("POST", "messages", message(more), headers: key)
            #expect(kept.status == 201, "\(kept.text)")
            #expect(kept["rule"].text == "Y8")
            #expect(kept["interaction"] == .null)
            let id = try #require(kept["message"].text)
            let repeated = try site.send("POST", "messages", message(more), headers: key)
            #expect(repeated["message"].text == id)
            #expect(repeated.header("Idempotency-Replayed") == "true")
            let pair = "scheduled-messages?from=%2B15550100&to=%2B15550142"
            let waiting = try site.send("GET", pair)["result"].items
            #expect(waiting.count == 1)
            #expect(waiting.first?["state"].text == "scheduled")
            #expect(waiting.first?["body"].text == "Good evening")
            try site.goOn(seconds: 90)
            let sent = try site.send("GET", pair + "&state=sent")["result"][0]
            let interaction = try #require(sent["interaction"].text)
            let messages = try site.send("GET", "interactions/\(interaction)/messages")["result"]
            #expect(messages[0]["sys_id"].text == sent["sent_as"].text)
            #expect(sent["sys_id"].text == id)
            #expect(messages[0]["body"].text == "Good evening")
            #expect(messages[0]["author"].text == "agent")
            // As it stood a moment later, from its own records alone.
            let last = site.engine.log.lastPosition
            let then = try site.send(
                "GET",
                "interactions/\(interaction)/messages?as_of=\(last)"
            )
            #expect(then["result"][0]["body"].text == "Good evening", "\(then.text)")
            // The first answer stays what it was.
            let late = try site.send("POST", "messages", message(more), headers: key)
            #expect(late["rule"].text == "Y8")
            let gone = try site.send("DELETE", "scheduled-messages/\(id)")
            #expect(gone.status == 409)
            #expect(gone.problem == "not-scheduled")
        }
    }

    @Test func `are timers of their conversation, and their author or a supervisor cancels them`()
        throws
    {
        try withSite { site throws in
            let interaction = try site.compose()
            func schedule() throws -> String {
                let body = #"{"body": "Later", "send_at": "\#(from(now: 3_600))"}"#
                let kept = try site.send("POST", "interactions/\(interaction)/messages", body)
                #expect(kept.status == 201, "\(kept.text)")
                try site.show(kept)
                return try #require(kept["message"].text)
            }
            let id = try schedule()
            let timers = try site.interaction(interaction)["timers"].items
            #expect(timers.contains { $0["message"].text == id && $0["action"] == .null })
            let list = "interactions/\(interaction)/scheduled-messages?state=scheduled"
            #expect(try site.send("GET", list)["result"].items.count == 1)
            let other = try site.send("DELETE", "scheduled-messages/\(id)", as: "boris")
            #expect(other.status == 403)
            #expect(other.problem == "not-the-author")
            let done = try site.send("DELETE", "scheduled-messages/\(id)")
            #expect(done.status == 200, "\(done.text)")
            try site.show(done)
            #expect(try site.send("GET", list)["result"].items.isEmpty)
            #expect(try site.interaction(interaction)["timers"].items.isEmpty)
            let second = try schedule()
            let supervised = try site.send(
                "DELETE",
                "scheduled-messages/\(second)",
                as: "supervisor"
            )
            #expect(supervised.status == 200)
            let nothing = site.sysID(MessageID(900_000))
            #expect(try site.send("DELETE", "scheduled-messages/\(nothing)").status == 404)
        }
    }

    @Test(
        "are refused for a moment that cannot be meant",
        arguments: [
            (#""2020-01-01T00:00:00Z""#, "send-at-out-of-range"),
            (#""2100-01-01T00:00:00Z""#, "send-at-out-of-range"),
            (#""tomorrow""#, "bad-field"), (#""2026-03-02T09:00:00""#, "bad-field"),
            ("5", "bad-field"),
        ]
    )
    func moments(text: String, problem: String) throws {
        try withSite { site throws in
            let answer = try site.send("POST", "messages", message(", \"send_at\": \(text)"))
            #expect(answer.problem == problem, "\(answer.text)")
        }
    }

    @Test func `say beforehand that quiet hours will hold them`() throws {
        try withSite { site throws in
            try site.beQuiet()
            let more = #", "send_at": "\#(from(now: 60))""#
            let kept = try site.send("POST", "messages", message(more))
            #expect(kept.status == 201, "\(kept.text)")
            let until = try #require(kept["quiet_until"].text)
            try site.goOn(seconds: 90)
            let list = "scheduled-messages?agent=me&state=scheduled"
            let held = try site.send("GET", list)["result"][0]
            #expect(held["due"].text == until)
            #expect(held["sys_id"].text == kept["message"].text)
        }
    }

    @Test func `read an offset as RFC 3339 has it`() {
        let utc = Instant("2026-03-02T09:00:00Z")
        #expect(Instant(offset: "2026-03-02T10:00:00+01:00") == utc)
        #expect(Instant(offset: "2026-03-02T03:30:00.000-05:30") == utc)
        #expect(Instant(offset: "2026-03-02T09:00:00z") == utc)
        #expect(Instant(offset: "2026-03-02T09:00:00+25:00") == nil)
        #expect(Instant(offset: "292278994-08-17T07:12:55.807-00:01") == nil)
        #expect(Instant(offset: "9999999999-01-01T00:00:00Z") == nil)
    }
}
