import CBOR
import Cryptography
import EventLog
import Testing

/// The two logs, each held to the same contract.
enum LogKind: String, CaseIterable, CustomTestStringConvertible {
    case memory
    case lmdb
    case lmdbInSmallSegments

    var testDescription: String { rawValue }

    func with(_ body: (any RecordLog) throws -> Void) throws {
        let folder = TemporaryFolder()
        var options = LMDBLogOptions()
        options.sync = false
        options.fillAheadBytes = 1 << 20
        if self == .lmdbInSmallSegments { options.recordsPerSegment = 100 }
        try withExtendedLifetime(folder) {
            try body(
                self == .memory ? MemoryLog() : LMDBLog(directory: folder.log, options: options)
            )
        }
    }
}

@Suite("Every log", .serialized)
struct RecordLogContractTests {
    @Test("starts empty", arguments: LogKind.allCases)
    func empty(kind: LogKind) throws {
        try kind.with { (log) throws in
            #expect(log.lastPosition == 0)
            #expect(log.lastTime == 0)
            #expect(try log.records().isEmpty)
            #expect(try log.root(at: 0) == NaiveTree.root([]))
        }
    }

    @Test("gives back what was appended, byte for byte and in order", arguments: LogKind.allCases)
    func roundTrip(kind: LogKind) throws {
        try kind.with { log in
            var expected: [[UInt8]] = []
            var generator = SeededGenerator(seed: 1)
            for _ in 0..<60 {
                var batch = RecordBatch()
                for _ in 0..<Int.random(in: 1...40, using: &generator) {
                    batch.addInput(
                        UInt64(expected.count),
                        length: Int.random(in: 0...300, using: &generator)
                    )
                    unsafe batch.withRecord(batch.count - 1) { unsafe expected.append([UInt8]($0)) }
                }
                #expect(try log.append(batch) == UInt64(expected.count - batch.count + 1))
                #expect(log.lastPosition == UInt64(expected.count))
            }
            let records = try log.records()
            #expect(records.map(\.0) == (1...UInt64(expected.count)).map { $0 })
            #expect(records.map(\.1) == expected)
            #expect(log.lastTime == 1_700_000_000_000 + Int64(expected.count - 1))
            for size in [1, 100, 101, 255, 256, 257, expected.count] {
                #expect(try log.root(at: UInt64(size)) == NaiveTree.root(expected[..<size]))
            }
        }
    }

    @Test("reads any range, and stops when told to", arguments: LogKind.allCases)
    func ranges(kind: LogKind) throws {
        try kind.with { log in
            for _ in 0..<5 { try log.append(inputs: 60) }
            #expect(try log.records(from: 99, through: 103).map(\.0) == [99, 100, 101, 102, 103])
            #expect(try log.records(from: 0, through: 2).map(\.0) == [1, 2])
            #expect(try log.records(from: 299).map(\.0) == [299, 300])
            #expect(try log.records(from: 301).isEmpty)
            #expect(try log.records(from: 5, through: 4).isEmpty)
            var seen: [UInt64] = []
            unsafe try log.scan(from: 1, through: .max) { position, _ in
                seen.append(position)
                return position < 61
            }
            #expect(seen == (1...61).map { $0 })
        }
    }

    @Test("takes an empty batch for nothing", arguments: LogKind.allCases)
    func emptyBatch(kind: LogKind) throws {
        try kind.with { log in
            #expect(try log.append(RecordBatch()) == 1)
            #expect(log.lastPosition == 0)
            try log.append(inputs: 3)
            #expect(try log.append(RecordBatch()) == 4)
            #expect(log.lastPosition == 3)
        }
    }

    @Test("keeps records larger than its pages", arguments: LogKind.allCases)
    func largeRecords(kind: LogKind) throws {
        try kind.with { log in
            for length in [1_900, 2_000, 2_100, 4_000, 4_096, 70_000, 1_000_000] {
                try log.append(inputs: 2, length: length)
            }
            let records = try log.records()
            #expect(records.count == 14)
            #expect(records[13].1.count == 32 + 5 + 1_000_000)
            #expect(try log.root(at: 14) == NaiveTree.root(records.map(\.1)))
        }
    }

    @Test(
        "refuses a batch that breaks a rule, and keeps nothing of it",
        arguments: LogKind.allCases
    )
    func refusals(kind: LogKind) throws {
        try kind.with { log in
            try log.append(inputs: 2)
            let time = log.lastTime
            var inputWithCause = RecordHeader.input(9)
            inputWithCause.cause = 1
            let cases: [(RecordHeader, RecordFault)] = [
                (.input(0), .timeFalls),
                (inputWithCause, .inputWithCause),
                (.outcome(of: 0, time: time), .outcomeWithoutEarlierCause),
                (.outcome(of: 4, time: time), .outcomeWithoutEarlierCause),
            ]
            for (header, fault) in cases {
                var batch = RecordBatch()
                batch.addInput(2)
                batch.begin(header)
                batch.end()
                #expect(throws: EventLogError.invalidRecord(index: 1, fault)) {
                    try log.append(batch)
                }
                #expect(log.lastPosition == 2)
            }
            var batch = RecordBatch()
            batch.begin(.outcome(of: 2, time: time))
            batch.end()
            #expect(try log.append(batch) == 3)
        }
    }

    @Test("proves any record and any beginning of itself", arguments: LogKind.allCases)
    func proofs(kind: LogKind) throws {
        try kind.with { log in
            for _ in 0..<9 { try log.append(inputs: 77) }
            let size = log.lastPosition
            let leaves = try log.records().map { SHA256Digest.hash(of: [0] + $0.1) }
            let root = try log.root(at: size)
            for position in stride(from: 1, through: size, by: 31) {
                let inclusion = try log.inclusionProof(position: position, size: size)
                #expect(
                    MerkleProof.includes(
                        leaf: leaves[Int(position) - 1],
                        position: position,
                        size: size,
                        proof: inclusion,
                        root: root
                    )
                )
                let consistency = try log.consistencyProof(from: position, to: size)
                let smaller = try log.root(at: position)
                #expect(
                    MerkleProof.continues(
                        from: position,
                        smaller,
                        to: size,
                        root,
                        proof: consistency
                    )
                )
            }
            #expect(throws: EventLogError.outOfRange(asked: 694, last: 693)) {
                try log.root(at: 694)
            }
            #expect(throws: EventLogError.outOfRange(asked: 0, last: 693)) {
                try log.inclusionProof(position: 0, size: 693)
            }
            #expect(throws: EventLogError.outOfRange(asked: 5, last: 4)) {
                try log.consistencyProof(from: 5, to: 4)
            }
        }
    }
}
