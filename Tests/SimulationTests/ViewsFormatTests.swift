import EventLog
import Foundation
import Projections
import Simulation
import TestSupport
import Testing
import Vocabulary

/// What views hold of every scenario's log, as it was recorded for a format and a layout of the views.
///
/// Views of another format or layout are made anew at a start. Rows that come out otherwise under the same
/// ones would be right only for what comes, and wrong for the past: then a new format is due.
@Suite("The format of the views")
struct ViewsFormatTests {
    private static let file = ScenarioFiles.fixtures.appending(path: "views/rows.txt")
    private static let records =
        ProcessInfo.processInfo.environment["LEDGERLINE_RECORD"] == "1"

    /// Format and layout, then a line for each scenario: its name, its log's root, its views' hash.
    private static func present() throws -> [String] {
        let checkpoint = Checkpoint(
            log: LogIdentity(high: 0, low: 0),
            position: 0,
            horizon: .zero
        )
        var lines = ["format \(checkpoint.format) layout \(checkpoint.layout)"]
        for file in ScenarioFile.all.sorted(by: { $0.testDescription < $1.testDescription }) {
            let log = MemoryLog(identity: try file.read().identity)
            try file.run(on: log)
            let store = MemoryViewStore()
            try Projector(log: log, store: store).catchUp()
            let hash = try ViewsVerifier.snapshotHash(of: store)
            let root = try log.root(at: log.lastPosition)
            lines.append("\(file.testDescription) \(root) \(hash)")
        }
        return lines
    }

    @Test func `is a new one when the same log gives other rows`() throws {
        let present = try Self.present()
        if Self.records {
            let text = present.joined(separator: "\n") + "\n"
            try Data(text.utf8).write(to: Self.file)
        }
        let recorded = try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n")
            .map(String.init)
        // Another format or layout: whatever was stored is made anew, and this is recorded some day.
        guard recorded.first == present.first else { return }
        let known = Set(recorded)
        let logs = Set(recorded.map { $0.split(separator: " ").prefix(2).joined(separator: " ") })
        for line in present.dropFirst() where !known.contains(line) {
            let log = line.split(separator: " ").prefix(2).joined(separator: " ")
            #expect(
                !logs.contains(log),
                """
                \(log): the fold gives other rows of the same log. Raise Checkpoint.currentFormat, so \
                that stored views are made anew, and record with LEDGERLINE_RECORD=1.
                """
            )
        }
    }
}
