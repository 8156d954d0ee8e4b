public import EventLog
public import Vocabulary

/// Folds a log into views, from their checkpoint on, in bounded batches.
///
/// One thread at a time drives it; any thread may wait for it or read the views meanwhile. It writes
/// only what the log already has, so views are never ahead of the log.
public final class Projector: @unchecked Sendable {
    /// How large a batch may become.
    public struct Limits: Sendable {
        /// Records in a batch at most, but for the outcomes of its last input.
        public var records = 20_000
        /// About how many keys a batch writes at most.
        ///
        /// More of them share pages, but nobody sees a batch before its end, and room for what it
        /// writes is allocated before it begins (`ViewSpace`).
        public var keys = 26_000

        /// The defaults that a server runs with.
        public init() {}
    }

    private let log: any RecordLog
    private let store: any ViewStore
    private let limits: Limits
    private let reached: ReachedPosition
    /// How the views were found.
    public let beginning: ViewsBeginning
    // Only the thread that drives the projector touches these.
    private var current: Checkpoint
    private var input = LatestInput()
    private var memory = FoldMemory()

    /// Takes up the views where their checkpoint is.
    ///
    /// Views of another log or another version, or ahead of the log, are emptied: they will be rebuilt,
    /// all of them, for the past of one view alone could only be folded beside the others.
    ///
    /// - Throws: what the store meets.
    public init(
        log: any RecordLog,
        store: any ViewStore,
        limits: Limits = Limits()
    ) throws(ProjectionsError) {
        self.log = log
        self.store = store
        self.limits = limits
        let found = try store.read { views throws(ProjectionsError) in try views.checkpoint() }
        let start = Checkpoint(log: log.identity, position: 0, horizon: .zero)
        beginning = Self.beginning(found, store, log)
        if beginning.isAnew {
            if found != nil { try store.removeAll() }
            current = start
        } else {
            current = found ?? start
        }
        reached = ReachedPosition(current.position)
    }

    private static func beginning(
        _ found: Checkpoint?,
        _ store: any ViewStore,
        _ log: any RecordLog
    ) -> ViewsBeginning {
        guard let found else { return store.emptied ?? .new }
        guard found.format == Checkpoint.currentFormat else {
            return .otherFormat(found: found.format, wanted: Checkpoint.currentFormat)
        }
        guard found.layout == ViewLayout.current else { return .otherLayout }
        guard found.log == log.identity else { return .otherLog }
        guard found.position <= log.lastPosition else {
            return .aheadOfLog(position: found.position)
        }
        return .carriedOn
    }

    /// How far the views have come; called on the thread that drives it.
    public var checkpoint: Checkpoint { current }

    /// The last record that the views show; any thread asks.
    public var position: Position { reached.position }

    /// Folds everything that the log has, up to a position.
    ///
    /// - Parameters:
    ///   - position: where to stop; what is not there yet is left out.
    ///   - afterBatch: is told of every batch, for progress; it returns false to stop.
    /// - Returns: how far the views have come.
    /// - Throws: what is wrong with the log or the store; earlier batches stand.
    @discardableResult
    public func catchUp(
        through position: Position = .max,
        afterBatch: (Checkpoint) -> Bool = { _ in true }
    ) throws(ProjectionsError) -> Checkpoint {
        let end = min(position, log.lastPosition)
        while current.position < end {
            try foldBatch(through: end)
            guard afterBatch(current) else { break }
        }
        return current
    }

    /// Waits until the views show a record.
    ///
    /// - Returns: false when the time is over first.
    public func wait(until position: Position, timeout: Duration) -> Bool {
        reached.wait(until: position, timeout: timeout)
    }

    private func foldBatch(through end: Position) throws(ProjectionsError) {
        let start = current
        try prepareInput(after: start.position)
        var next = start
        var lastInput = input
        var isWritten = false
        defer { if !isWritten { memory = FoldMemory() } }
        try store.write { views throws(ProjectionsError) in
            let batch = FoldBatch(views, behind: start, input: input)
            batch.exchange(&memory)
            unsafe try log.lend(from: start.position + 1, through: end) {
                position,
                record throws(ProjectionsError) in
                unsafe try batch.fold(position, record)
                return position - start.position < limits.records && batch.work < limits.keys
            }
            next = try batch.flush(log: log.identity)
            lastInput = batch.input
            batch.exchange(&memory)
            return next
        }
        isWritten = true
        precondition(next.position > start.position, "a log has the records that it counts")
        current = next
        input = lastInput
        reached.advance(to: next.position)
    }

    /// A checkpoint between an input and its outcomes: the input is read again.
    private func prepareInput(after position: Position) throws(ProjectionsError) {
        var cause: Position = 0
        unsafe try log.lend(from: position + 1, through: position + 1) {
            next,
            record throws(ProjectionsError) in
            let event = unsafe try FoldedRecord(next, record)
            cause = event.header.isOutcome ? event.header.cause : 0
            return false
        }
        guard cause != 0, cause != input.position else { return }
        unsafe try log.lend(from: cause, through: cause) {
            position,
            record throws(ProjectionsError) in
            let event = unsafe try FoldedRecord(position, record)
            if !event.header.isOutcome { input = try event.input() }
            return false
        }
    }
}
