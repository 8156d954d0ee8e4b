import Decisions
import EventLog
import Glibc
import Vocabulary

extension Shadow {
    /// Writes a decided outcome as the record that it would be.
    mutating func write(_ decided: DecidedOutcome) {
        batch.removeAll()
        batch.begin(
            RecordHeader(
                decided,
                cause: turn?.cause ?? 0,
                ordinal: turn?.ordinal ?? 0,
                at: outcomes.time
            )
        )
        decided.outcome.encode(into: &batch.payload)
        batch.end()
    }

    /// Whether what was written last is a record of the log.
    ///
    /// An older version of a type has other bytes for the same; there, what they say is compared.
    func isSame(as bytes: UnsafeRawBufferPointer, _ record: LoggedRecord) -> Bool {
        unsafe batch.withRecord(0) { written in
            if written.count == bytes.count, let one = written.baseAddress,
                let other = bytes.baseAddress, unsafe memcmp(one, other, bytes.count) == 0
            {
                return true
            }
            guard var header = try? unsafe RecordHeader(decoding: written),
                record.header.typeVersion < header.typeVersion,
                let decided = try? unsafe LoggedRecord(position: record.position, bytes: written),
                let logged = try? unsafe LoggedRecord(position: record.position, bytes: bytes)
            else { return false }
            header.typeVersion = record.header.typeVersion
            return header == record.header && decided.event == logged.event
        }
    }

    /// What was written last as a line of JSON; empty once nothing more is kept in full.
    func json(at position: Position) -> String {
        guard report.differences.count < kept else { return "" }
        return unsafe batch.withRecord(0) { bytes in
            let record = try? unsafe LoggedRecord(position: position, bytes: bytes)
            return record.map(Self.json) ?? Self.nothing("unreadable")
        }
    }

    /// A decided outcome as a side of a difference.
    mutating func side(_ decided: DecidedOutcome, at position: Position) -> Side {
        write(decided)
        return Side(
            rule: decided.rule,
            type: decided.outcome.name,
            text: json(at: position)
        )
    }

    /// A record as a line of JSON, without a code that is nobody's to read.
    static func json(_ record: LoggedRecord) -> String {
        record.withoutCode.json(.positions)
    }

    /// That there is no record, and why.
    static func nothing(_ reason: String = "") -> String {
        reason.isEmpty ? "(nothing)" : "(nothing: \(reason))"
    }
}
