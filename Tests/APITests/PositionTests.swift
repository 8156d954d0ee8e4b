import JSON
import Testing
import Vocabulary

@testable import API

@Suite("A read that must show a position")
struct PositionTests {
    @Test func `waits until the views show it`() throws {
        try withSite { site throws in
            let id = try site.compose()
            site.holdViews()
            let note = try site.send("POST", "interactions/\(id)/notes", #"{"body": "new"}"#)
            let position = try #require(note["position"].number)
            let old = try site.send("GET", "interactions/\(id)/notes")
            #expect(old["result"].items.isEmpty)
            site.releaseViews()
            let fresh = try site.send("GET", "interactions/\(id)/notes?min_position=\(position)")
            #expect(fresh["result"].items.count == 1)
            #expect((fresh["position"].number ?? 0) >= position)
        }
    }

    @Test func `is told to try again when they do not come that far`() throws {
        try withSite { site throws in
            let beyond = try site.send("GET", "queues?min_position=1000000")
            #expect(beyond.problem == "beyond-the-log")
            let id = try site.compose()
            site.holdViews()
            defer { site.releaseViews() }
            let note = try site.send("POST", "interactions/\(id)/notes", #"{"body": "new"}"#)
            let position = try #require(note["position"].number)
            let answer = try site.send("GET", "queues?min_position=\(position)")
            #expect(answer.status == 503)
            #expect(answer.problem == "views-behind")
            #expect(answer.header("Retry-After") == "1")
            #expect(try site.send("GET", "queues?min_position=x").problem == "bad-parameter")
            #expect(try site.send("GET", "queues?min_position=1").status == 200)
        }
    }

    @Test func `an answer to a new message does not wait for slow views for ever`() throws {
        try withSite { site throws in
            site.holdViews()
            defer { site.releaseViews() }
            let answer = try site.send(
                "POST",
                "messages",
                #"{"from": "\#(Site.company)", "to": "+15550142", "body": "x"}"#
            )
            #expect(answer.status == 201)
            #expect(answer["interaction"].text != nil && answer["number"] == .null)
        }
    }
}
