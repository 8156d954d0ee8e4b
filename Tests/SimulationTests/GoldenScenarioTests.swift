import Decisions
import EventLog
import Foundation
import PhoneNumbers
import Simulation
import Testing
import Vocabulary

/// A scenario file with the log that it must give.
struct ScenarioFile: CustomTestStringConvertible, Sendable {
    let path: URL

    /// The checkout's folder of fixtures.
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "fixtures/scenarios")

    /// Every scenario, in the order of their paths.
    static let all: [ScenarioFile] = {
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "json5" }
            .sorted { $0.path < $1.path }.map(ScenarioFile.init)
    }()

    var testDescription: String { path.deletingPathExtension().lastPathComponent }

    var golden: URL { path.deletingPathExtension().appendingPathExtension("golden.jsonl") }

    func read() throws -> Scenario {
        try Scenario(parsing: [UInt8](Data(contentsOf: path)), file: path.lastPathComponent)
    }

    /// Runs it on a log.
    func run(on log: any RecordLog) throws {
        let simulator = try Simulator(log: log, normalize: Self.normalize)
        for step in try read().steps {
            do throws(SimulationError) {
                try simulator.take(step)
            } catch {
                Issue.record("\(error)")
                return
            }
        }
    }

    static let normalize: Simulator.PhoneNumberNormalizer = { text, territory in
        switch PhoneNumbers.parse(text, territory: territory.isEmpty ? nil : territory) {
        case .valid(let e164, _, _): .success(e164)
        case .invalid(let rejection): .failure(NumberProblem(reason: rejection.rawValue))
        }
    }
}

/// Golden logs: each scenario gives the bytes that were read and found right once.
///
/// With LEDGERLINE_RECORD=1 in the environment the golden logs are written anew instead of compared;
/// reading what changed is then a person's task, and a commit of its own.
@Suite("A scenario's golden log")
struct GoldenScenarioTests {
    @Test("is what the rules give, in memory and on disk", arguments: ScenarioFile.all)
    func golden(_ file: ScenarioFile) throws {
        let identity = try file.read().identity
        let memory = MemoryLog(identity: identity)
        try file.run(on: memory)
        let found = try GoldenLog(of: memory)
        if ProcessInfo.processInfo.environment["LEDGERLINE_RECORD"] == "1" {
            try Data(found.text.utf8).write(to: file.golden)
            return
        }
        let expected = try String(contentsOf: file.golden, encoding: .utf8)
        if let difference = found.firstDifference(from: expected) {
            Issue.record(
                "line \(difference.line): expected \(difference.expected), found \(difference.found)"
            )
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        var options = LMDBLogOptions()
        options.identity = identity
        options.sync = false
        options.fillAheadBytes = 0
        let disk = try LMDBLog(directory: folder.path, options: options)
        try file.run(on: disk)
        #expect(try disk.root(at: disk.lastPosition) == memory.root(at: memory.lastPosition))
    }

    @Test(
        "exists for every row of the tables",
        arguments: (1...12).map { "R\($0)" } + (1...7).map { "P\($0)" }
            + (1...10).map { "A\($0)" } + ["V1", "V2"] + (1...8).map { "M\($0)" }
            + (1...6).map { "I\($0)" } + ["Y2"] + (1...6).map { "X\($0)" } + [
                "T1", "H1", "Y7", "Y8", "E4",
            ]
    )
    func coverage(_ row: String) throws {
        let files = try ScenarioFile.all.filter { try $0.read().rule == row }
        #expect(!files.isEmpty)
        for file in files { #expect(file.testDescription.hasPrefix(row + "-")) }
    }

    /// Rows that decide outcomes; the others refuse, answer, order or are said by an outcome's fields.
    @Test(
        "shows an outcome that its row decided",
        arguments: [
            "R1", "R2", "R3", "R4", "R5", "R6", "R8", "R9", "R10", "P1", "P3", "P4", "P5", "P6",
            "A1", "A2",
            "A3", "A4", "A5", "A10", "M3", "M4", "M7", "M8", "I2", "I3", "I4", "I5", "I6",
            "Y2",
            "X1", "X2", "X4", "T1", "H1", "Y7", "Y8", "E4",
        ]
    )
    func decided(_ row: String) throws {
        let logs = try ScenarioFile.all.filter { try $0.read().rule == row }
            .map { try String(contentsOf: $0.golden, encoding: .utf8) }
        #expect(logs.contains { $0.contains("\"rule\":\"\(row)\"") })
    }

    @Test func `a day in the life has what a day has`() throws {
        let day = ScenarioFile(path: ScenarioFile.folder.appending(path: "a-day-in-the-life.json5"))
        let golden = try String(contentsOf: day.golden, encoding: .utf8)
        let lines = golden.split(separator: "\n")
        #expect(lines.count { $0.contains("\"kind\":\"input\"") } >= 40)
        for kind in MessagingActionKind.allCases {
            #expect(
                lines.contains {
                    $0.contains("\"messagingActionFired\"")
                        && $0.contains("\"kind\":\"\(kind.word)\"")
                }
            )
        }
        #expect(golden.contains("serviceResumed"))
        #expect(golden.contains("\"responder\":\"virtual_agent\""))
    }

    @Test func `a step that names nothing is refused with file, line and key`() throws {
        let text =
            "{\n  steps: [\n    { agentReplied: { agent: \"nobody\", body: \"Hi\" } },\n  ],\n}"
        let scenario = try Scenario(parsing: Array(text.utf8), file: "scenario.json5")
        let simulator = try Simulator(log: MemoryLog(), normalize: ScenarioFile.normalize)
        let error = #expect(throws: SimulationError.self) {
            for step in scenario.steps { try simulator.take(step) }
        }
        let message = error?.description ?? ""
        #expect(message.hasPrefix("scenario.json5:3:"))
        #expect(message.contains("steps[0].agentReplied.agent"))
    }
}
