public import EventLog
import Vocabulary

/// Compares stored views with a fresh fold of the log at their checkpoint.
///
/// Entries are read in short pictures; views that move on meanwhile are an error.
public struct ViewsVerifier: Sendable {
    private let store: any ViewStore
    private let log: any RecordLog

    /// An entry that a picture of at most this many entries reads at once.
    private static let entriesAtOnce = 4_096

    /// Takes views and the log that they are of.
    public init(store: any ViewStore, log: any RecordLog) {
        self.store = store
        self.log = log
    }

    /// The first entry, by view and key, that is not as the log has it.
    public struct Difference: Equatable, Sendable {
        /// The view.
        public var view: View
        /// The key's bytes.
        public var key: ViewKey
        /// The value that the log gives; none when there should be no such key.
        public var expected: [UInt8]?
        /// The value that is stored; none when the key is missing.
        public var found: [UInt8]?
    }

    /// Compares everything.
    ///
    /// - Returns: none when views and log agree.
    /// - Throws: `movedOn`, and what is wrong with the log or the store.
    public func firstDifference() throws(ProjectionsError) -> Difference? {
        let position = try position(of: store)
        let fresh = MemoryViewStore()
        let projector = try Projector(log: log, store: fresh)
        if position > 0 { try projector.catchUp(through: position) }
        for view in View.allCases {
            var expected = EntryStream(fresh, view)
            var found = EntryStream(store, view)
            while true {
                let (left, right) = (try expected.next(), try found.next())
                if left == nil, right == nil { break }
                if left == right { continue }
                if try self.position(of: store) != position {
                    throw .movedOn(from: position, to: try self.position(of: store))
                }
                return Self.difference(view, left, right)
            }
        }
        let end = try self.position(of: store)
        guard end == position else { throw .movedOn(from: position, to: end) }
        return nil
    }

    /// A hash of all entries of all views: equal for any two stores that hold the same.
    ///
    /// It is a chain of RFC 9162 nodes over leaves of view, key length, key and value.
    ///
    /// - Throws: `movedOn`, and what is wrong with the store.
    public static func snapshotHash(
        of store: any ViewStore
    ) throws(ProjectionsError) -> MerkleHash {
        let start = try store.read { views throws(ProjectionsError) in try views.checkpoint() }
        var hash = MerkleHash.ofEmptyTree
        for view in View.allCases {
            var entries = EntryStream(store, view)
            while let entry = try entries.next() {
                let bytes = [view.rawValue, UInt8(entry.key.count)] + entry.key + entry.value
                let leaf = unsafe bytes.withUnsafeBytes { unsafe MerkleHash.leaf($0) }
                hash = MerkleHash.node(hash, leaf)
            }
        }
        let end = try store.read { views throws(ProjectionsError) in try views.checkpoint() }
        guard start == end else {
            throw .movedOn(from: start?.position ?? 0, to: end?.position ?? 0)
        }
        return hash
    }

    private func position(of store: any ViewStore) throws(ProjectionsError) -> Position {
        try store.read { views throws(ProjectionsError) in try views.checkpoint()?.position ?? 0 }
    }

    private static func difference(
        _ view: View,
        _ expected: EntryStream.Entry?,
        _ found: EntryStream.Entry?
    ) -> Difference {
        // The lesser key is the one that the other side lacks.
        let key: [UInt8]
        switch (expected?.key, found?.key) {
        case (let left?, let right?): key = left.lexicographicallyPrecedes(right) ? left : right
        case (let left?, nil): key = left
        case (nil, let right): key = right ?? []
        }
        return Difference(
            view: view,
            key: unsafe key.withUnsafeBytes { unsafe ViewKey($0) },
            expected: expected?.key == key ? expected?.value : nil,
            found: found?.key == key ? found?.value : nil
        )
    }

    /// The entries of a view in order, read a few thousand at a time.
    private struct EntryStream {
        struct Entry: Equatable {
            var key: [UInt8]
            var value: [UInt8]
        }

        private let store: any ViewStore
        private let view: View
        private var waiting: ArraySlice<Entry> = []
        private var last: ViewKey?
        private var isAtEnd = false

        init(_ store: any ViewStore, _ view: View) {
            self.store = store
            self.view = view
        }

        mutating func next() throws(ProjectionsError) -> Entry? {
            if waiting.isEmpty, !isAtEnd { try fill() }
            return waiting.popFirst()
        }

        private mutating func fill() throws(ProjectionsError) {
            var read: [Entry] = []
            let range = ViewRange(after: last)
            try store.read { views throws(ProjectionsError) in
                unsafe try views.scan(view, range) { key, value throws(ProjectionsError) in
                    unsafe read.append(Entry(key: [UInt8](key), value: [UInt8](value)))
                    return read.count < ViewsVerifier.entriesAtOnce
                }
            }
            isAtEnd = read.count < ViewsVerifier.entriesAtOnce
            if let entry = read.last {
                last = unsafe entry.key.withUnsafeBytes { unsafe ViewKey($0) }
            }
            waiting = read[...]
        }
    }
}
