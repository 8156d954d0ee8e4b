/// Views in memory, for tests, simulations and views as they stood at an earlier moment.
public final class MemoryViewStore: ViewStore, @unchecked Sendable {
    // `monitor` protects everything below it.
    private let monitor = Monitor()
    private let contents = Contents()

    /// Makes empty views.
    public init() {}

    /// Lends a picture of the views, during which nobody writes; see `ViewStore`.
    ///
    /// - Throws: what `body` throws.
    public func read<Result>(
        _ body: (any ViewReading) throws(ProjectionsError) -> Result
    ) throws(ProjectionsError) -> Result {
        try monitor.locked { () throws(ProjectionsError) in try body(contents) }
    }

    /// Changes views and the checkpoint together; see `ViewStore`.
    ///
    /// - Throws: what `body` throws; then nothing has changed.
    public func write(
        _ body: (any ViewWriting) throws(ProjectionsError) -> Checkpoint
    ) throws(ProjectionsError) {
        try monitor.locked { () throws(ProjectionsError) in
            do throws(ProjectionsError) {
                contents.stored = try body(contents)
                contents.changes.removeAll()
            } catch {
                contents.rollBack()
                throw error
            }
        }
    }

    /// Empties all views and forgets the checkpoint.
    ///
    /// - Throws: nothing; the protocol's other stores do.
    public func removeAll() throws(ProjectionsError) {
        monitor.locked { contents.removeAll() }
    }
}

/// The maps, and what a batch has changed in them so far.
private final class Contents: ViewWriting {
    struct Change {
        var view: View
        var key: ViewKey
        var before: [UInt8]?
    }

    var views = [SortedBytes](repeating: SortedBytes(), count: View.allCases.count)
    var stored: Checkpoint?
    var changes: [Change] = []

    func removeAll() {
        views = [SortedBytes](repeating: SortedBytes(), count: View.allCases.count)
        stored = nil
    }

    func rollBack() {
        for change in changes.reversed() {
            unsafe change.key.withBytes { key in
                let view = change.view.place
                if let before = change.before {
                    _ = unsafe views[view].set(key, to: before)
                } else {
                    _ = unsafe views[view].remove(key)
                }
            }
        }
        changes.removeAll()
    }

    func checkpoint() -> Checkpoint? { stored }

    func value<Result>(
        _ view: View,
        at key: ViewKey,
        _ body: (UnsafeRawBufferPointer) throws(ProjectionsError) -> Result
    ) throws(ProjectionsError) -> Result? {
        let map = views[view.place]
        guard let place = unsafe key.withBytes({ unsafe map.place(of: $0) }) else { return nil }
        return unsafe try lend(map[place].value, to: body)
    }

    func scan(
        _ view: View,
        _ range: ViewRange,
        _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) throws(ProjectionsError) -> Bool
    ) throws(ProjectionsError) {
        let map = views[view.place]
        var next = range.descending ? Self.last(of: range, in: map) : Self.first(of: range, in: map)
        while let place = next {
            let entry = map[place]
            let goesOn = unsafe try lend(entry.key) { key throws(ProjectionsError) in
                guard unsafe ViewRange.isPrefix(range.prefix, of: key) else { return false }
                return unsafe try lend(entry.value) { value throws(ProjectionsError) in
                    unsafe try body(key, value)
                }
            }
            guard goesOn else { return }
            next = range.descending ? map.place(before: place) : map.place(after: place)
        }
    }

    func put(_ view: View, _ key: ViewKey, _ value: UnsafeRawBufferPointer) {
        let before = unsafe key.withBytes { bytes in
            unsafe views[view.place].set(bytes, to: [UInt8](value))
        }
        changes.append(Change(view: view, key: key, before: before))
    }

    func delete(_ view: View, _ key: ViewKey) {
        let before = unsafe key.withBytes { unsafe views[view.place].remove($0) }
        if let before { changes.append(Change(view: view, key: key, before: before)) }
    }

    private static func first(of range: ViewRange, in map: SortedBytes) -> SortedBytes.Place? {
        unsafe (range.after ?? range.prefix).withBytes { key in
            unsafe map.firstPlace(notBefore: key, orEqual: range.after == nil)
        }
    }

    private static func last(of range: ViewRange, in map: SortedBytes) -> SortedBytes.Place? {
        guard let end = range.after ?? range.prefix.successor,
            let place = unsafe end.withBytes({ unsafe map.firstPlace(notBefore: $0, orEqual: true) }
            )
        else { return map.lastPlace }
        return map.place(before: place)
    }

    private func lend<Result>(
        _ bytes: [UInt8],
        to body: (UnsafeRawBufferPointer) throws(ProjectionsError) -> Result
    ) throws(ProjectionsError) -> Result {
        unsafe try bytes.withUnsafeBufferPointer { bytes throws(ProjectionsError) in
            unsafe try body(UnsafeRawBufferPointer(bytes))
        }
    }
}

extension ViewRange {
    /// Whether a key starts with a prefix.
    static func isPrefix(_ prefix: ViewKey, of key: UnsafeRawBufferPointer) -> Bool {
        unsafe prefix.withBytes { prefix in
            guard key.count >= prefix.count else { return false }
            for index in 0..<prefix.count where unsafe key[index] != prefix[index] { return false }
            return true
        }
    }
}
