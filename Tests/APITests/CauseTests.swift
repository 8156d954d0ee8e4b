import Dispatch
import Engine
import EventLog
import JSON
import Testing
import Vocabulary

@testable import API

@Suite("Chains of causes over the API")
struct CauseTests {
    @Test func `a message is told by its sys_id and by records about it, and nothing is written`()
        throws
    {
        try withSite { site throws in
            let received = try site.receive("Hello")
            let last = site.engine.log.lastPosition
            let id = site.sysID(MessageID(received.position))
            let chain = try site.send("GET", "messages/\(id)/cause", as: "auditor")
            #expect(chain.status == 200, "\(chain.text)")
            #expect(chain["message"].text == id)
            #expect(chain["number"].text == "IMS0000001")
            #expect(chain["author"].text == "requester")
            #expect(chain["steps"][0]["stage"].text == "message")
            #expect(chain["steps"][0]["data"]["body"].text == "Hello")
            #expect(chain["steps"].items.contains { $0["type"].text == "interactionOpened" })
            for name in ["\(received.position)", "\(received.position + 1)"] {
                let same = try site.send("GET", "messages/\(name)/cause", as: "supervisor")
                #expect(same["message"].text == id, "\(same.text)")
            }
            #expect(site.engine.log.lastPosition == last)
        }
    }

    @Test func `what is no message, and who may not ask, is refused`() throws {
        try withSite { site throws in
            _ = try site.receive("Hello")
            for name in ["1", "999999", "abc", "0", site.sysID(MessageID(1))] {
                let answer = try site.send("GET", "messages/\(name)/cause", as: "admin")
                #expect(answer.status == 404, "\(answer.text)")
                #expect(answer.problem == "unknown-message")
            }
            let refused = try site.send("GET", "messages/1/cause", as: "ana")
            #expect(refused.problem == "role-missing")
        }
    }

    @Test func `a chain that takes long holds up nobody else, and too many are turned away`() throws
    {
        try withSite { site throws in
            _ = try site.receive("Hello")
            let gate = DispatchSemaphore(value: 0)
            // One that runs and three that wait: as many as there may be.
            for _ in 1...4 { #expect(site.surface.causes.run { gate.wait() }) }
            defer { for _ in 1...4 { gate.signal() } }
            let refused = try site.send("GET", "messages/1/cause", as: "auditor")
            #expect(refused.status == 503 && refused.problem == "overloaded", "\(refused.text)")
            #expect(try site.send("GET", "status", as: "auditor").status == 200)
            #expect(try site.send("GET", "history", as: "auditor").status == 200)
            let last = site.engine.log.lastPosition
            _ = try site.receive("Written meanwhile")
            #expect(site.engine.log.lastPosition > last)
        }
    }
}
