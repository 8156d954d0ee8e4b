import EventImport
import Foundation
import Synchronization

/// Gives the lines of a file, or of standard input, one after the other and each without its end.
final class LineReader: Sendable {
    /// The longest line that is read: a record has 16 MiB at most, and JSON needs about as much again.
    static let lineBytesMax = 32 << 20
    private static let chunkBytes = 256 << 10

    private struct State {
        var rest: [UInt8] = []
        var start = 0
        var lines: UInt64 = 0
    }

    private let file: FileHandle
    private let limit: Int
    private let state = Mutex(State())

    /// Opens a file; `-` is standard input.
    init(_ path: String, limit: Int = LineReader.lineBytesMax) throws(ImportError) {
        self.limit = limit
        if path == "-" {
            file = .standardInput
        } else if let opened = FileHandle(forReadingAtPath: path) {
            file = opened
        } else {
            throw .fileUnreadable(problem: "\(path) cannot be opened")
        }
    }

    /// The next line; nothing behind the last.
    ///
    /// - Throws: `cutOff` when the last line has no end, `lineTooLong`, `fileUnreadable`.
    func next() throws(ImportError) -> [UInt8]? {
        try state.withLock { (state) throws(ImportError) in
            var searched = state.start
            while true {
                let end = state.rest[searched...].firstIndex(of: UInt8(ascii: "\n"))
                guard (end ?? state.rest.count) - state.start <= limit else {
                    throw .lineTooLong(line: state.lines + 1, limit: limit)
                }
                if let end {
                    let line = Array(state.rest[state.start..<end])
                    state.start = end + 1
                    state.lines += 1
                    return line
                }
                state.rest.removeSubrange(..<state.start)
                state.start = 0
                searched = state.rest.count
                guard let chunk = try read(), !chunk.isEmpty else {
                    if state.rest.isEmpty { return nil }
                    throw .cutOff(after: state.lines)
                }
                state.rest += chunk
            }
        }
    }

    private func read() throws(ImportError) -> Data? {
        do {
            return try file.read(upToCount: Self.chunkBytes)
        } catch {
            throw .fileUnreadable(problem: error.localizedDescription)
        }
    }
}
