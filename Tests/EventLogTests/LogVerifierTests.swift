import Cryptography
import EventLog
import Foundation
import Synchronization
import Testing

@Suite("A verification", .serialized)
struct LogVerifierTests {
    /// A log of 1,500 records in commits of many sizes, with two large ones among them.
    private static func makeLog(
        in folder: TemporaryFolder,
        perSegment: UInt64 = 4_000_000
    ) throws -> (records: [[UInt8]], root: SHA256Digest) {
        var options = LMDBLogOptions()
        options.sync = false
        options.fillAheadBytes = 1 << 16
        options.recordsPerSegment = perSegment
        let log = try LMDBLog(directory: folder.log, options: options)
        var generator = SeededGenerator(seed: 5)
        while log.lastPosition < 1_500 {
            try log.append(
                inputs: Int.random(in: 1...90, using: &generator),
                length: log.lastPosition > 700 && log.lastPosition < 760 ? 6_000 : 60
            )
        }
        return (try log.records().map(\.1), try log.root(at: log.lastPosition))
    }

    @Test("finds nothing wrong with a log that is whole", arguments: [4_000_000, 333] as [UInt64])
    func intact(perSegment: UInt64) throws {
        let folder = TemporaryFolder()
        let (records, root) = try Self.makeLog(in: folder, perSegment: perSegment)
        var progress: [UInt64] = []
        let result = try LogVerifier(directory: folder.log).run { progress.append($0) }
        #expect(result.findings.isEmpty)
        #expect(result.isIntact)
        #expect(result.lastPosition == UInt64(records.count))
        #expect(result.root == root)
        #expect(result.segments == (perSegment == 333 ? 5 : 1))
        #expect(progress == progress.sorted() && progress.last == UInt64(records.count))
    }

    @Test func `works beside a writer that has the log open`() throws {
        let folder = TemporaryFolder()
        let log = try LMDBLog(directory: folder.log)
        for _ in 0..<30 {
            try log.append(inputs: 20)
            let result = try LogVerifier(directory: folder.log).run()
            #expect(result.findings.isEmpty)
            #expect(result.lastPosition == log.lastPosition)
        }
    }

    @Test func `works beside a writer that is committing all the time`() throws {
        let folder = TemporaryFolder()
        var options = LMDBLogOptions()
        options.recordsPerSegment = 1_000
        let log = try LMDBLog(directory: folder.log, options: options)
        try log.append(inputs: 500)
        let isDone = Atomic<Bool>(false)
        let finished = DispatchGroup()
        finished.enter()
        Thread.detachNewThread {
            do {
                for number in 0..<1_500 { try log.append(inputs: number % 3 + 1) }
            } catch {
                Issue.record(error)
            }
            isDone.store(true, ordering: .releasing)
            finished.leave()
        }
        while !isDone.load(ordering: .acquiring) {
            let before = log.lastPosition
            let result = try LogVerifier(directory: folder.log).run()
            #expect(result.findings.isEmpty)
            #expect(result.lastPosition >= before)
        }
        finished.wait()
        #expect(try LogVerifier(directory: folder.log).run().lastPosition == log.lastPosition)
    }

    @Test func `finds a flipped bit in any byte of a record, and names the record`() throws {
        let folder = TemporaryFolder()
        let (records, _) = try Self.makeLog(in: folder, perSegment: 600)
        let files = [1, 601, 1201].map { first in
            TemporaryFolder.names(in: folder.log).compactMap { UInt64($0) }
                .first { $0 >= first }.map { LogFile(folder, segment: $0) }
        }.compactMap { $0 }
        let contents = files.map { $0.read() }
        var generator = SeededGenerator(seed: 6)
        for _ in 0..<150 {
            let index = Int.random(in: 0..<records.count, using: &generator)
            let record = records[index]
            let bit = Int.random(in: 0..<record.count * 8, using: &generator)
            func flip() -> Int {
                zip(files, contents).reduce(0) { $0 + $1.0.flip(bit: bit, of: record, in: $1.1) }
            }
            #expect(flip() > 0)
            let result = try LogVerifier(directory: folder.log).run()
            #expect(result.findings.map(\.positions) == [UInt64(index + 1)...UInt64(index + 1)])
            #expect(result.findings.map(\.fault) == [.recordAltered])
            _ = flip()
        }
        #expect(try LogVerifier(directory: folder.log).run().isIntact)
    }

    @Test func `finds every record of many that were altered`() throws {
        let folder = TemporaryFolder()
        let (records, _) = try Self.makeLog(in: folder)
        let file = LogFile(folder)
        let contents = file.read()
        var altered: [UInt64] = []
        for index in stride(from: 3, to: records.count, by: 97) {
            #expect(file.flip(bit: 300, of: records[index], in: contents) > 0)
            altered.append(UInt64(index + 1))
        }
        let result = try LogVerifier(directory: folder.log).run()
        #expect(result.findings.map(\.positions.lowerBound) == altered)
        #expect(result.findings.allSatisfy { $0.fault == .recordAltered })
    }

    @Test func `finds a flipped bit in a stored hash`() throws {
        let folder = TemporaryFolder()
        let (records, root) = try Self.makeLog(in: folder)
        let file = LogFile(folder)
        let contents = file.read()
        let block = NaiveTree.root(records[512..<768])
        let stored = try #require(file.offset(of: block.bytes, in: contents))
        file.flip(bit: stored * 8 + 77)
        let first = try LogVerifier(directory: folder.log).run()
        #expect(first.findings.map(\.fault) == [.subtreeHashAltered(level: 8)])
        #expect(first.findings.map(\.positions) == [768...768])
        file.flip(bit: stored * 8 + 77)

        let closing = try #require(file.offset(of: root.bytes, in: contents))
        for bit in [5, 255, 256, 300] {
            file.flip(bit: closing * 8 + bit)
            let second = try LogVerifier(directory: folder.log).run()
            #expect(second.findings.map(\.fault) == [.commitMarkAltered])
            file.flip(bit: closing * 8 + bit)
        }
    }

    @Test func `finds a flipped bit in the header of a segment`() throws {
        let folder = TemporaryFolder()
        _ = try Self.makeLog(in: folder, perSegment: 600)
        let second = try #require(
            TemporaryFolder.names(in: folder.log).compactMap { UInt64($0) }.first { $0 > 1 }
        )
        let file = LogFile(folder, segment: second)
        let start = try #require(file.offset(of: [0xA6, 0x00, 0x01, 0x01, 0x50], in: file.read()))
        for byte in [6, 20, 40, 150] {
            file.flip(bit: (start + byte) * 8 + 3)
            let result = try LogVerifier(directory: folder.log).run()
            #expect(result.findings.map(\.fault) == [.segmentHeader])
            #expect(result.findings.map(\.segment) == [second])
            file.flip(bit: (start + byte) * 8 + 3)
        }
    }

    @Test func `finds a segment that is gone`() throws {
        let folder = TemporaryFolder()
        let (records, root) = try Self.makeLog(in: folder, perSegment: 500)
        let firsts = TemporaryFolder.names(in: folder.log).compactMap { UInt64($0) }
        LogFile(folder, segment: firsts[1]).remove()
        let result = try LogVerifier(directory: folder.log).run()
        #expect(
            result.findings.contains {
                $0.positions == firsts[1]...firsts[2] - 1 && $0.fault == .recordMissing
            }
        )
        #expect(
            result.findings.allSatisfy { (firsts[1]..<firsts[2]).contains($0.positions.lowerBound) }
        )
        #expect(result.lastPosition == UInt64(records.count))
        #expect(result.root == root)
    }

    @Test func `survives a flipped bit anywhere in the file, and never misreads a record`() throws {
        let folder = TemporaryFolder()
        let (records, root) = try Self.makeLog(in: folder)
        let file = LogFile(folder)
        let used = file.read().count
        var generator = SeededGenerator(seed: 7)
        var found = 0
        for _ in 0..<300 {
            let bit = Int.random(in: 0..<used * 8, using: &generator)
            file.flip(bit: bit)
            do {
                let result = try LogVerifier(directory: folder.log).run()
                if result.isIntact {
                    // An older commit may be the newest that is left, but never another history.
                    let size = Int(result.lastPosition)
                    #expect(
                        size == records.count
                            ? result.root == root
                            : result.root == NaiveTree.root(records[..<size])
                    )
                } else {
                    found += 1
                }
            } catch EventLogError.newerFormat {
                found += 1
            }
            file.flip(bit: bit)
        }
        #expect(found > 100)
    }

    @Test func `refuses a folder without a log`() {
        let folder = TemporaryFolder()
        #expect(throws: EventLogError.notALog(path: folder.log)) {
            try LogVerifier(directory: folder.log).run()
        }
    }
}
