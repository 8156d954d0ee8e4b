import Foundation
import Testing
import Vocabulary

@testable import Extensions

@Suite("A script", .serialized)
struct ScriptTests {
    private func run(_ body: String, _ input: String = "{}") throws -> String {
        let folder = try Folder(["a.js": script(body)])
        let runner = ScriptRunner(executable: executable)
        do throws(ExtensionsError) {
            let script = try runner.script(at: folder.path + "/a.js")
            return try runner.run(script, input: input) ?? "(does not apply)"
        } catch {
            guard case .finding(let finding) = error else { return "\(error)" }
            return "\(finding.line): \(finding.problem)"
        }
    }

    @Test func `gets plain JSON and gives plain JSON`() throws {
        #expect(
            try run("return { queue: input.queue + '!' }", #"{"queue":"é€👍"}"#)
                == #"{"queue":"é€👍!"}"#
        )
    }

    @Test func `gives the same answer every time: no call leaves anything to the next`() throws {
        let folder = try Folder([
            "a.js": "let n = 0;\n" + script("n += 1; globalThis.m = n; return n")
        ])
        let runner = ScriptRunner(executable: executable)
        let script = try runner.script(at: folder.path + "/a.js")
        for _ in 0..<3 { #expect(try runner.run(script, input: "{}") == "1") }
    }

    @Test(
        "has no clock, no chance, no files and no network",
        arguments: [
            "new Date()", "Date()", "Date.now()", "new (new Date(0).constructor)()",
            "Math.random()",
            "new (class extends Date {})()", "Reflect.construct(Date, [])",
        ]
    )
    func clock(_ expression: String) throws {
        #expect(try run("return \(expression)").contains("TypeError: a script has no"))
    }

    @Test func `finds nothing of the world`() throws {
        let names =
            "['Intl','setTimeout','console','fetch','require','process','WebAssembly','performance',"
            + "'WeakRef','SharedArrayBuffer','Atomics','crypto','XMLHttpRequest']"
        #expect(try run("return \(names).filter((name) => name in globalThis)") == "[]")
        #expect(try run("return new Date(86400000).toString()").contains("Jan 02 1970 00:00:00"))
    }

    @Test(
        "that does not come to an end is ended, whatever it does",
        arguments: [
            "for (;;);", "try { for (;;); } catch { for (;;); }",
            "return /(a+)+$/.test('a'.repeat(40) + 'b')", "return [1, 2].sort(() => { for (;;); })",
            "let a = []; for (;;) a.push(1)",
        ]
    )
    func endless(_ body: String) throws {
        #expect(try run(body).contains("runs longer than it may"))
    }

    @Test(
        "that takes all memory is ended",
        arguments: [
            "return new Uint8Array(3e9).fill(1).length",
            "let s = 'x'.repeat(2 ** 29); return s + 'y'",
        ]
    )
    func exhausting(_ body: String) throws {
        #expect(try run(body).contains("takes more memory than it may"))
    }

    @Test func `that throws is named with its line`() throws {
        #expect(try run("\n\nthrow new Error('no')") == "3: it throws: Error: no")
        #expect(try run("\nreturn Date.now()") == "2: it throws: TypeError: a script has no clock")
        #expect(try run("const f = () => f(); f()").contains("RangeError"))
        #expect(try run("return Promise.resolve(1)").contains("by a promise"))
    }

    @Test(
        "that is wrong is named with file and place",
        arguments: [
            ("let a;\nlet = ;", ":2: error: it is not JavaScript"),
            ("", "must call extension"),
            (script("") + script(""), "must call extension"),
            ("extension({ point: 'Nowhere', order: 1, run() {} })", "`point` must be one of"),
            ("extension({ point: 'Routing', order: 'x', run() {} })", "`order` must be"),
            ("extension({ point: 'Routing', order: 1 })", "`run` must be a function"),
            (
                "extension({ point: 'Routing', order: 1, applies: 1, run() {} })",
                "`applies` must be"
            ),
            (
                "extension({ point: 'Routing', order: 1, run() {}, colour: 1 })",
                "`colour` means nothing"
            ),
            ("extension({ point: 'VirtualAgentTopic', order: 1, run() {} })", "needs a `name`"),
            ("for (;;);", "runs longer than it may"),
            ("\nthrow 1", "it throws: 1"),
        ]
    )
    func wrong(_ text: String, _ problem: String) throws {
        let folder = try Folder(["a.js": text])
        let runner = ScriptRunner(executable: executable)
        // What is wrong by itself gets time enough to be found on a busy machine.
        let error = #expect(throws: ExtensionsError.self) {
            try runner.script(at: folder.path + "/a.js", limit: .seconds(2))
        }
        guard case .finding(let finding) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(finding.description.hasPrefix(folder.path + "/a.js"))
        #expect(finding.description.contains(problem))
    }
}
