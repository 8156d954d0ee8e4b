import Engine
import EventLog
import JSON
import Projections
import Testing
import Vocabulary

@testable import API

@Suite("What-if over the API")
struct WhatIfTests {
    private func makeAction(_ site: Site) throws -> String {
        let made = try site.send(
            "POST",
            "messaging-actions",
            as: "admin",
            """
            {"name": "Remind", "active": true, "duration_ms": 3600000, "kind": "prompt_agent",
             "event": "requester_message_without_agent_response", "text": "Waiting."}
            """
        )
        #expect(made.status == 201, "\(made.text)")
        try site.show(made)
        return try #require(made["sys_id"].text)
    }

    @Test func `tells what would have fired, and changes nothing`() throws {
        try withSite { site throws in
            let action = try makeAction(site)
            _ = try site.receive("Hello")
            site.clock.set(ahead: 120_000)
            _ = try site.receive("Somebody else", from: "+15550177")
            let last = site.engine.log.lastPosition
            let answer = try site.send(
                "POST",
                "what-if",
                as: "auditor",
                #"{"action": "\#(action)", "duration_ms": 60000}"#
            )
            #expect(answer.status == 200, "\(answer.text)")
            #expect(answer["happened"]["begun"].number == 2)
            #expect(answer["happened"]["pending"].number == 2)
            #expect(answer["would_have"]["skipped"].number == 1)
            #expect(answer["difference_count"].number == 1)
            let difference = answer["differences"][0]
            #expect(difference["number"].text == "IMS0000001")
            #expect(difference["difference"].text == "new")
            #expect(difference["after"]["skipped"].text == "no agent has the interaction")
            #expect(answer["changed"]["duration_ms"].number == 60_000)
            #expect(answer["action"]["duration_ms"].number == 3_600_000)
            #expect(site.engine.log.lastPosition == last)
            let none = try site.send(
                "POST",
                "what-if",
                as: "supervisor",
                #"{"action": "\#(action)", "duration_ms": 60000, "interactions": ["IMS0000002"]}"#
            )
            #expect(none["difference_count"].number == 0)
            let counted = try site.send(
                "POST",
                "what-if",
                as: "admin",
                #"{"action": "\#(action)", "duration_ms": 60000, "limit": 0}"#
            )
            #expect(counted["difference_count"].number == 1)
            #expect(counted["differences"].items.isEmpty)
        }
    }

    @Test func `questions that make no sense are refused in words`() throws {
        try withSite { site throws in
            let action = try makeAction(site)
            let queue = site.sysID(QueueID(1))
            for (body, problem) in [
                ("{}", "missing-field"), (#"{"action": "x"}"#, "bad-field"),
                (#"{"action": "\#(action)"}"#, "contradictory-parameters"),
                (#"{"action": "\#(action)", "duration_ms": 0}"#, "bad-field"),
                (
                    #"{"action": "\#(action)", "duration_ms": 99999999999999}"#,
                    "duration-out-of-range"
                ),
                (#"{"action": "\#(action)", "filter": "colour=red"}"#, "filter-field-unknown"),
                (#"{"action": "\#(action)", "kind": "dance"}"#, "bad-field"),
                (#"{"action": "\#(queue)", "active": false}"#, "unknown-identifier"),
                (#"{"action": "\#(action)", "active": 3}"#, "bad-field"),
                (#"{"action": "\#(action)", "active": true, "x": 1}"#, "unknown-field"),
                (
                    #"{"action": "\#(action)", "active": true, "interactions": ["IMS9999999"]}"#,
                    "unknown-interaction"
                ),
            ] {
                let answer = try site.send("POST", "what-if", as: "auditor", body)
                #expect(answer.problem == problem, "\(body): \(answer.text)")
            }
            let refused = try site.send("POST", "what-if", as: "ana", "{}")
            #expect(refused.problem == "role-missing")
        }
    }
}
