import Foundation
import Vocabulary

/// The process log: a line of JSON on standard error for each thing that an operator should know.
///
/// Neither message texts nor whole phone numbers ever stand in it.
enum ProcessLog {
    enum Level: String {
        case info
        case warning
        case error
    }

    static func write(_ level: Level, _ event: String, _ fields: [(String, String)] = []) {
        var line = "{\"level\":\"\(level.rawValue)\",\"event\":\(quoted(event))"
        for (name, value) in fields { line += ",\(quoted(name)):\(quoted(value))" }
        line += "}\n"
        FileHandle.standardError.write(Data(line.utf8))
    }

    private static func quoted(_ text: String) -> String {
        var json = JSONText()
        json.string(text)
        return json.text
    }
}
