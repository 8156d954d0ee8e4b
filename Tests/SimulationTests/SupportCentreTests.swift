import Decisions
import Engine
import EventLog
import Simulation
import Testing
import Vocabulary

@Suite("A support centre that a seed makes up")
struct SupportCentreTests {
    private static func size(_ seed: UInt64) -> SupportCentre.Size {
        SupportCentre.Size(seed: seed, agents: 12, requesters: 250, days: 8)
    }

    @Test("keeps what routing promises, record by record", arguments: 1...6 as ClosedRange<UInt64>)
    func promises(seed: UInt64) throws {
        let report = try SupportCentre(Self.size(seed)).run()
        // Everything that can happen has happened, or the auditor has seen nothing.
        #expect(report.lines.count == 6)
        #expect(report.lines.allSatisfy { $0.assigned > 0 })
        #expect(report.utilisation > 0)
    }

    @Test func `writes the same bytes for the same seed, and others for another`() throws {
        let first = try SupportCentre(Self.size(7)).run()
        let again = try SupportCentre(Self.size(7)).run()
        let other = try SupportCentre(Self.size(8)).run()
        #expect(first.root == again.root)
        #expect(first.text == again.text)
        #expect(first.root != other.root)
    }

    @Test func `is decided again to the same outcomes, and folds to the same state`() throws {
        let centre = try SupportCentre(Self.size(9))
        _ = try centre.run()
        let log = centre.log
        #expect(try Redecision.firstDifference(in: log) == nil)
        #expect(
            try Ledger(log: log).state.canonicalText == centre.ledger.state.canonicalText
        )
    }
}
