import Decisions
import Engine
public import EventLog
public import Vocabulary

/// Makes a log of the events that were exported from it.
///
/// Only the inputs are taken from the file; the ledger decides them at their times, as `redecide` does,
/// and every record that comes out must be its line to the byte, the hash of its own bytes included. So
/// what stands in the new log is what the rules decide, and what stood in the old one.
public struct LogImport {
    /// How many records are decided before they are compared and written.
    static let batchRecords = 512
    /// How many outcomes are read ahead before what is due is fired.
    static let lookahead: Position = 1_024

    private let file: EventFile
    private let log: ImportingLog
    private let ledger: Ledger
    private let key: SysIDKey
    private let progress: ((Position) -> Void)?

    /// How what is personal of the records is sealed.
    public enum Sealing: Sendable {
        /// As in any new log, under keys of its own.
        case anew
        /// As it was, with the keys of the log that was exported: the root is the same then.
        case asItWas
        /// Not at all, as in a log without keys: the root is the same then.
        case none
    }

    /// Reads all events and makes their log.
    ///
    /// - Parameters:
    ///   - sealing: how what is personal is sealed; as it was, the log that is made must have the same keys.
    ///   - progress: called now and then with the position that has been decided.
    ///   - makeLog: makes an empty log with the identity of the file's.
    ///   - nextLine: gives one line of the file after the other without its end, and nothing behind the last.
    /// - Returns: the log that was made.
    /// - Throws: why there is none; what `makeLog` made holds what was taken before.
    /// - Complexity: O(records) time; memory as for opening the log.
    public static func run(
        sealing: Sealing = .anew,
        progress: ((Position) -> Void)? = nil,
        into makeLog: (LogIdentity) throws(EventLogError) -> any RecordLog,
        from nextLine: @escaping @Sendable () throws(ImportError) -> [UInt8]?
    ) throws(ImportError) -> any RecordLog {
        let file = EventFile(nextLine)
        guard let first = try file.event(at: 1) else { throw .noEvents }
        let target: any RecordLog
        do throws(EventLogError) {
            target = try makeLog(first.source)
        } catch {
            throw .ledger(.log(error))
        }
        precondition(target.lastPosition == 0, "events are imported into an empty log")
        try LogImport(target, file, sealing, progress).run()
        return target
    }

    private init(
        _ target: any RecordLog,
        _ file: EventFile,
        _ sealing: Sealing,
        _ progress: ((Position) -> Void)?
    ) throws(ImportError) {
        self.file = file
        self.progress = progress
        log = ImportingLog(target, file, sealing: sealing)
        key = SysIDKey(high: target.identity.high, low: target.identity.low)
        let log = log
        ledger = try Self.asImport { () throws(LedgerError) in try Ledger(log: log) }
    }

    private func run() throws(ImportError) {
        var position: Position = 1
        var end = Instant.zero
        while let event = try file.event(at: position) {
            position += 1
            end = event.time
            if event.isInput {
                try admit(event)
            } else if position > ledger.next + Self.lookahead {
                // What was due before a record's time fired before it.
                try advance(to: Instant(rawValue: event.time.rawValue - 1))
                try commit()
            }
        }
        try advance(to: end)
        try commit()
        guard ledger.next >= position else { throw .notDecided(position: ledger.next) }
    }

    private func admit(_ event: ImportedEvent) throws(ImportError) {
        if ledger.pendingRecords >= Self.batchRecords {
            try commit()
            progress?(ledger.next - 1)
        }
        let input = try event.input(key)
        let result = try Self.asImport { () throws(LedgerError) in
            try ledger.admit(input, at: event.time)
        }
        switch result {
        case .success(let receipt) where receipt.position == event.position && !receipt.isRepeat:
            return
        case .success:
            // What stands before it was decided otherwise, as the comparison says; or it repeats another.
            try commit()
            throw .notDecided(position: event.position)
        case .failure(let refusal):
            try commit()
            throw .refused(position: event.position, refusal)
        }
    }

    private func advance(to time: Instant) throws(ImportError) {
        try Self.asImport { () throws(LedgerError) in try ledger.advance(to: time) }
    }

    private func commit() throws(ImportError) {
        try Self.asImport { () throws(LedgerError) in try ledger.commit() }
        if let failure = log.failure { throw failure }
    }

    private static func asImport<Result>(
        _ body: () throws(LedgerError) -> Result
    ) throws(ImportError) -> Result {
        do throws(LedgerError) {
            return try body()
        } catch {
            throw .ledger(error)
        }
    }
}
