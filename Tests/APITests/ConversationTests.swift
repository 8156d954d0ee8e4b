import Engine
import EventLog
import JSON
import Testing
import Vocabulary

@testable import API

@Suite("A conversation over the API")
struct ConversationTests {
    @Test func `a composed message opens an interaction and answers with its number`() throws {
        try withSite { site throws in
            let answer = try site.send(
                "POST",
                "messages",
                """
                {"from": "\(Site.company)", "to": "+15550142", "body": "Hi",
                 "requester": {"table": "csm_consumer", "sys_id": "\(site.sysID(Site.carla))"}}
                """
            )
            #expect(answer.status == 201, "\(answer.text)")
            #expect(answer["number"].text == "IMS0000001")
            #expect(answer["rule"].text == "A1")
            let shown = try site.interaction("IMS0000001")
            #expect(shown["sys_id"] == answer["interaction"])
            #expect(shown["state"].text == "work_in_progress")
            #expect(shown["opened_for"].text == site.sysID(Site.carla))
            #expect(shown["profile_state"].text == "verified")
            #expect(shown["members"].items.count == 1)
            let list = try site.send("GET", "interactions/ims0000001/messages")
            #expect(list["result"][0]["sys_id"] == answer["message"])
            #expect(list["result"][0]["body"].text == "Hi")
            #expect(list["result"][0]["segments"].number == 1)
        }
    }

    @Test func `the same idempotency key gives the same message, and none is sent twice`() throws {
        try withSite { site throws in
            let body = #"{"from": "\#(Site.company)", "to": "+15550142", "body": "Once"}"#
            let headers = [("Idempotency-Key", "\"order-7\"")]
            let first = try site.send("POST", "messages", body, headers: headers)
            let again = try site.send("POST", "messages", body, headers: headers)
            #expect(first.status == 201 && again.status == 201)
            #expect(again["message"] == first["message"])
            #expect(again["number"] == first["number"])
            #expect(again.header("Idempotency-Replayed") == "true")
            let id = try #require(first["interaction"].text)
            try site.show(again)
            #expect(try site.send("GET", "interactions/\(id)/messages")["result"].items.count == 1)
            let other = try site.send("POST", "messages", as: "boris", body, headers: headers)
            #expect(other["message"] != first["message"])
            let bad = [("Idempotency-Key", "a b")]
            #expect(try site.send("POST", "messages", body, headers: bad).status == 400)
        }
    }

    @Test func `an agent takes the next one, answers, and it shows`() throws {
        try withSite { site throws in
            let opened = try site.receive("Where is my order?")
            let id = site.sysID(opened.interaction)
            let taken = try site.send("POST", "interactions/next")
            #expect(taken.status == 200)
            #expect(taken["interaction"].text == id)
            let nothing = try site.send("POST", "interactions/next")
            #expect(nothing.status == 404)
            #expect(nothing.problem == "nothing-waits")
            let sent = try site.send("POST", "interactions/\(id)/messages", #"{"body": "Soon"}"#)
            #expect(sent.status == 201)
            try site.show(sent)
            let first = try site.send("GET", "interactions/\(id)/messages?limit=1")
            #expect(first["result"].items.count == 1)
            #expect(first["result"][0]["author"].text == "requester")
            let after = try #require(first["next"].text)
            let rest = try site.send("GET", "interactions/\(id)/messages?after=\(after)")
            #expect(rest["result"].items.map { $0["body"].text } == ["Soon"])
            #expect(rest["next"] == .null)
            #expect(try site.interaction(id)["assigned_to"].text == site.user("ana"))
        }
    }

    @Test func `hold, resume and wrap-up follow the table, and an illegal one names the legal`()
        throws
    {
        try withSite { site throws in
            let id = try site.compose()
            let path = "interactions/\(id)/"
            #expect(try site.send("POST", path + "hold", #"{"reason": "asks"}"#).status == 200)
            #expect(try site.interaction(id)["state"].text == "on_hold")
            #expect(try site.send("POST", path + "resume").status == 200)
            #expect(try site.send("POST", path + "wrap-up", #"{"code": "solved"}"#).status == 200)
            let illegal = try site.send("POST", path + "hold")
            #expect(illegal.status == 409)
            #expect(illegal.problem == "illegal-transition")
            let allowed = illegal["allowed"].items.compactMap(\.text)
            #expect(allowed == ["closed_complete", "closed_abandoned"])
        }
    }

    @Test func `closing answers with the record, a second time with the same and no new event`()
        throws
    {
        try withSite { site throws in
            let id = try site.compose()
            let path = "interactions/\(id)/"
            let body = #"{"reason": "done", "wrap_up_code": "solved"}"#
            let closed = try site.send("POST", path + "close", body)
            #expect(closed.status == 200)
            #expect(closed["record"]["state"].text == "closed_complete")
            #expect(closed["record"]["wrap_up_code"].text == "solved")
            let last = site.engine.log.lastPosition
            let again = try site.send("POST", path + "close", as: "boris")
            #expect(again.status == 200)
            #expect(again["record"] == closed["record"])
            #expect(again["record"]["closed_by"].text == site.user("ana"))
            #expect(site.engine.log.lastPosition == last)
            let late = try site.send("POST", path + "messages", #"{"body": "More"}"#)
            #expect(late.status == 409)
            #expect(late.problem == "interaction-closed")
            let bad = try site.send("POST", path + "close", #"{"state": "queued"}"#)
            #expect(bad.problem == "bad-field")
        }
    }

    @Test(
        "an interaction that never was is 404 for whatever is done with it",
        arguments: [
            "messages", "assign", "hold", "resume", "wrap-up", "close", "notes",
            "short-description", "members", "transfer", "reassociate",
        ]
    )
    func unknown(what: String) throws {
        try withSite { site throws in
            let bodies = [
                "messages": #"{"body": "x"}"#, "notes": #"{"body": "x"}"#,
                "short-description": #"{"text": "x"}"#, "reassociate": #"{"table": "guest"}"#,
                "transfer": #"{"queue": "\#(site.sysID(QueueID(1)))"}"#,
            ]
            let foreign = String(repeating: "0123456789abcdef", count: 2)
            for name in [site.sysID(InteractionID(77)), foreign, "IMS0000099", "x"] {
                let answer = try site.send(
                    "POST",
                    "interactions/\(name)/\(what)",
                    bodies[what] ?? ""
                )
                #expect(answer.status == 404, "\(answer.text)")
                #expect(answer.problem == "unknown-interaction")
            }
        }
    }

    @Test func `notes, short description, members and transfers`() throws {
        try withSite { site throws in
            let id = try site.compose()
            let path = "interactions/\(id)/"
            let note = #"{"body": "likes tea"}"#
            #expect(try site.send("POST", path + "notes", note).status == 200)
            let text = #"{"text": "An order"}"#
            #expect(try site.send("POST", path + "short-description", text).status == 200)
            let boris = site.user("boris")
            let joining = #"{"agent": "\#(boris)"}"#
            #expect(try site.send("POST", path + "members", joining).status == 200)
            #expect(try site.interaction(id)["members"].items.count == 2)
            let leaving = try site.send("DELETE", path + "members/me")
            #expect(leaving.problem == "assigned-agent-cannot-leave")
            #expect(try site.send("DELETE", path + "members/\(boris)").status == 200)
            #expect(try site.send("DELETE", path + "members/\(boris)").problem == "not-a-member")
            let nowhere = try site.send("POST", path + "transfer", "{}")
            #expect(nowhere.problem == "transfer-needs-one-target")
            let queue = #"{"queue": "\#(site.sysID(QueueID(1)))", "note": "please"}"#
            #expect(try site.send("POST", path + "transfer", queue).status == 200)
            let shown = try site.interaction(id)
            #expect(shown["state"].text == "queued")
            #expect(shown["short_description"].text == "An order")
            let notes = try site.send("GET", path + "notes")["result"].items
            #expect(notes.compactMap { $0["body"].text }.contains("likes tea"))
        }
    }

    @Test func `a number is reassociated, and the profile keeps the old tie`() throws {
        try withSite { site throws in
            let id = site.sysID(try site.receive().interaction)
            #expect(try site.interaction(id)["profile_state"].text == "guest")
            let carla = site.sysID(Site.carla)
            let answer = try site.send(
                "POST",
                "interactions/\(id)/reassociate",
                #"{"table": "csm_consumer", "sys_id": "\#(carla)", "reason": "knew the code"}"#
            )
            #expect(answer.status == 200)
            try site.show(answer)
            let shown = try site.interaction(id)
            #expect(shown["opened_for"].text == carla)
            let profiles = try site.send("GET", "profiles?number=%2B15550199")
            #expect(profiles["result"][0]["person"].text == carla)
            #expect(profiles["result"][0]["former_ties"].items.count == 1)
            let nobody = try site.send(
                "POST",
                "interactions/\(id)/reassociate",
                #"{"table": "sys_user", "sys_id": "\#(site.sysID(UserID(500)))"}"#
            )
            #expect(nobody.problem == "unknown-person")
        }
    }

    @Test func `interactions are listed by state, agent, requester and number, newest first`()
        throws
    {
        try withSite { site throws in
            let first = try site.compose(to: "+15550142")
            let second = try site.compose(to: "+15550143")
            let waiting = site.sysID(try site.receive().interaction)
            func ids(_ query: String) throws -> [String] {
                let answer = try site.send("GET", "interactions?" + query)
                #expect(answer.status == 200, "\(answer.text)")
                return answer["result"].items.compactMap { $0["sys_id"].text }
            }
            #expect(try ids("") == [waiting, second, first])
            #expect(try ids("state=queued") == [waiting])
            #expect(try ids("state=active&assigned_to=me") == [second, first])
            #expect(try ids("state=closed") == [])
            #expect(try ids("requester=%2B15550142") == [first])
            #expect(try ids("requester=+15550142") == [first])
            #expect(try ids("number=IMS0000002") == [second])
            let page = try site.send("GET", "interactions?limit=2")
            let next = try #require(page["next"].text)
            #expect(try ids("limit=2&after=\(next)") == [first])
            for bad in ["state=sleeping", "limit=0", "limit=x", "after=-1", "requester=&nope=1"] {
                #expect(try site.send("GET", "interactions?" + bad).status == 400, "\(bad)")
            }
        }
    }

    @Test func `the virtual agent answers and hands off`() throws {
        try withSite { site throws in
            try site.setApplication(active: true, virtualAgentFirst: true)
            let id = site.sysID(try site.receive().interaction)
            let path = "virtual-agent/interactions/\(id)/"
            let said = try site.send(
                "POST",
                path + "messages",
                as: "integration",
                #"{"body": "What is it about?"}"#
            )
            #expect(said.status == 201)
            let meddling = try site.send(
                "POST",
                "interactions/\(id)/messages",
                #"{"body": "Me"}"#
            )
            #expect(meddling.problem == "answered-by-virtual-agent")
            let handed = try site.send("POST", path + "hand-off", as: "integration")
            #expect(handed.status == 200)
            #expect(try site.interaction(id)["state"].text == "queued")
            let again = try site.send("POST", path + "hand-off", as: "integration")
            #expect(again.problem == "not-a-member")
        }
    }

    @Test func `parts of a message wait, and what came of it says what is missing`() throws {
        try withSite { site throws in
            try site.receive("three", part: "300:3/3")
            let held = try site.send("GET", "held-parts")
            #expect(held["result"].items.count == 1)
            #expect(held["result"][0]["part"].text == "300:3/3")
            #expect(held["result"][0]["waits_until"].text != nil)
            #expect(try site.send("GET", "interactions")["result"].items.isEmpty)
            try site.receive("One, ", part: "300:1/3")
            // Another text under the same number: what waits is delivered.
            try site.receive("Another", part: "300:1/3")
            let interaction = try site.send("GET", "interactions")["result"][0]["sys_id"].text
            let id = try #require(interaction)
            let messages = try site.send("GET", "interactions/\(id)/messages")["result"]
            #expect(messages.items.count == 1)
            #expect(messages[0]["body"].text == "One, three")
            #expect(messages[0]["missing_parts"].text == "2")
            #expect(messages[0]["incomplete"] == .boolean(true))
            #expect(try site.send("GET", "held-parts")["result"].items.count == 1)
            let history = try site.send("GET", "interactions/\(id)/history")
            #expect(history.text.contains("smsPartsJoined"))
        }
    }

    @Test func `held messages wait until somebody takes them up`() throws {
        try withSite(active: false) { site throws in
            let receipt = try site.receive("Anybody?")
            let held = try site.send("GET", "held-messages")
            #expect(held["result"].items.count == 1)
            let id = try #require(held["result"][0]["sys_id"].text)
            #expect(id == site.sysID(MessageID(receipt.position)))
            let early = try site.send("POST", "held-messages/\(id)/take-up")
            #expect(early.status == 409)
            #expect(early.problem == "provider-application-inactive")
            try site.setApplication(active: true)
            let taken = try site.send("POST", "held-messages/\(id)/take-up")
            #expect(taken.status == 200, "\(taken.text)")
            #expect(taken["interaction"].text != nil)
            try site.show(taken)
            #expect(try site.send("GET", "held-messages")["result"].items.isEmpty)
            let again = try site.send("POST", "held-messages/\(id)/take-up")
            #expect(again.status == 404)
            #expect(again.problem == "unknown-message")
        }
    }
}
