import EventLog
import Foundation
import Testing

/// What a writer finds that was killed while another process had the log open to read.
///
/// As long as somebody has it open, LMDB's table of readers outlives the writer, and may not know of the
/// last commit.
@Suite("A writer behind one that was killed", .serialized)
struct DeadWriterTests {
    private static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "dead_writer.py").path

    /// A process that reads, and can make the writer before it one that died.
    private final class OtherReader {
        private let process = Process()
        private let input = Pipe()
        private let output = Pipe()

        init(_ lockFile: String) throws {
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = ["python3", DeadWriterTests.script, lockFile]
            process.standardInput = input
            process.standardOutput = output
            try process.run()
            try expect("held\n")
        }

        func killWriter() throws {
            try input.fileHandleForWriting.write(contentsOf: Data("\n".utf8))
            try expect("dead\n")
        }

        func end() throws {
            try input.fileHandleForWriting.close()
            process.waitUntilExit()
        }

        private func expect(_ line: String) throws {
            let found = try output.fileHandleForReading.read(upToCount: line.utf8.count)
            try #require(found == Data(line.utf8))
        }
    }

    @Test func `sees its last commit, and goes on behind it`() throws {
        let folder = TemporaryFolder()
        var options = LMDBLogOptions()
        options.sync = false
        options.fillAheadBytes = 1 << 18
        let memory = MemoryLog()
        let reader: OtherReader
        do {
            let log = try LMDBLog(directory: folder.log, options: options)
            for count in [3, 4] {
                try log.append(inputs: count)
                try memory.append(inputs: count)
            }
            let segment = try #require(TemporaryFolder.names(in: folder.log).first)
            reader = try OtherReader("\(folder.log)/\(segment)/lock.mdb")
        }
        try reader.killWriter()
        do {
            let log = try LMDBLog(directory: folder.log, options: options)
            #expect(log.lastPosition == 7)
            try log.append(inputs: 2)
            try memory.append(inputs: 2)
            #expect(log.lastPosition == 9)
            #expect(try log.root(at: 9) == memory.root(at: 9))
        }
        try reader.end()
        #expect(try LogVerifier(directory: folder.log).run().isIntact)
    }
}
