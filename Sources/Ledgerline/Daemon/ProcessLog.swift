import Configuration
import Engine
import Foundation
import ServiceManager
import Vocabulary

/// The process log: a line on standard error for each thing that an operator should know.
///
/// Neither message texts nor whole phone numbers ever stand in it. Where standard error is the journal of
/// systemd, a line begins with its priority, which the journal takes off, and has no time of its own.
enum ProcessLog {
    enum Level: String {
        case info
        case warning
        case error

        /// Source: sd-daemon(3).
        var priority: Int {
            switch self {
            case .info: 6
            case .warning: 4
            case .error: 3
            }
        }
    }

    /// How lines look.
    static let format = Shared(SiteConfiguration.ProcessLog.usual.format)
    private static let isJournal = ServiceManager.standardErrorIsJournal

    static func write(_ level: Level, _ event: String, _ fields: [(String, String)] = []) {
        let time = isJournal ? nil : SystemClock().read().wall.description
        let priority = isJournal ? "<\(level.priority)>" : ""
        let line =
            switch format.value {
            case .json: json(level, event, fields, time)
            case .text: text(level, event, fields, time)
            }
        FileHandle.standardError.write(Data((priority + line + "\n").utf8))
    }

    private static func json(
        _ level: Level,
        _ event: String,
        _ fields: [(String, String)],
        _ time: String?
    ) -> String {
        var line = "{\"level\":\"\(level.rawValue)\",\"event\":\(quoted(event))"
        if let time { line += ",\"time\":\"\(time)\"" }
        for (name, value) in fields { line += ",\(quoted(name)):\(quoted(value))" }
        return line + "}"
    }

    private static func text(
        _ level: Level,
        _ event: String,
        _ fields: [(String, String)],
        _ time: String?
    ) -> String {
        let head = [time, level.rawValue, event].compactMap(\.self).joined(separator: " ")
        return fields.reduce(head + (fields.isEmpty ? "" : ":")) { line, field in
            let isPlain = !field.1.isEmpty && field.1.utf8.allSatisfy(isPlain)
            return line + " \(field.0)=\(isPlain ? field.1 : quoted(field.1))"
        }
    }

    /// Whether a byte can stand in a value without quotes.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: "+-./:_".utf8.contains(byte)
        }
    }

    private static func quoted(_ text: String) -> String {
        var json = JSONText()
        json.string(text)
        return json.text
    }
}
