import Engine
import EventImport
import EventLog
import Synchronization
import Vocabulary

/// The lines of an export, as they are or altered.
struct Export {
    var lines: [String]

    /// Exports a log.
    init(of log: any RecordLog) throws {
        let key = SysIDKey(high: log.identity.high, low: log.identity.low)
        var lines: [String] = []
        unsafe try log.scan(from: 1, through: .max) { position, bytes in
            let record = unsafe try LoggedRecord(position: position, bytes: bytes)
            lines.append(
                record.cloudEvent(key, source: log.identity, hash: unsafe .leaf(bytes))
            )
            return true
        }
        self.lines = lines
    }

    /// Imports it into a log in memory.
    func imported() throws(ImportError) -> any RecordLog {
        let rest = Mutex(lines[...])
        return try LogImport.run { identity in
            MemoryLog(identity: identity)
        } from: {
            rest.withLock { lines in lines.popFirst().map { Array($0.utf8) } }
        }
    }

    /// The name of what an import refuses it as, and its detail; nothing when it is taken.
    func refusal() -> (name: String, detail: String)? {
        do throws(ImportError) {
            _ = try imported()
            return nil
        } catch {
            return (error.name, error.detail)
        }
    }

    /// Replaces a text in a line.
    mutating func alter(_ position: Int, _ text: String, _ other: String) {
        lines[position - 1] = lines[position - 1].replacing(text, with: other)
    }

    /// The position of the first line that has all of some texts.
    func position(of texts: String...) -> Int? {
        lines.firstIndex { line in texts.allSatisfy { line.contains($0) } }.map { $0 + 1 }
    }
}

extension RecordLog {
    /// The root of the whole tree.
    var root: MerkleHash {
        get throws { try root(at: lastPosition) }
    }
}
