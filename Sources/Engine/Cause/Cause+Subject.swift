import Decisions
public import EventLog
public import Vocabulary

extension Cause.Subject {
    /// How many records before a system message are searched for what led to it.
    private static let siblingsMax: Position = 32

    /// Looks up a message by its identifier.
    ///
    /// - Throws: `unknownMessage` for what is no message of this log.
    public init(_ message: MessageID, in log: any RecordLog) throws(Cause.Failure) {
        let record = try Self.record(at: message.position, in: log)
        guard message.rawValue % 16 == 0, record.isMessage else { throw .unknownMessage }
        try self.init(record, in: log)
    }

    /// Looks up the message that a record is, or is about, or came of.
    ///
    /// - Throws: `unknownMessage` for a record that has nothing to do with one.
    public init(at position: Position, in log: any RecordLog) throws(Cause.Failure) {
        var record = try Self.record(at: position, in: log)
        // Every step leads to an earlier record, so this ends.
        while !record.isMessage {
            let before = record.position
            var next = record.messages.lazy.map(\.position).first { $0 < before && $0 > 0 }
            if next == nil, record.header.cause < before { next = record.header.cause }
            guard let next, next > 0 else { throw .unknownMessage }
            record = try Self.record(at: next, in: log)
        }
        try self.init(record, in: log)
    }

    /// Looks up the message that opened a conversation.
    ///
    /// - Parameters:
    ///   - number: the digits of the conversation's number.
    ///   - log: the log; it may be growing.
    ///   - progress: is told now and then how far it has come; it returns false to stop.
    /// - Throws: `unknownMessage` when there is no such conversation, or no message opened it.
    public init(
        opening number: UInt64,
        in log: any RecordLog,
        progress: (Position) -> Bool = { _ in true }
    ) throws(Cause.Failure) {
        var opened = InteractionID.none
        var found: Position = 0
        var isStopped = false
        do throws(LedgerError) {
            unsafe try log.visit(from: 1, through: log.lastPosition) {
                (position, bytes) throws(LedgerError) in
                if position % 4_096 == 0, !progress(position) {
                    isStopped = true
                    return false
                }
                let header = unsafe try RecordHeader(reading: bytes, at: position)
                guard header.isOutcome,
                    header.type == InteractionOpened.type && opened.isNone
                        || header.type == MessageJoined.type
                            && header.interaction == opened.rawValue
                else { return true }
                let record = unsafe try LoggedRecord(position: position, bytes: bytes)
                switch record.event {
                case .outcome(.interactionOpened(let opening)) where opening.number == number:
                    opened = record.interaction
                case .outcome(.messageJoined) where !opened.isNone:
                    found = position
                    return false
                default: break
                }
                return true
            }
        } catch {
            throw .ledger(error)
        }
        guard !isStopped else { throw .stopped }
        guard found > 0 else { throw .unknownMessage }
        try self.init(at: found, in: log)
    }

    private init(_ record: LoggedRecord, in log: any RecordLog) throws(Cause.Failure) {
        var identifiers: Set = [MessageID(record.position)]
        var led: [Position] = []
        var interaction = record.interaction
        switch record.event {
        case .outcome(.smsPartsJoined(let joined)): identifiers.formUnion(joined.parts)
        case .outcome(.messageJoined):
            // A scheduled message that was sent: its text and its time stand where it was written.
            if let written = try Self.scheduled(record, in: log) { identifiers.insert(written) }
        case .outcome(.systemMessageAdded): led = try Self.led(to: record, in: log)
        case .input(let input): interaction = input.interaction
        default: break
        }
        self.init(
            message: MessageID(record.position),
            identifiers: identifiers,
            led: led,
            interaction: interaction
        )
    }

    /// The message that was scheduled and is joined by a record.
    private static func scheduled(
        _ record: LoggedRecord,
        in log: any RecordLog
    ) throws(Cause.Failure) -> MessageID? {
        guard record.header.cause > 0 else { return nil }
        let cause = try self.record(at: record.header.cause, in: log)
        guard case .outcome(.messageScheduled(let set)) = cause.event else { return nil }
        return set.message
    }

    /// What a system message came of, the oldest first.
    private static func led(
        to record: LoggedRecord,
        in log: any RecordLog
    ) throws(Cause.Failure) -> [Position] {
        var led: [Position] = []
        let first = record.position - min(record.position - 1, siblingsMax)
        for place in first..<record.position {
            let sibling = try self.record(at: place, in: log)
            if sibling.header.isOutcome, sibling.header.cause == record.header.cause,
                sibling.header.ordinal == record.header.ordinal, sibling.time == record.time,
                sibling.interaction == record.interaction
            {
                led.append(place)
            }
        }
        var (later, cause) = (record.position, record.header.cause)
        while cause > 0, cause < later {
            led.insert(cause, at: 0)
            (later, cause) = (cause, try self.record(at: cause, in: log).header.cause)
        }
        return led
    }

    /// Reads one record.
    static func record(
        at position: Position,
        in log: any RecordLog
    ) throws(Cause.Failure) -> LoggedRecord {
        guard position > 0, position <= log.lastPosition else { throw .unknownMessage }
        var found: LoggedRecord?
        do throws(LedgerError) {
            unsafe try log.visit(from: position, through: position) {
                (position, bytes) throws(LedgerError) in
                found = unsafe try LoggedRecord(position: position, bytes: bytes)
                return false
            }
        } catch {
            throw .ledger(error)
        }
        guard let found else { throw .unknownMessage }
        return found
    }
}

extension RecordHeader {
    /// Reads a header with the errors of the ledger.
    fileprivate init(
        reading bytes: UnsafeRawBufferPointer,
        at position: Position
    ) throws(LedgerError) {
        do throws(EventLogError) {
            self = unsafe try RecordHeader(decoding: bytes)
        } catch {
            throw .recordUnreadable(position: position, problem: "\(error)")
        }
    }
}
