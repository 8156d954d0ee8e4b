import Foundation
import Synchronization
import Testing
import Vocabulary

@testable import Extensions

@Suite("The scripts of a folder", .serialized)
struct ExtensionsTests {
    private func open(_ folder: Folder) throws -> Extensions {
        let extensions = Extensions(folder: folder.path, executable: executable)
        _ = try extensions.reload()
        return extensions
    }

    @Test func `of which the lowest-ordered applicable one is asked, and only it`() throws {
        let folder = try Folder([
            "z.js": script("return 'first'", order: 1, applies: "input.first"),
            "b.js": script("return 'by name'", order: 2),
            "c.js": script("throw 1", order: 2),
            "other.js": script("return 'other'", point: "BeforeSending", order: 0),
        ])
        let extensions = try open(folder)
        defer { extensions.stop() }
        #expect(extensions.consult(.routing, #"{"first":true}"#).result == "\"first\"")
        #expect(extensions.consult(.routing).result == "\"by name\"")
        #expect(extensions.consult(.virtualAgentTopic) == .none)
        let answer = try #require(extensions.consult(.routing).answer)
        #expect(answer.script == "b.js")
        #expect(answer.hash.count == 64)
    }

    @Test func `of which those that fail are recorded, and the next applicable one runs`() throws {
        let folder = try Folder([
            "1.js": script("throw new Error('no')", order: 1),
            "2.js": script("for (;;);", order: 2),
            "3.js": script("return new Uint8Array(3e9).fill(1)", order: 3),
            "4.js": script("return 17", order: 4),
            "5.js": script("return () => 1", order: 5),
            "6.js": script("return 'well'", order: 6),
        ])
        let reported = Mutex<[ExtensionProblem]>([])
        let extensions = Extensions(folder: folder.path, executable: executable) { answer in
            reported.withLock { $0.append(answer.problem) }
        }
        defer { extensions.stop() }
        _ = try extensions.reload()
        let consultation = extensions.consult(.routing)
        let problems: [ExtensionProblem] = [
            .exception, .timeOut, .exhausted, .invalidResult, .invalidResult,
        ]
        #expect(consultation.answers.map(\.problem) == problems + [.none])
        #expect(consultation.result == "\"well\"")
        #expect(reported.withLock { $0 } == problems)
    }

    @Test func `is read anew, and a broken file never replaces a good one`() throws {
        let folder = try Folder(["a.js": script("return 'one'")])
        let extensions = try open(folder)
        defer { extensions.stop() }
        #expect(!extensions.hasChanged)
        try folder.write("a.js", "not ( JavaScript at all")
        #expect(extensions.hasChanged)
        let findings = try extensions.reload()
        #expect(findings.count == 1 && findings[0].weight == .error)
        #expect(extensions.consult(.routing).result == "\"one\"")
        try folder.write("a.js", script("return 'two'"))
        #expect(try extensions.reload().isEmpty)
        #expect(extensions.consult(.routing).result == "\"two\"")
        try FileManager.default.removeItem(atPath: folder.path + "/a.js")
        _ = try extensions.reload()
        #expect(extensions.consult(.routing) == .none)
    }

    @Test func `of which two of one order are named`() throws {
        let folder = try Folder([
            "a.js": script(""), "b.js": script(""), "c.js": script("", order: 2),
        ])
        let extensions = Extensions(folder: folder.path, executable: executable)
        defer { extensions.stop() }
        let findings = try extensions.reload()
        #expect(findings.map(\.weight) == [.warning])
        #expect(
            findings[0].description.contains(
                "b.js:1: warning: it has the point and the order of a.js"
            )
        )
    }

    @Test func `stalls nobody: a script that loops costs its own messages a default`() throws {
        let folder = try Folder([
            "loop.js": script("return /(a+)+$/.test('a'.repeat(40) + 'b')", applies: "input.bad"),
            "well.js": script("return 'well'", order: 2),
        ])
        var limits = ScriptLimits.usual
        limits.waitingMax = 4
        let extensions = Extensions(folder: folder.path, executable: executable, limits: limits)
        defer { extensions.stop() }
        _ = try extensions.reload()
        let done = DispatchSemaphore(value: 0)
        let answers = Mutex<[ExtensionProblem?]>([])
        for number in 0..<12 {
            extensions.ask(.routing) {
                number == 0 ? #"{"bad":true}"# : "{}"
            } reading: { _, _ in
            } done: { consultation in
                answers.withLock { $0.append(consultation.answers.first?.problem) }
                done.signal()
            }
        }
        for _ in 0..<12 { done.wait() }
        let found = answers.withLock { $0 }
        #expect(found.count { $0 == .timeOut } == 1)
        #expect(found.contains(.overloaded))
        #expect(found.allSatisfy { $0 != nil })
    }
}
