import Engine
import EventLog
import Simulation
import TestSupport
import Testing
import Vocabulary

@Suite("Importing an export")
struct LogImportTests {
    /// Two days of a small support centre.
    private static let centre: Result<Export, any Error> = Result {
        let centre = try SupportCentre(
            SupportCentre.Size(seed: 3, agents: 4, requesters: 60, days: 2)
        )
        _ = try centre.run()
        return try Export(of: centre.log)
    }

    private func isSame(_ log: any RecordLog) throws -> Bool {
        let made = try Export(of: log).imported()
        return try made.identity == log.identity && made.lastPosition == log.lastPosition
            && made.root == log.root
    }

    @Test func `gives the same log to the byte, for every scenario`() throws {
        for workload in try ScenarioFiles.all.map(ScenarioFiles.workload) {
            let log = try workload.run().log
            #expect(try isSame(log), "\(workload.name)")
        }
    }

    @Test(
        "gives the same log to the byte, whatever happened",
        arguments: (1...40 as ClosedRange<UInt64>)
    )
    func seeds(seed: UInt64) throws {
        #expect(try isSame(WorkloadGenerator.generate(seed: seed).log))
    }

    @Test func `gives the same log to the byte for days of a support centre, which verify`() throws
    {
        let made = try Self.centre.get().imported()
        #expect(made.lastPosition > 1_000)
        #expect(try Redecision.firstDifference(in: made) == nil)
        #expect(try Export(of: made).lines == Self.centre.get().lines)
    }

    @Test func `of an export that ends anywhere gives that much of the log, or says it is cut off`()
        throws
    {
        let log = try WorkloadGenerator.generate(seed: 12).log
        let export = try Export(of: log)
        var verdicts: [String: Int] = [:]
        for count in 1..<min(export.lines.count, 400) {
            var short = export
            short.lines.removeSubrange(count...)
            if let refusal = short.refusal() {
                #expect(refusal.name == "cut-off", "\(refusal)")
                verdicts["cut off", default: 0] += 1
            } else {
                let root = try log.root(at: UInt64(count))
                #expect(try short.imported().root == root)
                verdicts["whole", default: 0] += 1
            }
        }
        #expect(verdicts.count == 2)
    }

    @Test func `refuses lines that were altered, and names the position and the member`() throws {
        let export = try Self.centre.get()
        let outcome = try #require(export.position(of: "\"rule\":\"R1\""))
        let text = try #require(export.position(of: "smsReceived", "\"body\":\""))
        let alterations: [(Int, String, String, String)] = [
            (outcome, "\"rule\":\"R1\"", "\"rule\":\"R2\"", "data.rule"),
            (outcome, "recordhash\":\"", "recordhash\":\"0", "recordhash"),
            (outcome, "\"cause\":", "\"cause\":9", "data.cause"),
            (outcome, "ledgerline.", "ledgerline.x", "type"),
            (outcome, "{\"specversion", " {\"specversion", "how the line is written"),
            (text, "\"body\":\"", "\"body\":\"Please ", "recordhash"),
        ]
        for (position, old, new, member) in alterations {
            var altered = export
            altered.alter(position, old, new)
            let refusal = try #require(altered.refusal())
            #expect(refusal.name == "record-differs")
            #expect(refusal.detail.contains("record \(position) "))
            #expect(refusal.detail.contains(" \(member) differs"), "\(refusal.detail)")
        }
    }

    @Test func `refuses what is not the whole of one log`() throws {
        let export = try Self.centre.get()
        func refusal(_ alter: (inout [String]) -> Void) -> String {
            var altered = export
            alter(&altered.lines)
            return altered.refusal()?.name ?? "none"
        }
        #expect(refusal { $0 = [] } == "no-events")
        #expect(
            refusal { $0[9] = $0[9].replacing("\"2", with: "\"9999999992") } == "not-cloud-events"
        )
        #expect(refusal { $0.removeFirst() } == "begins-later")
        #expect(refusal { $0.remove(at: 40) } == "gap")
        #expect(refusal { $0.insert($0[40], at: 40) } == "gap")
        #expect(refusal { $0.swapAt(40, 41) } == "gap")
        let identity = "urn:ledgerline:0000"
        #expect(
            refusal { $0[9] = $0[9].replacing(identity, with: "urn:ledgerline:1000") }
                == "other-log"
        )
        for line in [
            "", "{", "[]", "{\"specversion\":\"1.0\"}",
            "{\"specversion\":\"1.0\",\"id\":1,\"id\":2}",
            export.lines[9].replacing("\"1.0\"", with: "\"0.3\""),
            export.lines[9].replacing("urn:ledgerline", with: "urn:another"),
            export.lines[9] + "x", String(repeating: "[", count: 1_000_000),
        ] {
            #expect(refusal { $0[9] = line } == "not-cloud-events")
        }
    }

    @Test func `refuses what a newer version has added`() throws {
        let export = try Self.centre.get()
        let set = try #require(export.position(of: "\"kind\":\"input\",\"type\":\"userSet\""))
        let act = try #require(export.position(of: "\"kind\":\"input\"", "presenceChanged"))
        let alterations = [
            (act, "presenceChanged", "presenceDreamt"),
            (set, "{\"specversion", "{\"signed\":true,\"specversion"),
            (set, "\"kind\":", "\"version\":2,\"kind\":"),
            (set, ",\"data\":{\"", ",\"data\":{\"colour\":\"red\",\""),
        ]
        for (position, old, new) in alterations {
            var altered = export
            altered.alter(position, old, new)
            let refusal = altered.refusal()
            #expect(refusal?.name == "newer-version", "\(new): \(refusal?.detail ?? "")")
        }
    }

    @Test func `refuses inputs that cannot be read or that the rules refuse`() throws {
        let export = try Self.centre.get()
        let text = try #require(export.position(of: "smsReceived", "\"body\":\""))
        var unreadable = export
        unreadable.alter(text, "\"body\":\"", "\"body\":7,\"was\":\"")
        #expect(unreadable.refusal()?.name == "member-unreadable")
        let name = try #require(export.position(of: "\"kind\":\"input\",\"type\":\"userSet\""))
        var refused = export
        refused.alter(name, "\"user_name\":\"", "\"user_name\":\"\",\"user_name2\":\"")
        #expect(["newer-version", "input-refused"].contains(refused.refusal()?.name))
    }
}
