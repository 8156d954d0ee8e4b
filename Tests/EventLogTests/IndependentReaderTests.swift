import CBOR
import EventLog
import Foundation
import Testing

/// Holds the page *Log format* to its word: a reader in another language, written from it alone.
@Suite("A reader written from the format page", .serialized)
struct IndependentReaderTests {
    private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    private static let checkout = tests.deletingLastPathComponent().deletingLastPathComponent()

    /// Makes the checkout's Python environment unless it is there; one process at a time.
    private static let prepare = """
        set -e
        cd "$1"
        mkdir -p .venv
        exec 9> .venv/lock
        flock 9
        test -x .venv/bin/python || python3 -m venv .venv
        .venv/bin/python -c 'import lmdb, cbor2' 2> /dev/null ||
            .venv/bin/python -m pip install --quiet lmdb==3.0.0 cbor2==6.2.1
        """

    private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    private static func read(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let prepared = try run(["sh", "-c", prepare, "sh", checkout.path])
        try #require(prepared.status == 0, "\(prepared.output)")
        return try run(
            [
                checkout.appending(path: ".venv/bin/python").path,
                tests.appending(path: "read_log.py").path,
            ] + arguments
        )
    }

    @Test func `finds the same records and the same root, over segments and large records`() throws
    {
        let folder = TemporaryFolder()
        var options = LMDBLogOptions()
        options.sync = false
        options.recordsPerSegment = 30_000
        let log = try LMDBLog(directory: folder.log, options: options)
        for length in [1, 30, 5_000] { try log.append(inputs: 7, length: length) }
        for _ in 0..<7 { try log.append(inputs: 9_999, length: 2) }
        var batch = RecordBatch()
        batch.begin(.outcome(of: 3, time: log.lastTime))
        batch.payload.mapHeader(1)
        batch.payload.unsigned(1)
        batch.payload.text("ünïcode")
        batch.end()
        _ = try log.append(batch)
        let result = try Self.read(["--quiet", folder.log])
        let root = try log.root(at: log.lastPosition)
        #expect(result.output == "\(log.identity) \(log.lastPosition) \(root)\n")
        #expect(result.status == 0)
    }

    @Test func `prints what a record says`() throws {
        let folder = TemporaryFolder()
        let log = try LMDBLog(directory: folder.log)
        try log.append(inputs: 1, length: 2)
        var batch = RecordBatch()
        batch.begin(.outcome(of: 1, time: log.lastTime))
        batch.payload.mapHeader(1)
        batch.payload.unsigned(1)
        batch.payload.integer(-5)
        batch.end()
        _ = try log.append(batch)
        let lines = try Self.read([folder.log]).output.split(separator: "\n")
        try #require(lines.count == 3)
        #expect(lines[0].contains(#""kind": "input", "type": 7"#))
        #expect(lines[0].contains(#""payload": "0102""#))
        #expect(
            lines[1]
                == #"{"position": 2, "kind": "outcome", "type": 8, "version": 2, "rule": 3, "#
                + #""ordinal": 1, "time": 1700000000001, "cause": 1, "interaction": 1, "#
                + #""payload": {"1": -5}}"#
        )
    }

    @Test func `stumbles over a flipped bit as the verification does`() throws {
        let folder = TemporaryFolder()
        let record: [UInt8]
        do {
            let log = try LMDBLog(directory: folder.log)
            try log.append(inputs: 20)
            record = try log.records()[10].1
        }
        let file = LogFile(folder)
        file.flip(bit: 8 * 40, of: record, in: file.read())
        let result = try Self.read(["--quiet", folder.log])
        #expect(result.status != 0)
        #expect(result.output.contains("AssertionError"))
    }
}
