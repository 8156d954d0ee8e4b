import Engine
import EventLog
import Projections
import Simulation
import TestSupport
import Testing
import Vocabulary

@Suite("The views of every scenario")
struct ScenarioViewsTests {
    @Test("are the same however the log is folded", arguments: ScenarioFile.all)
    func batches(_ file: ScenarioFile) throws {
        let log = MemoryLog(identity: try file.read().identity)
        try file.run(on: log)
        let whole = try fold(log, records: 1_000_000)
        let single = try fold(log, records: 1)
        #expect(
            try ViewsVerifier.snapshotHash(of: whole) == ViewsVerifier.snapshotHash(of: single)
        )
    }

    @Test("of each interaction alone are those of the whole log", arguments: ScenarioFile.all)
    func alone(_ file: ScenarioFile) throws {
        let log = MemoryLog(identity: try file.read().identity)
        try file.run(on: log)
        let present = ViewsReader(try fold(log, records: 1_000))
        for row in try present.interactions(limit: 100) {
            let alone = try #require(
                try Views.interaction(row.id, asOf: .max, log: log, present: present)
            )
            #expect(try alone.messages(of: row.id) == present.messages(of: row.id))
        }
    }

    @Test func `have what came of parts as messages, and nothing that waits no longer`() throws {
        for file in try ScenarioFile.all.filter({ try $0.read().rule == "R8" }) {
            let log = MemoryLog(identity: try file.read().identity)
            try file.run(on: log)
            let reader = ViewsReader(try fold(log, records: 3))
            #expect(try reader.heldParts().isEmpty)
            var made: [SMSPartsJoined] = []
            unsafe try log.scan(from: 1, through: .max) { position, bytes in
                let record = unsafe try LoggedRecord(position: position, bytes: bytes)
                guard case .outcome(.smsPartsJoined(let joined)) = record.event else { return true }
                made.append(joined)
                let id = MessageID(position)
                let body = try reader.message(id)?.body ?? reader.heldMessage(id)?.body
                #expect(body == joined.body)
                if let row = try reader.message(id) {
                    #expect(row.incomplete == !joined.missing.isEmpty)
                    #expect(row.missingParts == joined.missing)
                    #expect(row.parts == UInt64(joined.parts.count))
                    #expect(row.providerMessageID == joined.providerMessageID)
                    guard try reader.heldMessage(id) == nil else { return true }
                    let listed = try reader.records(of: row.interaction)
                    #expect(joined.parts.allSatisfy { listed.contains($0.position) })
                }
                return true
            }
            #expect(made.isEmpty == (file.testDescription == "R8-broken-header"))
        }
    }

    private func fold(_ log: MemoryLog, records: Int) throws -> MemoryViewStore {
        let store = MemoryViewStore()
        var limits = Projector.Limits()
        limits.records = records
        try Projector(log: log, store: store, limits: limits).catchUp()
        return store
    }
}
