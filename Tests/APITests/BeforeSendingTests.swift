import Engine
import EventLog
import JSON
import Testing
import Vocabulary

@testable import API

@Suite("Before anything is sent")
struct BeforeSendingTests {
    @Test func `a number is read in the requester's country, or the site's, or not at all`() throws
    {
        try withSite { site throws in
            func validate(_ body: String) throws -> Answer {
                try site.send("POST", "validate-phone-number", body)
            }
            let plain = try validate(#"{"number": "+41446681800"}"#)
            #expect(plain["valid"] == .boolean(true))
            #expect(plain["e164"].text == "+41446681800")
            let carla = site.sysID(Site.carla)
            let hers = try validate(
                """
                {"number": "(650) 253-0000",
                 "requester": {"table": "csm_consumer", "sys_id": "\(carla)"}}
                """
            )
            #expect(hers["e164"].text == "+16502530000")
            #expect(hers["territory_source"].text == "requester_location")
            let nobodys = try validate(#"{"number": "044 668 18 00"}"#)
            #expect(nobodys["valid"] == .boolean(false))
            #expect(nobodys["reason"].text?.isEmpty == false)
            #expect(try validate("{}").problem == "missing-field")
        }
    }

    @Test func `a number of another requester is free with a warning, and nothing changes`() throws
    {
        try withSite { site throws in
            let last = site.engine.log.lastPosition
            let ana = site.user("ana")
            let other = try site.send(
                "POST",
                "validate-profile",
                """
                {"number": "+15550142", "requester": {"table": "sys_user", "sys_id": "\(ana)"}}
                """
            )
            #expect(other["free"] == .boolean(false))
            #expect(other["associated_with"]["name"].text == "Carla")
            #expect(other["warning"].text?.contains("currently associated with Carla") == true)
            let own = try site.send(
                "POST",
                "validate-profile",
                """
                {"number": "+15550142",
                 "requester": {"table": "csm_consumer", "sys_id": "\(site.sysID(Site.carla))"}}
                """
            )
            #expect(own["free"] == .boolean(true))
            #expect(site.engine.log.lastPosition == last)
        }
    }

    @Test func `an ongoing conversation of the pair is shown`() throws {
        try withSite { site throws in
            let query = "ongoing?from=%2B15550100&to=%2B15550142"
            #expect(try site.send("GET", query)["ongoing"] == .null)
            let id = try site.compose()
            let ongoing = try site.send("GET", query)["ongoing"]
            #expect(ongoing["sys_id"].text == id)
            #expect(ongoing["type"].text == "messaging")
            #expect(ongoing["assigned_to"].text == site.user("ana"))
            #expect(try site.send("GET", "ongoing?from=%2B15550100").problem == "bad-parameter")
        }
    }

    @Test func `choices have the one company number preselected and the record's numbers`() throws {
        try withSite { site throws in
            let carla = site.sysID(Site.carla)
            let query = "send-choices?requester_table=csm_consumer&requester=\(carla)"
            let choices = try site.send("GET", query)
            #expect(choices["from"].items.map(\.text) == [Site.company])
            #expect(choices["preselected_from"].text == Site.company)
            #expect(choices["to"].items.map(\.text) == ["+15550142"])
            let bad = try site.send("GET", "send-choices?requester=\(carla)")
            #expect(bad.problem == "contradictory-parameters")
        }
    }

    @Test func `a pool is offered with the number it would choose, and can be sent from`() throws {
        try withSite { site throws in
            for (name, number) in [("East", "+15550171"), ("West", "+15550172")] {
                let made = try site.send(
                    "POST",
                    "provider-applications",
                    as: "admin",
                    #"{"name": "\#(name)", "provider": "loopback", "number": "\#(number)", "pool": "Coast"}"#
                )
                #expect(made.status == 201)
            }
            let before = try site.send("GET", "send-choices")
            #expect(before["pools"].items.map { $0["name"].text } == ["Coast"])
            #expect(before["pools"].items.allSatisfy { $0["sender"].text == nil })
            let query = "send-choices?to=%2B15550142"
            let chosen = try site.send("GET", query)["pools"].items.first?["sender"].text ?? ""
            let sent = try site.send(
                "POST",
                "messages",
                #"{"from": "Coast", "to": "+15550142", "body": "x"}"#
            )
            #expect(sent.status == 201)
            let after = try site.send("GET", query)
            #expect(after["preselected_from"].text == chosen)
            #expect(after["pools"].items.map { $0["reason"].text } == ["sticky"])
            let unknown = try site.send(
                "POST",
                "messages",
                #"{"from": "Desert", "to": "+15550142", "body": "x"}"#
            )
            #expect(unknown.status == 422)
            #expect(unknown.problem == "unknown-pool")
        }
    }

    @Test func `compose says why it is not offered, and sending says the same`() throws {
        try withSite { site throws in
            #expect(try site.send("GET", "compose")["offered"] == .boolean(true))
            let id = try site.compose()
            let within = try site.send("GET", "compose?origin=\(id)")
            #expect(within["reason"].text == "within-messaging-interaction")
        }
        try withSite(active: false) { site throws in
            let answer = try site.send("GET", "compose")
            #expect(answer["offered"] == .boolean(false))
            #expect(answer["reason"].text == "no-active-provider-application")
            let sent = try site.send(
                "POST",
                "messages",
                #"{"from": "\#(Site.company)", "to": "+15550142", "body": "x"}"#
            )
            #expect(sent.status == 409)
            #expect(sent.problem == "no-active-provider-application")
        }
    }

    @Test func `whoever opted out gets nothing, and the refusal says since when, not who`() throws {
        try withSite { site throws in
            let wish = """
                {"requester": "+15550142", "company": "\(Site.company)", "opted_out": true,
                 "reason": "by phone"}
                """
            #expect(try site.send("POST", "consents", as: "integration", wish).status == 200)
            let sent = try site.send(
                "POST",
                "messages",
                #"{"from": "\#(Site.company)", "to": "+15550142", "body": "secret words"}"#
            )
            #expect(sent.status == 403)
            #expect(sent.problem == "opted-out")
            #expect(sent["since"].text.flatMap { Instant($0) } != nil)
            #expect(!sent.text.contains("5550142") && !sent.text.contains("secret"))
            let last = site.engine.log.lastPosition
            let list = try site.send("GET", "consents?requester=%2B15550142&min_position=\(last)")
            #expect(list["result"][0]["opted_out"] == .boolean(true))
            #expect(list["result"][0]["by"].text == site.user("integration"))
            let missing = #"{"requester": "+15550142", "company": "+15550100"}"#
            #expect(try site.send("POST", "consents", missing).problem == "missing-field")
        }
    }

    @Test(
        "what cannot be sent is refused with its own problem",
        arguments: [
            (#"{"from": "+15550100", "to": "+15550142", "body": " "}"#, 422, "empty-body"),
            (
                #"{"from": "+15550177", "to": "+15550142", "body": "x"}"#, 422,
                "unknown-company-number"
            ),
            (#"{"from": "+15550100", "to": "ACME", "body": "x"}"#, 422, "address-not-answerable"),
            (#"{"from": "+15550100", "to": "", "body": "x"}"#, 400, "bad-field"),
            (#"{"from": "+15550100", "to": "+15550142"}"#, 400, "missing-field"),
            (#"{"from": 7, "to": "+15550142", "body": "x"}"#, 400, "bad-field"),
            (
                #"{"from": "+15550100", "to": "+15550142", "body": "x", "requester": {"table": "x"}}"#,
                400, "bad-field"
            ),
        ]
    )
    func refused(body: String, status: Int, problem: String) throws {
        try withSite { site throws in
            let last = site.engine.log.lastPosition
            let answer = try site.send("POST", "messages", body)
            #expect(answer.status == status)
            #expect(answer.problem == problem)
            #expect(answer["status"].number == Int64(status))
            #expect(!answer.text.contains("5550142"))
            #expect(site.engine.log.lastPosition == last)
        }
    }
}
