import Engine
import EventLog
import Vocabulary

/// Words for what records name by identifiers.
struct LogNames {
    let naming: JSONFieldWriter.Naming

    init(_ log: any RecordLog) {
        self.init(log.identity)
    }

    init(_ log: LogIdentity) {
        naming = .sysIDs(SysIDKey(high: log.high, low: log.low))
    }

    /// A record in a line for people: position, time, row, type and fields.
    func line(_ record: LoggedRecord) -> String {
        var json = JSONText()
        json.beginObject()
        var writer = JSONFieldWriter(json, naming: .positions)
        // A payload that was read can be shown.
        try? record.event.visit(&writer)
        json = writer.json
        json.endObject()
        let position = String(record.position)
        let rule = record.rule.name
        let padded = String(repeating: " ", count: max(0, 8 - position.count)) + position
        let cause = record.header.cause == 0 ? "" : " <- \(record.header.cause)"
        let about = record.interaction.isNone ? "" : " [#\(record.interaction.position)]"
        let row = rule + String(repeating: " ", count: max(0, 3 - rule.count))
        return
            "\(padded)  \(record.time)  \(row)  \(record.event.name)\(about)\(cause)  \(json.text)"
    }
}
