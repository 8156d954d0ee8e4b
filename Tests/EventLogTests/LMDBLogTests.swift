import CBOR
import EventLog
import Glibc
import Testing

@Suite("The log on disk", .serialized)
struct LMDBLogTests {
    private static func options(
        perSegment: UInt64 = 4_000_000,
        sync: Bool = false
    ) -> LMDBLogOptions {
        var options = LMDBLogOptions()
        options.sync = sync
        options.fillAheadBytes = 1 << 18
        options.recordsPerSegment = perSegment
        return options
    }

    @Test("goes on where it was after being opened again", arguments: [4_000_000, 300] as [UInt64])
    func reopening(perSegment: UInt64) throws {
        let folder = TemporaryFolder()
        let memory = MemoryLog()
        var identity: LogIdentity?
        var generator = SeededGenerator(seed: 2)
        for round in 0..<25 {
            let log = try LMDBLog(
                directory: folder.log,
                options: Self.options(perSegment: perSegment)
            )
            #expect(identity == nil || log.identity == identity)
            identity = log.identity
            #expect(log.lastPosition == memory.lastPosition)
            #expect(log.lastTime == memory.lastTime)
            for _ in 0..<round % 3 {
                let count = Int.random(in: 1...200, using: &generator)
                try memory.append(inputs: count)
                try log.append(inputs: count)
            }
            #expect(try log.root(at: log.lastPosition) == memory.root(at: memory.lastPosition))
        }
        #expect(try LogVerifier(directory: folder.log).run().isIntact)
    }

    @Test func `finds its tree again from stored hashes of 256 and of 65,536 records`() throws {
        let folder = TemporaryFolder()
        let memory = MemoryLog()
        for _ in 0..<3 {
            let log = try LMDBLog(directory: folder.log, options: Self.options(perSegment: 60_000))
            for _ in 0..<5 {
                try memory.append(inputs: 9_001, length: 1)
                try log.append(inputs: 9_001, length: 1)
            }
        }
        let log = try LMDBLog(directory: folder.log, options: Self.options(perSegment: 60_000))
        for size in [65_535, 65_536, 65_537, 131_072, 135_015] as [UInt64] {
            #expect(try log.root(at: size) == memory.root(at: size))
        }
        #expect(
            try log.inclusionProof(position: 70_000, size: 135_015)
                == memory.inclusionProof(position: 70_000, size: 135_015)
        )
        let result = try LogVerifier(directory: folder.log).run()
        #expect(result.isIntact)
        #expect(try result.root == memory.root(at: 135_015))
    }

    @Test func `rolls into segments between batches, and seals those behind it`() throws {
        let folder = TemporaryFolder()
        do {
            let log = try LMDBLog(directory: folder.log, options: Self.options(perSegment: 100))
            for _ in 0..<5 { try log.append(inputs: 70) }
        }
        _ = try LMDBLog(directory: folder.log, options: Self.options(perSegment: 100))
        let names = TemporaryFolder.names(in: folder.log)
        #expect(
            names == [
                "00000000000000000001", "00000000000000000141", "00000000000000000281",
                "writer.lock",
            ]
        )
        let modes = names.dropLast().map { name in
            var status = stat()
            unsafe stat(folder.log + "/" + name + "/data.mdb", &status)
            return status.st_mode & 0o777
        }
        #expect(modes == [0o444, 0o444, 0o640])
    }

    @Test func `forgets a segment that a crash kept from being finished`() throws {
        let folder = TemporaryFolder()
        do {
            let log = try LMDBLog(directory: folder.log, options: Self.options())
            try log.append(inputs: 3)
        }
        unsafe mkdir(folder.log + "/00000000000000000004.new", 0o750)
        let log = try LMDBLog(directory: folder.log, options: Self.options())
        #expect(log.lastPosition == 3)
        #expect(TemporaryFolder.names(in: folder.log).count == 2)
    }

    @Test func `is opened once at a time`() throws {
        let folder = TemporaryFolder()
        let log = try LMDBLog(directory: folder.log, options: Self.options())
        #expect(throws: EventLogError.inUse(path: folder.log)) {
            try LMDBLog(directory: folder.log, options: Self.options())
        }
        try log.append(inputs: 1)
    }

    @Test func `is not opened while another process writes it`() async throws {
        let folder = TemporaryFolder()
        let log = try LMDBLog(directory: folder.log, options: Self.options())
        try log.append(inputs: 2)
        await #expect(processExitsWith: .success) { [path = folder.log as String] in
            #expect(throws: EventLogError.inUse(path: path)) { try LMDBLog(directory: path) }
            var options = LMDBLogOptions()
            options.readOnly = true
            let reader = try LMDBLog(directory: path, options: options)
            #expect(try reader.records().count == 2)
            #expect(throws: EventLogError.readOnly) { try reader.append(inputs: 1) }
        }
        try log.append(inputs: 2)
    }

    @Test func `says so when its folder cannot be written or holds something else`() throws {
        let folder = TemporaryFolder()
        #expect(throws: EventLogError.notWritable(path: "/proc/log", code: ENOENT)) {
            try LMDBLog(directory: "/proc/log")
        }
        var options = LMDBLogOptions()
        options.readOnly = true
        #expect(throws: EventLogError.notALog(path: folder.log)) {
            try LMDBLog(directory: folder.log, options: options)
        }
        unsafe mkdir(folder.log, 0o750)
        unsafe mkdir(folder.log + "/letters", 0o750)
        #expect(throws: EventLogError.notALog(path: folder.log)) {
            try LMDBLog(directory: folder.log)
        }
    }

    @Test func `refuses to be another log than the one that is wanted`() throws {
        let folder = TemporaryFolder()
        var options = Self.options()
        options.identity = LogIdentity(high: 1, low: 2)
        do {
            let log = try LMDBLog(directory: folder.log, options: options)
            #expect(log.identity.description == "00000000000000010000000000000002")
        }
        options.identity = LogIdentity(high: 1, low: 3)
        #expect(throws: EventLogError.notALog(path: folder.log)) {
            try LMDBLog(directory: folder.log, options: options)
        }
    }

    @Test func `refuses a newer format by name`() throws {
        let folder = TemporaryFolder()
        do { _ = try LMDBLog(directory: folder.log, options: Self.options()) }
        let file = LogFile(folder)
        let start = try #require(file.offset(of: [0xA6, 0x00, 0x01, 0x01, 0x50], in: file.read()))
        file.flip(bit: (start + 2) * 8 + 1)
        #expect(throws: EventLogError.newerFormat(found: 3, supported: 1)) {
            try LMDBLog(directory: folder.log)
        }
        #expect(throws: EventLogError.newerFormat(found: 3, supported: 1)) {
            try LogVerifier(directory: folder.log).run()
        }
    }

    @Test func `refuses to go on from an end that is damaged`() throws {
        let folder = TemporaryFolder()
        let record: [UInt8]
        do {
            let log = try LMDBLog(directory: folder.log, options: Self.options())
            try log.append(inputs: 300)
            record = try log.records()[290].1
        }
        let file = LogFile(folder)
        file.flip(bit: 350, of: record, in: file.read())
        #expect(throws: EventLogError.damaged(position: 300, .root)) {
            try LMDBLog(directory: folder.log)
        }
    }

    @Test func `refuses early when the file system has too little left`() throws {
        let folder = TemporaryFolder()
        var options = Self.options()
        options.freeReserveBytes = 1 << 60
        let log = try LMDBLog(directory: folder.log, options: options)
        let error = #expect(throws: EventLogError.self) { try log.append(inputs: 1) }
        guard case .diskFull(let free) = error else {
            Issue.record("not a full disk: \(String(describing: error))")
            return
        }
        #expect(free > 0)
        #expect(log.lastPosition == 0)
    }

    @Test func `loses nothing when a disk is full, and goes on when it is not any more`() async {
        await #expect(processExitsWith: .success) {
            let folder = TemporaryFolder()
            let log = try LMDBLog(directory: folder.log, options: LMDBLogTests.options(sync: true))
            signal(SIGXFSZ, SIG_IGN)
            ResourceLimit.set(RLIMIT_FSIZE, to: 2 << 20)
            var accepted: UInt64 = 0
            let error = #expect(throws: EventLogError.self) {
                while accepted < 100_000 {
                    try log.append(inputs: 50, length: 200)
                    accepted += 50
                }
            }
            guard case .diskFull = error else { fatalError("\(String(describing: error))") }
            #expect(accepted > 1_000)
            #expect(log.lastPosition == accepted)
            #expect(try log.records().count == Int(accepted))
            ResourceLimit.set(RLIMIT_FSIZE, to: nil)
            #expect(try log.append(inputs: 1) == accepted + 1)
            #expect(try LogVerifier(directory: folder.log).run().isIntact)
        }
    }

    @Test func `refuses everything after a commit that failed, until it is opened again`() async {
        await #expect(processExitsWith: .success) {
            let folder = TemporaryFolder()
            var options = LMDBLogTests.options(sync: true)
            options.fillAheadBytes = 0
            var accepted: UInt64 = 0
            do {
                let log = try LMDBLog(directory: folder.log, options: options)
                signal(SIGXFSZ, SIG_IGN)
                ResourceLimit.set(RLIMIT_FSIZE, to: 1 << 20)
                let error = #expect(throws: EventLogError.self) {
                    while accepted < 100_000 {
                        try log.append(inputs: 50, length: 200)
                        accepted += 50
                    }
                }
                guard case .commitFailed = error else { fatalError("\(String(describing: error))") }
                ResourceLimit.set(RLIMIT_FSIZE, to: nil)
                let again = #expect(throws: EventLogError.self) { try log.append(inputs: 1) }
                #expect(again == error)
                #expect(log.lastPosition == accepted)
            }
            let log = try LMDBLog(directory: folder.log, options: options)
            #expect(log.lastPosition == accepted || log.lastPosition == accepted + 50)
            try log.append(inputs: 1)
            #expect(try LogVerifier(directory: folder.log).run().isIntact)
        }
    }

    @Test func `says so when address space is limited`() async {
        await #expect(processExitsWith: .success) {
            let folder = TemporaryFolder()
            ResourceLimit.set(RLIMIT_AS, to: 900 << 30)
            #expect(throws: EventLogError.addressSpaceLimited(mapBytes: 1 << 40)) {
                try LMDBLog(directory: folder.log)
            }
        }
    }

    @Test("keeps all that it acknowledged when its process is killed", arguments: [7, 23, 41, 60])
    func killed(milliseconds: Int) async throws {
        let folder = TemporaryFolder()
        await #expect(processExitsWith: .signal(SIGALRM)) {
            [path = folder.path as String, milliseconds = milliseconds as Int] in
            let log = try LMDBLog(
                directory: path + "/log",
                options: LMDBLogTests.options(perSegment: 40, sync: true)
            )
            let acknowledged = unsafe open(path + "/acknowledged", O_RDWR | O_CREAT, 0o600)
            var timer = itimerval()
            timer.it_value.tv_usec = milliseconds * 1_000
            // The signal's default is to end the process at once, wherever it is.
            unsafe setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer, nil)
            while true {
                try log.append(inputs: 7)
                var position = log.lastPosition
                unsafe pwrite(acknowledged, &position, 8, 0)
            }
        }
        var position: UInt64 = 0
        let acknowledged = unsafe open(folder.path + "/acknowledged", O_RDONLY)
        unsafe pread(acknowledged, &position, 8, 0)
        close(acknowledged)
        let log = try LMDBLog(directory: folder.log, options: Self.options(perSegment: 40))
        #expect(log.lastPosition == position || log.lastPosition == position + 7)
        try log.append(inputs: 7)
        #expect(try log.records().count == Int(log.lastPosition))
        #expect(try LogVerifier(directory: folder.log).run().findings.isEmpty)
    }
}
