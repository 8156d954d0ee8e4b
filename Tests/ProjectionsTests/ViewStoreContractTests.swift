import EventLog
import Projections
import Testing
import Vocabulary

@Suite("A store of views", .serialized)
struct ViewStoreContractTests {
    private let checkpoint = Checkpoint(
        log: LogWriter.identity,
        position: 7,
        horizon: Instant(rawValue: 70)
    )

    @Test("gives back what a batch wrote, with its checkpoint", arguments: StoreKind.allCases)
    func writes(kind: StoreKind) throws {
        try kind.with { store in
            #expect(try checkpoint(of: store) == nil)
            try put(store, .users, [(ViewKey(1), [10]), (ViewKey(2), [])])
            #expect(try entries(store, .users) == [(ViewKey(1), [10]), (ViewKey(2), [])].texts)
            #expect(try entries(store, .queues).isEmpty)
            #expect(try checkpoint(of: store) == checkpoint)
            try store.write { views throws(ProjectionsError) in
                try views.delete(.users, ViewKey(1))
                try views.delete(.users, ViewKey(99))
                return checkpoint
            }
            #expect(try entries(store, .users) == [(ViewKey(2), [])].texts)
        }
    }

    @Test("keeps nothing of a batch that fails", arguments: StoreKind.allCases)
    func rollsBack(kind: StoreKind) throws {
        try kind.with { store in
            try put(store, .users, [(ViewKey(1), [10]), (ViewKey(2), [20])])
            let before = try entries(store, .users)
            #expect(throws: ProjectionsError.contradiction(position: 3)) {
                try store.write { views throws(ProjectionsError) in
                    try put(views, .users, ViewKey(1), [11])
                    try put(views, .users, ViewKey(3), [30])
                    try views.delete(.users, ViewKey(2))
                    throw .contradiction(position: 3)
                }
            }
            #expect(try entries(store, .users) == before)
            #expect(try checkpoint(of: store) == checkpoint)
        }
    }

    @Test("shows a batch to itself before it is done", arguments: StoreKind.allCases)
    func readsOwnWrites(kind: StoreKind) throws {
        try kind.with { store in
            try store.write { views throws(ProjectionsError) in
                try put(views, .users, ViewKey(5), [1, 2])
                let found = unsafe try views.value(.users, at: ViewKey(5)) {
                    bytes throws(ProjectionsError) in unsafe [UInt8](bytes)
                }
                #expect(found == [1, 2])
                return checkpoint
            }
        }
    }

    @Test("walks runs from either end and from behind a key", arguments: StoreKind.allCases)
    func walks(kind: StoreKind) throws {
        try kind.with { store in
            let keys = [
                ViewKey(1, 1), ViewKey(1, 2), ViewKey(1, .max), ViewKey(2, 0), ViewKey(.max, 1),
                ViewKey(.max, .max),
            ]
            try put(store, .records, keys.map { ($0, [1]) })
            func walk(_ range: ViewRange) throws -> [String] {
                try entries(store, .records, range).map { String($0.prefix { $0 != "=" }) }
            }
            func texts(_ keys: [ViewKey]) -> [String] { keys.map(\.description) }
            #expect(try walk(ViewRange()) == texts(keys))
            #expect(try walk(ViewRange(descending: true)) == texts(keys.reversed()))
            #expect(try walk(ViewRange(ViewKey(1))) == texts(Array(keys[0..<3])))
            #expect(
                try walk(ViewRange(ViewKey(1), descending: true))
                    == texts(keys[0..<3].reversed())
            )
            #expect(
                try walk(ViewRange(ViewKey(.max), descending: true))
                    == texts(keys[4...].reversed())
            )
            #expect(
                try walk(ViewRange(ViewKey(1), after: ViewKey(1, 1))) == texts([keys[1], keys[2]])
            )
            #expect(try walk(ViewRange(ViewKey(1), after: ViewKey(1, 3))) == texts([keys[2]]))
            #expect(
                try walk(ViewRange(ViewKey(1), after: ViewKey(1, 3), descending: true))
                    == texts([keys[1], keys[0]])
            )
            #expect(
                try walk(ViewRange(ViewKey(1), after: ViewKey(1, 2), descending: true))
                    == texts([keys[0]])
            )
            #expect(try walk(ViewRange(ViewKey(3))).isEmpty)
            #expect(try walk(ViewRange(ViewKey(3), descending: true)).isEmpty)
        }
    }

    @Test(
        "agrees with a plain dictionary after thousands of changes",
        arguments: StoreKind.allCases
    )
    func agreesWithModel(kind: StoreKind) throws {
        try kind.with { store in
            var random = SeededGenerator(seed: 4)
            var model: [UInt64: [UInt8]] = [:]
            for _ in 0..<40 {
                try store.write { views throws(ProjectionsError) in
                    for _ in 0..<100 {
                        let key = random.next() % 1_500
                        if random.next() % 3 == 0 {
                            model[key] = nil
                            try views.delete(.users, ViewKey(key))
                        } else {
                            let value = [UInt8](repeating: UInt8(key % 251), count: Int(key % 40))
                            model[key] = value
                            try put(views, .users, ViewKey(key), value)
                        }
                    }
                    return checkpoint
                }
            }
            let expected = model.sorted { $0.key < $1.key }.map { (ViewKey($0.key), $0.value) }
            #expect(try entries(store, .users) == expected.texts)
        }
    }

    @Test("is empty after everything is removed", arguments: StoreKind.allCases)
    func removesAll(kind: StoreKind) throws {
        try kind.with { store in
            try put(store, .users, [(ViewKey(1), [10])])
            try store.removeAll()
            #expect(try entries(store, .users).isEmpty)
            #expect(try checkpoint(of: store) == nil)
            try put(store, .users, [(ViewKey(2), [20])])
            #expect(try entries(store, .users) == [(ViewKey(2), [20])].texts)
        }
    }

    private func checkpoint(of store: any ViewStore) throws -> Checkpoint? {
        try store.read { views throws(ProjectionsError) in try views.checkpoint() }
    }

    private func put(
        _ store: any ViewStore,
        _ view: View,
        _ entries: [(ViewKey, [UInt8])]
    ) throws {
        try store.write { views throws(ProjectionsError) in
            for (key, value) in entries { try put(views, view, key, value) }
            return checkpoint
        }
    }

    private func put(
        _ views: any ViewWriting,
        _ view: View,
        _ key: ViewKey,
        _ value: [UInt8]
    ) throws(ProjectionsError) {
        unsafe try value.withUnsafeBufferPointer { bytes throws(ProjectionsError) in
            unsafe try views.put(view, key, UnsafeRawBufferPointer(bytes))
        }
    }

    private func entries(
        _ store: any ViewStore,
        _ view: View,
        _ range: ViewRange = ViewRange()
    ) throws -> [String] {
        try store.read { views throws(ProjectionsError) in
            var found: [(ViewKey, [UInt8])] = []
            unsafe try views.scan(view, range) { key, value throws(ProjectionsError) in
                unsafe found.append((ViewKey(key), [UInt8](value)))
                return true
            }
            return found.texts
        }
    }
}

extension [(ViewKey, [UInt8])] {
    /// Entries as lines that can be compared and read.
    fileprivate var texts: [String] { map { "\($0.0)=\($0.1)" } }
}
