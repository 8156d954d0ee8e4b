import EventLog
import Projections
import Testing
import Vocabulary

@Suite("Comparing views with their log", .serialized)
struct ViewsVerifierTests {
    private let writer = RandomLog.write(seed: 21, records: 600)

    @Test("finds nothing when they agree", arguments: StoreKind.allCases)
    func agrees(kind: StoreKind) throws {
        try kind.with { store in
            try writer.views(store)
            #expect(try ViewsVerifier(store: store, log: writer.log).firstDifference() == nil)
        }
    }

    @Test("names the row that was altered", arguments: StoreKind.allCases)
    func altered(kind: StoreKind) throws {
        try kind.with { store in
            try writer.views(store)
            let key = ViewKey(Cast.mira.rawValue)
            let right = try value(store, key)
            try change(store) { views throws(ProjectionsError) in
                try put(views, key, [0xA0])
            }
            let difference = try ViewsVerifier(store: store, log: writer.log).firstDifference()
            #expect(difference?.view == .users)
            #expect(difference?.key == key)
            #expect(difference?.expected == right)
            #expect(difference?.found == [0xA0])
        }
    }

    @Test("names a row that is missing and one that is too many", arguments: StoreKind.allCases)
    func missing(kind: StoreKind) throws {
        try kind.with { store in
            try writer.views(store)
            try change(store) { views throws(ProjectionsError) in
                try put(views, ViewKey(.max), [1])
            }
            let verifier = ViewsVerifier(store: store, log: writer.log)
            let extra = try verifier.firstDifference()
            #expect(extra?.key == ViewKey(.max))
            #expect(extra?.expected == nil)
            #expect(extra?.found == [1])
            try change(store) { views throws(ProjectionsError) in
                try views.delete(.users, ViewKey(Cast.ana.rawValue))
            }
            let lost = try verifier.firstDifference()
            #expect(lost?.key == ViewKey(Cast.ana.rawValue))
            #expect(lost?.found == nil)
            #expect(lost?.expected?.isEmpty == false)
        }
    }

    @Test func `hashes differ as soon as one row does`() throws {
        let store = MemoryViewStore()
        try writer.views(store)
        let before = try ViewsVerifier.snapshotHash(of: store)
        try change(store) { views throws(ProjectionsError) in
            try put(views, ViewKey(Cast.mira.rawValue), [0xA0])
        }
        #expect(try ViewsVerifier.snapshotHash(of: store) != before)
    }

    private func value(_ store: any ViewStore, _ key: ViewKey) throws -> [UInt8]? {
        try store.read { views throws(ProjectionsError) in
            unsafe try views.value(.users, at: key) { bytes throws(ProjectionsError) in
                unsafe [UInt8](bytes)
            }
        }
    }

    private func change(
        _ store: any ViewStore,
        _ body: (any ViewWriting) throws(ProjectionsError) -> Void
    ) throws {
        try store.write { views throws(ProjectionsError) in
            try body(views)
            return try views.checkpoint() ?? Checkpoint()
        }
    }

    private func put(
        _ views: any ViewWriting,
        _ key: ViewKey,
        _ value: [UInt8]
    ) throws(ProjectionsError) {
        unsafe try value.withUnsafeBufferPointer { bytes throws(ProjectionsError) in
            unsafe try views.put(.users, key, UnsafeRawBufferPointer(bytes))
        }
    }
}
