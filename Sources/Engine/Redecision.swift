import Decisions
public import EventLog
public import Vocabulary

/// Decides a log again: only its inputs, at their times, by today's rules.
///
/// Every record must come out byte for byte as it stands in the log (the page Architecture). It streams:
/// in memory are one fold, one batch and the inputs of a few hundred records.
public struct Redecision {
    /// The first record in which the log and today's rules part.
    public struct Difference: Hashable, Sendable {
        /// The record's position.
        public var position: Position
        /// What the rules decide: the record as a line of JSON, or why there is none.
        public var expected: String
        /// What stands in the log: the record as a line of JSON, or that there is none.
        public var found: String
    }

    /// How many records of the log are searched for inputs at one go.
    static let lookahead: Position = 512

    private let log: ComparingLog
    private let ledger: Ledger
    private let last: Position

    private init(_ source: any RecordLog) throws(LedgerError) {
        last = source.lastPosition
        log = ComparingLog(source: source, through: last)
        ledger = try Ledger(log: log)
    }

    /// Compares a log, up to where it ends now, with what today's rules decide.
    ///
    /// The log may end within the drain of a backlog of timers, as a crash leaves it: what today's rules
    /// would fire behind its end is no difference.
    /// - Parameters:
    ///   - source: the log; it may be growing.
    ///   - progress: called now and then with the position that has been compared.
    /// - Returns: the first difference; nothing when there is none.
    /// - Throws: what is wrong with the log.
    /// - Complexity: O(records) time; memory as for opening the log.
    public static func firstDifference(
        in source: any RecordLog,
        progress: ((Position) -> Void)? = nil
    ) throws(LedgerError) -> Difference? {
        try compare(source, progress: progress).difference
    }

    /// Compares a log, up to where it ends now, with what today's rules decide.
    ///
    /// Once somebody has been erased, decisions about them cannot be made again from what is left: they are
    /// taken as they stand, all others are decided on them, and how many came out otherwise is counted.
    /// - Parameters:
    ///   - source: the log; it may be growing.
    ///   - progress: called now and then with the position that has been compared.
    /// - Returns: the first difference, if there is one, and how many decisions were taken as they stand.
    /// - Throws: what is wrong with the log.
    public static func compare(
        _ source: any RecordLog,
        progress: ((Position) -> Void)? = nil
    ) throws(LedgerError) -> (difference: Difference?, erased: UInt64) {
        let difference = try Redecision(source).run(progress)
        guard difference != nil, try hasErasures(source) else { return (difference, 0) }
        var shadow = Shadow(of: source.identity, keeping: 1)
        try shadow.follow(source, through: source.lastPosition)
        shadow.finish()
        if let unreadable = shadow.report.unreadable {
            throw .recordUnreadable(position: unreadable.position, problem: unreadable.problem)
        }
        let first = shadow.report.differences.first.map { found in
            Difference(
                position: found.position,
                expected: found.decided.text,
                found: found.logged.text
            )
        }
        return (first, shadow.report.erased)
    }

    private static func hasErasures(_ source: any RecordLog) throws(LedgerError) -> Bool {
        var isFound = false
        unsafe try source.visit(from: 1, through: source.lastPosition) {
            (position, bytes) throws(LedgerError) in
            guard let header = unsafe try? RecordHeader(decoding: bytes) else { return true }
            isFound = header.type == RequesterErased.type
            return !isFound
        }
        return isFound
    }

    private func run(_ progress: ((Position) -> Void)?) throws(LedgerError) -> Difference? {
        var end = Instant.zero
        var position: Position = 1
        while position <= last {
            let through = min(position + Self.lookahead - 1, last)
            for record in try inputs(from: position, through: through, end: &end) {
                if let difference = try decide(record) { return difference }
            }
            position = through + 1
            progress?(through)
        }
        try ledger.advance(to: end)
        try ledger.commit()
        if let difference = log.difference { return difference }
        guard ledger.next <= last else { return nil }
        return Difference(
            position: ledger.next,
            expected: "(nothing)",
            found: try log.json(at: ledger.next)
        )
    }

    /// Decides one input again and compares everything up to its last outcome.
    private func decide(_ record: LoggedRecord) throws(LedgerError) -> Difference? {
        guard case .input(let input) = record.event else { return nil }
        let result = try ledger.admit(input, at: record.time)
        try ledger.commit()
        if let difference = log.difference { return difference }
        let reason: String
        switch result {
        case .success(let receipt) where !receipt.isRepeat: return nil
        case .success(let receipt): reason = "(nothing: it repeats record \(receipt.position))"
        case .failure(let refusal): reason = "(nothing: refused as \(refusal.slug))"
        }
        return Difference(
            position: ledger.next,
            expected: reason,
            found: try log.json(at: ledger.next)
        )
    }

    private func inputs(
        from: Position,
        through: Position,
        end: inout Instant
    ) throws(LedgerError) -> [LoggedRecord] {
        var found: [LoggedRecord] = []
        unsafe try log.source.records(from: from, through: through) { (position, bytes) throws in
            let header = unsafe try RecordHeader(decoding: bytes)
            end = Instant(rawValue: header.time)
            guard !header.isOutcome else { return }
            found.append(unsafe try LoggedRecord(position: position, bytes: bytes))
        }
        return found
    }
}

extension RecordLog {
    /// Scans with the errors of the ledger until the caller has enough.
    func visit(
        from: Position,
        through: Position,
        _ body: (Position, UnsafeRawBufferPointer) throws(LedgerError) -> Bool
    ) throws(LedgerError) {
        do {
            unsafe try scan(from: from, through: through, body)
        } catch let error as LedgerError {
            throw error
        } catch let error as EventLogError {
            throw .log(error)
        } catch {
            preconditionFailure("a scan throws what its body throws")
        }
    }

    /// Scans with the errors of the ledger.
    func records(
        from: Position,
        through: Position,
        _ body: (Position, UnsafeRawBufferPointer) throws -> Void
    ) throws(LedgerError) {
        do {
            unsafe try scan(from: from, through: through) { position, bytes in
                unsafe try body(position, bytes)
                return true
            }
        } catch let error as LedgerError {
            throw error
        } catch let error as EventLogError {
            throw .log(error)
        } catch {
            preconditionFailure("a scan throws what its body throws")
        }
    }
}
