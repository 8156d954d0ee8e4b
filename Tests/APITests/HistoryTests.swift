import Cryptography
import Engine
import EventLog
import JSON
import Testing
import Vocabulary

@testable import API

@Suite("The log over the API")
struct HistoryTests {
    @Test func `is read page by page, with sys_ids`() throws {
        try withSite { site throws in
            let id = try site.compose()
            let first = try site.send("GET", "history?limit=3", as: "auditor")
            #expect(first["result"].items.compactMap { $0["position"].number } == [1, 2, 3])
            #expect(first["next"].number == 4)
            #expect(first["result"][0]["type"].text == "queueSet")
            let last = Int64(site.engine.log.lastPosition)
            let rest = try site.send("GET", "history?from=4&limit=1000", as: "auditor")
            #expect(rest["result"].items.last?["position"].number == last)
            #expect(rest["next"] == .null)
            #expect(rest["result"].items.contains { $0["interaction"].text == id })
            #expect(try site.send("GET", "history?limit=1001", as: "auditor").status == 400)
            let beyond = try site.send("GET", "history?from=9999999", as: "auditor")
            #expect(beyond["result"].items.isEmpty)
            let end = try site.send("GET", "history?from=\(Int64.max)", as: "auditor")
            #expect(end.status == 200)
        }
    }

    @Test func `by types has only those, and says where it goes on`() throws {
        try withSite { site throws in
            let all = try site.send("GET", "history?limit=1000", as: "auditor")["result"].items
            let users = all.filter { $0["type"].text == "userSet" }
            let path = "history?types=userSet,skillSet"
            let found = try site.send("GET", path, as: "auditor")
            #expect(found["result"].items == users)
            #expect(found["next"] == .null)
            let first = try site.send("GET", path + "&limit=1", as: "auditor")
            #expect(first["result"].items == [users[0]])
            #expect(first["next"].number == users[0]["position"].number.map { $0 + 1 })
        }
    }

    @Test func `of one interaction begins with what opened it`() throws {
        try withSite { site throws in
            let id = try site.compose()
            let all = try site.send("GET", "interactions/\(id)/history")["result"].items
            #expect(all.first?["type"].text == "agentInitiatedSMS")
            #expect(all.contains { $0["type"].text == "messageJoined" })
            let page = try site.send("GET", "interactions/\(id)/history?limit=1")
            #expect(page["next"].number != nil)
            let nothing = site.sysID(InteractionID(5_000))
            for what in ["history", "messages", "members", "notes"] {
                #expect(try site.send("GET", "interactions/\(nothing)/\(what)").status == 404)
            }
        }
    }

    @Test func `a proof holds for whoever checks it`() throws {
        try withSite { site throws in
            let answer = try site.send("GET", "log/3/proof", as: "auditor")
            let leaf = try #require(answer["leaf"].text.flatMap { MerkleHash(hex: $0) })
            let root = try #require(answer["root"].text.flatMap { MerkleHash(hex: $0) })
            let proof = answer["proof"].items.compactMap { $0.text.flatMap { MerkleHash(hex: $0) } }
            let size = UInt64(try #require(answer["size"].number))
            #expect(
                MerkleProof.includes(leaf: leaf, position: 3, size: size, proof: proof, root: root)
            )
            #expect(root == (try site.engine.log.root(at: size)))
            #expect(try site.send("GET", "log/99999/proof", as: "auditor").status == 404)
            #expect(try site.send("GET", "log/3/proof?size=2", as: "auditor").status == 422)
        }
    }
}
