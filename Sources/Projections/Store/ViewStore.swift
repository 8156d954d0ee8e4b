/// Where views are kept: named sorted maps that change together, batch by batch.
///
/// Any thread reads while one writes; a read sees one batch's end, never the middle of one.
/// One suite of tests holds every store to this contract.
public protocol ViewStore: AnyObject, Sendable {
    /// Why the store emptied itself when it was opened; nothing when it did not.
    var emptied: ViewsBeginning? { get }

    /// Lends a consistent picture of all views for the length of a call.
    ///
    /// It must be brief: a picture that is held makes the folder grow.
    ///
    /// - Throws: what `body` throws, and what the store meets itself.
    func read<Result>(
        _ body: (any ViewReading) throws(ProjectionsError) -> Result
    ) throws(ProjectionsError) -> Result

    /// Changes views and the checkpoint in one transaction; when `body` throws, nothing has changed.
    ///
    /// Only one thread at a time writes.
    ///
    /// - Parameter body: returns the checkpoint that the batch reaches.
    /// - Throws: what `body` throws, and what the store meets itself.
    func write(
        _ body: (any ViewWriting) throws(ProjectionsError) -> Checkpoint
    ) throws(ProjectionsError)

    /// Empties all views and forgets the checkpoint.
    ///
    /// - Throws: what the store meets.
    func removeAll() throws(ProjectionsError)
}

extension ViewStore {
    /// Nothing: a store in memory has nothing to distrust.
    public var emptied: ViewsBeginning? { nil }
}

/// A picture of the views at the end of a batch.
public protocol ViewReading {
    /// How far the views have come; none when they are new.
    ///
    /// - Throws: what the store meets.
    func checkpoint() throws(ProjectionsError) -> Checkpoint?

    /// Lends the value at a key for the length of a call.
    ///
    /// - Returns: what `body` returns; none when there is no such key.
    /// - Throws: what `body` throws, and what the store meets.
    func value<Result>(
        _ view: View,
        at key: ViewKey,
        _ body: (UnsafeRawBufferPointer) throws(ProjectionsError) -> Result
    ) throws(ProjectionsError) -> Result?

    /// Walks a run of keys in order; nothing may be written meanwhile.
    ///
    /// - Parameters:
    ///   - view: the view.
    ///   - range: the run.
    ///   - body: is given key and value, valid within the call; it returns false to stop.
    /// - Throws: what `body` throws, and what the store meets.
    func scan(
        _ view: View,
        _ range: ViewRange,
        _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) throws(ProjectionsError) -> Bool
    ) throws(ProjectionsError)
}

/// The views within a batch; reads see what the batch has written so far.
public protocol ViewWriting: ViewReading {
    /// Sets the value at a key.
    ///
    /// Rising keys are cheapest.
    ///
    /// - Throws: what the store meets.
    func put(
        _ view: View,
        _ key: ViewKey,
        _ value: UnsafeRawBufferPointer
    ) throws(ProjectionsError)

    /// Removes a key, if it is there.
    ///
    /// - Throws: what the store meets.
    func delete(_ view: View, _ key: ViewKey) throws(ProjectionsError)
}

extension ViewWriting {
    /// Sets a key that means something by being there.
    func put(_ view: View, _ key: ViewKey) throws(ProjectionsError) {
        unsafe try put(view, key, UnsafeRawBufferPointer(start: nil, count: 0))
    }

    /// Sets the value at a key to eight bytes, the most significant first.
    func put(_ view: View, _ key: ViewKey, _ word: UInt64) throws(ProjectionsError) {
        let bigEndian = word.bigEndian
        unsafe try withUnsafeBytes(of: bigEndian) { bytes throws(ProjectionsError) in
            unsafe try put(view, key, bytes)
        }
    }
}

extension ViewReading {
    /// Whether a key is there.
    func contains(_ view: View, _ key: ViewKey) throws(ProjectionsError) -> Bool {
        unsafe try value(view, at: key) { _ throws(ProjectionsError) in true } ?? false
    }

    /// The eight bytes at a key.
    func word(_ view: View, at key: ViewKey) throws(ProjectionsError) -> UInt64? {
        unsafe try value(view, at: key) { bytes throws(ProjectionsError) in unsafe bytes.word() }
    }

    /// The row at a key.
    func row<Row: ViewRow>(
        _ view: View,
        _ type: Row.Type = Row.self,
        at key: ViewKey
    ) throws(ProjectionsError) -> Row? {
        unsafe try value(view, at: key) { bytes throws(ProjectionsError) in
            unsafe try Row(decoding: bytes, of: view)
        }
    }

    /// The rows of a run, at most so many of those that are wanted.
    func rows<Row: ViewRow>(
        _ view: View,
        _ type: Row.Type = Row.self,
        in range: ViewRange = ViewRange(),
        limit: Int = .max,
        where isWanted: (Row) -> Bool = { _ in true }
    ) throws(ProjectionsError) -> [Row] {
        var rows: [Row] = []
        guard limit > 0 else { return rows }
        unsafe try scan(view, range) { _, value throws(ProjectionsError) in
            let row = unsafe try Row(decoding: value, of: view)
            if isWanted(row) { rows.append(row) }
            return rows.count < limit
        }
        return rows
    }
}
