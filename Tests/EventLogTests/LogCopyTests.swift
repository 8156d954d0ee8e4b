import EventLog
import Glibc
import Testing

@Suite("A copy of a log", .serialized)
struct LogCopyTests {
    private static func options(perSegment: UInt64) -> LMDBLogOptions {
        var options = LMDBLogOptions()
        options.sync = false
        options.fillAheadBytes = 1 << 18
        options.recordsPerSegment = perSegment
        return options
    }

    @Test(
        "taken while it grows is the log as it was, and goes on by itself",
        arguments: [300, 25_000, 4_000_000] as [UInt64]
    )
    func whileItGrows(perSegment: UInt64) throws {
        let folder = TemporaryFolder()
        let log = try LMDBLog(directory: folder.log, options: Self.options(perSegment: perSegment))
        for _ in 0..<60 { try log.append(inputs: 700) }
        let last = log.lastPosition
        var seen: [UInt64] = []
        let end = try LogCopy.copy(log, to: folder.path + "/copy") { position in
            seen.append(position)
            // New segments are begun meanwhile.
            if log.lastPosition < last + 20_000 { _ = try? log.append(inputs: 400) }
        }
        #expect(end == last && log.lastPosition > last)
        #expect(seen == seen.sorted() && seen.last == last && seen.count > 4)
        let check = try LogVerifier(directory: folder.path + "/copy").run()
        #expect(check.isIntact && check.lastPosition == last)
        #expect(try check.root == log.root(at: last))
        let copy = try LMDBLog(
            directory: folder.path + "/copy",
            options: Self.options(perSegment: perSegment)
        )
        #expect(copy.identity == log.identity)
        try copy.append(inputs: 400)
        #expect(try copy.root(at: last + 400) == log.root(at: last + 400))
    }

    @Test("of an empty log, and of one that ends with its segment", arguments: [0, 300])
    func atTheEdges(records: Int) throws {
        let folder = TemporaryFolder()
        let log = try LMDBLog(directory: folder.log, options: Self.options(perSegment: 300))
        if records > 0 { try log.append(inputs: records) }
        #expect(try LogCopy.copy(log, to: folder.path + "/copy") == UInt64(records))
        let copy = try LMDBLog(
            directory: folder.path + "/copy",
            options: Self.options(perSegment: 300)
        )
        #expect(copy.identity == log.identity && copy.lastPosition == UInt64(records))
        try copy.append(inputs: 1)
    }

    @Test func `at rest has the same segments with the same permissions`() throws {
        let folder = TemporaryFolder()
        do {
            let log = try LMDBLog(directory: folder.log, options: Self.options(perSegment: 1_000))
            for _ in 0..<5 { try log.append(inputs: 700) }
        }
        var progress: [UInt64] = []
        try LogCopy.copyAtRest(folder.log, to: folder.path + "/copy") { copied, bytes in
            progress.append(copied)
            #expect(copied <= bytes)
        }
        #expect(progress == progress.sorted())
        let segments = TemporaryFolder.names(in: folder.path + "/copy")
        #expect(segments == TemporaryFolder.names(in: folder.log).filter { $0 != "writer.lock" })
        for segment in segments {
            var modes: [UInt32] = []
            for log in [folder.log, folder.path + "/copy"] {
                var status = stat()
                unsafe stat("\(log)/\(segment)/data.mdb", &status)
                modes.append(UInt32(status.st_mode))
            }
            #expect(modes[0] == modes[1])
        }
        let copy = try LMDBLog(
            directory: folder.path + "/copy",
            options: Self.options(perSegment: 1_000)
        )
        #expect(copy.lastPosition == 3_500)
        try copy.append(inputs: 1)
        #expect(try LogVerifier(directory: folder.path + "/copy").run().isIntact)
    }

    @Test func `is never made over something`() throws {
        let folder = TemporaryFolder()
        let log = try LMDBLog(directory: folder.log, options: Self.options(perSegment: 300))
        #expect(throws: EventLogError.notWritable(path: folder.path, code: EEXIST)) {
            try LogCopy.copy(log, to: folder.path)
        }
        #expect(throws: EventLogError.notALog(path: folder.path + "/none")) {
            try LogCopy.copyAtRest(folder.path + "/none", to: folder.path + "/copy")
        }
    }
}
