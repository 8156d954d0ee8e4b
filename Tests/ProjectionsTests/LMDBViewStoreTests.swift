import EventLog
import Foundation
import Projections
import Testing
import Vocabulary

@Suite("A folder of views", .serialized)
struct LMDBViewStoreTests {
    @Test func `is taken up again where it was left`() throws {
        let writer = RandomLog.write(seed: 1, records: 500)
        try Folder.with { path in
            let hash = try fill(path, writer)
            let views = try Views.open(path, log: writer.log)
            #expect(views.projector.position == writer.log.lastPosition)
            #expect(try ViewsVerifier.snapshotHash(of: views.store) == hash)
        }
    }

    @Test(
        "is built again after it was deleted, cut or overwritten",
        arguments: ["gone", "cut", "noise"]
    )
    func rebuilds(harm: String) throws {
        let writer = RandomLog.write(seed: 1, records: 500)
        try Folder.with { path in
            let hash = try fill(path, writer)
            let file = URL(filePath: path + "/data.mdb")
            switch harm {
            case "gone": try FileManager.default.removeItem(atPath: path)
            case "cut": try Data([1, 2, 3]).write(to: file)
            default: try Data(repeating: 0xA5, count: 100_000).write(to: file)
            }
            let views = try Views.open(path, log: writer.log)
            #expect(views.projector.position == 0)
            try views.projector.catchUp()
            #expect(try ViewsVerifier.snapshotHash(of: views.store) == hash)
        }
    }

    @Test func `is not trusted when the system went down while it was in use`() throws {
        let writer = RandomLog.write(seed: 1, records: 100)
        try Folder.with { path in
            var options = LMDBViewStoreOptions()
            options.systemStart = "first"
            do {
                let views = try Views.open(path, log: writer.log, options: options)
                try views.projector.catchUp()
                // What a crash leaves: the pages, and the mark.
                try FileManager.default.copyItem(atPath: path, toPath: path + "-crashed")
            }
            let same = try Views.open(path + "-crashed", log: writer.log, options: options)
            #expect(same.projector.position == writer.log.lastPosition)
            try FileManager.default.copyItem(atPath: path + "-crashed", toPath: path + "-later")
            options.systemStart = "second"
            let later = try Views.open(path + "-later", log: writer.log, options: options)
            #expect(later.projector.position == 0)
            let orderly = try Views.open(path, log: writer.log, options: options)
            #expect(orderly.projector.position == writer.log.lastPosition)
        }
    }

    @Test func `is emptied by the next opening once it is distrusted`() throws {
        let writer = RandomLog.write(seed: 1, records: 100)
        try Folder.with { path in
            do {
                let store = try LMDBViewStore.open(path)
                try writer.views(store)
                store.distrust()
            }
            #expect(try Views.open(path, log: writer.log).projector.position == 0)
        }
    }

    @Test func `is emptied by the next opening once a row could not be read`() throws {
        let writer = RandomLog.write(seed: 1, records: 100)
        try Folder.with { path in
            do {
                let views = try writer.views(try LMDBViewStore.open(path))
                let checkpoint = views.projector.checkpoint
                try views.store.write { views throws(ProjectionsError) in
                    let noise: [UInt8] = [0xFF, 0xFF]
                    unsafe try noise.withUnsafeBufferPointer { bytes throws(ProjectionsError) in
                        let bytes = UnsafeRawBufferPointer(bytes)
                        unsafe try views.put(.users, ViewKey(Cast.ana.rawValue), bytes)
                    }
                    return checkpoint
                }
                #expect(throws: ProjectionsError.self) { try views.reader.user(Cast.ana) }
            }
            let views = try Views.open(path, log: writer.log)
            #expect(views.projector.position == 0)
            try views.projector.catchUp()
            #expect(try views.reader.user(Cast.ana)?.name == "Ana")
        }
    }

    @Test func `serves many readers while it is written`() async throws {
        let writer = RandomLog.write(seed: 8, records: 2_000)
        try await withThrowingTaskGroup(of: Void.self) { group in
            let folder = FileManager.default.temporaryDirectory
                .appending(path: "ledgerline-views-" + UUID().uuidString)
            defer { try? FileManager.default.removeItem(at: folder) }
            var limits = Projector.Limits()
            limits.records = 20
            let store = try LMDBViewStore.open(folder.path)
            let views = try Views(log: writer.log, store: store, limits: limits)
            let end = writer.log.lastPosition
            for _ in 0..<4 {
                group.addTask {
                    while views.projector.position < end {
                        let rows = try views.reader.interactions(limit: 50)
                        // One picture: an index never points at a row that is not as it says.
                        #expect(rows == rows.sorted { $0.lastPosition > $1.lastPosition })
                    }
                }
            }
            try views.projector.catchUp()
            try await group.waitForAll()
        }
    }

    private func fill(_ path: String, _ writer: LogWriter) throws -> MerkleHash {
        let views = try Views.open(path, log: writer.log)
        try views.projector.catchUp()
        return try ViewsVerifier.snapshotHash(of: views.store)
    }
}
