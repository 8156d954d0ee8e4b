public import Engine
public import EventLog
import Vocabulary

/// A log as text to be compared: a line of JSON for each record, then how many there are and the root of
/// their tree, which pins every byte.
public struct GoldenLog: Hashable, Sendable {
    /// The lines, each ended.
    public let text: String

    /// Writes down a log.
    ///
    /// - Throws: what is wrong with the log.
    public init(of log: any RecordLog) throws(LedgerError) {
        var text = ""
        do {
            unsafe try log.scan(from: 1, through: .max) { position, bytes in
                let record = unsafe try LoggedRecord(position: position, bytes: bytes)
                text += record.json(.positions) + "\n"
                return true
            }
            let root = try log.root(at: log.lastPosition)
            text += "{\"records\":\(log.lastPosition),\"root\":\"\(root)\"}\n"
        } catch let error as LedgerError {
            throw error
        } catch let error as EventLogError {
            throw .log(error)
        } catch {
            preconditionFailure("a scan throws what its body throws")
        }
        self.text = text
    }

    /// The first line in which two differ, with its number from 1 on; nothing when they are the same.
    public func firstDifference(from expected: String) -> (
        line: Int, expected: String, found: String
    )? {
        let ours = text.split(separator: "\n", omittingEmptySubsequences: false)
        let theirs = expected.split(separator: "\n", omittingEmptySubsequences: false)
        for index in 0..<max(ours.count, theirs.count) {
            let found = index < ours.count ? String(ours[index]) : "(nothing)"
            let wanted = index < theirs.count ? String(theirs[index]) : "(nothing)"
            if found != wanted { return (index + 1, wanted, found) }
        }
        return nil
    }
}
