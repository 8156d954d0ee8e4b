import Synchronization

/// The log on disk: a row of LMDB environments, of which the last one is written.
///
/// The page *Log format* says what lies where. An append is durable when it returns: two flushes.
/// Any thread reads while one thread appends. In a process a log is opened once at a time.
public final class LMDBLog: RecordLog {
    /// The name that the log was given when it was made.
    public let identity: LogIdentity

    /// Where readers learn that the log has grown.
    public let publication: LogPublication

    let row: SegmentRow
    let directory: LogDirectory
    let options: LMDBLogOptions
    private let end: Mutex<(position: UInt64, time: Int64)>
    private let writer: AppendingThread?
    private let lock: LogLock

    /// Opens the log in a folder of its own, making it when there is none.
    ///
    /// It reads a few hundred hashes at most, however long the log is.
    ///
    /// - Parameters:
    ///   - path: the log's own folder; its parent must exist.
    ///   - options: how to open it.
    /// - Throws: `inUse`, `notWritable`, `notALog`, `newerFormat`, `damaged`, `diskFull`,
    ///   `addressSpaceLimited` and the codes of LMDB and of the system.
    public init(
        directory path: String,
        options: LMDBLogOptions = LMDBLogOptions()
    ) throws(EventLogError) {
        let directory = LogDirectory(path)
        if !options.readOnly { try directory.makeIfMissing() }
        lock = try LogLock(directory, forWriting: !options.readOnly)
        let last = try Self.openLast(directory, options)
        let found = try LogEnd(last.segment)
        if let wanted = options.identity, wanted != found.identity {
            throw .notALog(path: directory.path)
        }
        try options.sealer?.start(found.identity, readOnly: options.readOnly)
        self.directory = directory
        self.options = options
        identity = found.identity
        row = SegmentRow(directory, sealed: last.sealed, last: last.segment)
        end = Mutex((found.frontier.size, found.time))
        publication = LogPublication(lastPosition: found.frontier.size)
        writer =
            options.readOnly
            ? nil
            : AppendingThread(
                try LogWriter(
                    directory: directory,
                    options: options,
                    segment: last.segment,
                    end: found
                )
            )
    }

    /// What seals and opens its records, if anything does.
    public var sealer: (any RecordSealer)? { options.sealer }

    /// The position of the last record; 0 while there is none.
    public var lastPosition: UInt64 { end.withLock { $0.position } }

    /// The time of the last record in milliseconds since 1970 (UTC); 0 while there is none.
    public var lastTime: Int64 { end.withLock { $0.time } }

    /// Appends all records of a batch, or none of them; they are durable when it returns.
    ///
    /// - Throws: `invalidRecord`, `diskFull`, `readOnly`, `commitFailed` and the codes of the system.
    public func append(_ batch: borrowing RecordBatch) throws(EventLogError) -> UInt64 {
        guard let thread = writer else { throw .readOnly }
        let writer = thread.writer
        let first = writer.lastPosition + 1
        guard batch.count > 0 else { return first }
        do throws(EventLogError) {
            if let sealer = options.sealer {
                try thread.append(batch, at: first, sealedBy: sealer, in: self)
            } else {
                try writer.append(batch)
            }
        } catch {
            // A new segment may have been begun even when the batch was then refused.
            if row.last !== writer.segment { row.add(writer.segment) }
            throw error
        }
        if row.last !== writer.segment { row.add(writer.segment) }
        publish(writer.lastPosition, writer.lastTime)
        return first
    }

    /// Frees the places of readers whose process has died: at the start and every minute.
    ///
    /// - Returns: how many there were.
    @discardableResult
    public func clearStaleReaders() -> Int {
        row.last?.clearStaleReaders() ?? 0
    }

    /// Looks how far another process has written.
    ///
    /// Only for a log that is only read; another knows already.
    ///
    /// - Throws: as opening does.
    public func refresh() throws(EventLogError) {
        guard options.readOnly else { return }
        for first in try directory.segments() where first > (row.firsts.last ?? 0) {
            row.add(
                try Segment(
                    path: directory.segment(first),
                    first: first,
                    mode: .following(mapBytes: options.mapBytes)
                )
            )
        }
        guard let last = row.last else { return }
        let found = try LogEnd(last)
        publish(found.frontier.size, found.time)
    }

    private func publish(_ position: UInt64, _ time: Int64) {
        end.withLock { $0 = (position, time) }
        publication.publish(position)
    }

    /// Lets LMDB take note of the last commit before anything is read.
    ///
    /// While another process has the segment open, its table of readers outlives a writer that is killed. If
    /// that was between the commit's last page and the table, readers still get the commit before, until
    /// somebody takes the writer's mutex from the dead. Source: mdb.c, mdb_mutex_failed.
    private static func recover(_ segment: Segment) throws(EventLogError) {
        try SegmentWriteTransaction(segment).abort()
    }

    private static func openLast(
        _ directory: LogDirectory,
        _ options: LMDBLogOptions
    ) throws(EventLogError) -> (segment: Segment, sealed: [UInt64]) {
        let firsts = try directory.segments()
        if !options.readOnly { try directory.removeUnfinished() }
        guard let first = firsts.last else {
            guard !options.readOnly else { throw .notALog(path: directory.path) }
            let header = SegmentHeader(
                identity: options.identity ?? .random(),
                first: 1,
                frontier: MerkleFrontier(),
                timeBefore: 0
            )
            return (try LogWriter.makeSegment(header, in: directory, options: options), [])
        }
        let sealed = [UInt64](firsts.dropLast())
        if !options.readOnly {
            for first in sealed { try directory.seal(first) }
        }
        let segment = try Segment(
            path: directory.segment(first),
            first: first,
            mode: options.readOnly
                ? .following(mapBytes: options.mapBytes)
                : .writing(mapBytes: options.mapBytes, sync: options.sync)
        )
        if !options.readOnly { try recover(segment) }
        return (segment, sealed)
    }
}

/// Carries the writer through a `Sendable` log.
///
/// Unchecked, because only the one appending thread of the contract of ``RecordLog`` touches it.
private final class AppendingThread: @unchecked Sendable {
    let writer: LogWriter
    private var sealed = RecordBatch()

    init(_ writer: LogWriter) {
        self.writer = writer
    }

    func append(
        _ batch: borrowing RecordBatch,
        at first: UInt64,
        sealedBy sealer: any RecordSealer,
        in log: LMDBLog
    ) throws(EventLogError) {
        sealed.removeAll()
        try sealer.seal(batch, at: first, in: log, into: &sealed)
        try writer.append(sealed)
    }
}
