public import EventLog
public import Vocabulary

/// Views with what keeps them up to date and what reads them.
public final class Views: Sendable {
    /// Where they are kept.
    public let store: any ViewStore
    /// What folds the log into them; one thread drives it.
    public let projector: Projector
    /// What answers questions; any thread asks.
    public let reader: ViewsReader

    /// Takes up views of a log in a store.
    ///
    /// - Throws: what the store meets.
    public init(
        log: any RecordLog,
        store: any ViewStore,
        limits: Projector.Limits = Projector.Limits()
    ) throws(ProjectionsError) {
        self.store = store
        projector = try Projector(log: log, store: store, limits: limits)
        reader = ViewsReader(store)
    }

    /// Opens views of a log in a folder; see `LMDBViewStore.open(_:options:)`.
    ///
    /// - Throws: what the folder or its store meets.
    public static func open(
        _ path: String,
        log: any RecordLog,
        options: LMDBViewStoreOptions = LMDBViewStoreOptions()
    ) throws(ProjectionsError) -> Views {
        try Views(log: log, store: LMDBViewStore.open(path, options: options))
    }

    /// A moment of a log.
    public enum Moment: Hashable, Sendable {
        /// When this record had been folded, and nothing after it.
        case position(Position)
        /// When everything up to and at this time had happened.
        case time(Instant)
    }

    /// Views as they stood at a moment, in memory; it folds the log from its beginning.
    ///
    /// A moment after the last record is answered as the log stands now. `reader.checkpoint()` says
    /// how far it goes: an answer about a later time than its horizon is provisional.
    ///
    /// - Throws: what is wrong with the log.
    public static func asOf(
        _ moment: Moment,
        log: any RecordLog
    ) throws(ProjectionsError) -> ViewsReader {
        let views = try Views(log: log, store: MemoryViewStore())
        switch moment {
        case .position(let position): try views.projector.catchUp(through: position)
        case .time(let time):
            try views.projector.catchUp(through: try lastPosition(of: log, notAfter: time))
        }
        return views.reader
    }

    /// The last record whose time is not after an instant: times never fall, so halving finds it.
    static func lastPosition(
        of log: any RecordLog,
        notAfter time: Instant
    ) throws(ProjectionsError) -> Position {
        var low: Position = 0
        var high = log.lastPosition
        while low < high {
            let middle = low + (high - low + 1) / 2
            var found = Int64.max
            unsafe try log.lend(from: middle, through: middle) {
                position,
                record throws(ProjectionsError) in
                found = unsafe try FoldedRecord(position, record).header.time
                return false
            }
            if found <= time.rawValue { low = middle } else { high = middle - 1 }
        }
        return low
    }
}

extension RecordLog {
    /// Scans with this module's errors.
    func lend(
        from first: Position,
        through last: Position,
        _ body: (Position, UnsafeRawBufferPointer) throws(ProjectionsError) -> Bool
    ) throws(ProjectionsError) {
        do {
            unsafe try scan(from: first, through: last, body)
        } catch let error as ProjectionsError {
            throw error
        } catch let error as EventLogError {
            throw .log(error)
        } catch {
            preconditionFailure("a log throws its own errors and its caller's")
        }
    }
}
