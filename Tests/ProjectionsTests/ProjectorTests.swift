import EventLog
import Foundation
import Projections
import Testing
import Vocabulary

@Suite("A projector", .serialized)
struct ProjectorTests {
    @Test(
        "gives the same views from any checkpoint on as in one go",
        arguments: 1...6 as ClosedRange<UInt64>
    )
    func anyCheckpoint(seed: UInt64) throws {
        let writer = RandomLog.write(seed: seed, records: 1_500)
        let whole = try ViewsVerifier.snapshotHash(of: writer.views().store)
        var random = SeededGenerator(seed: seed)
        for kind in StoreKind.allCases {
            try kind.with { store in
                var position: Position = 0
                while position < writer.log.lastPosition {
                    position += random.next() % 90 + 1
                    // Made anew each time, as after a restart.
                    let projector = try Projector(log: writer.log, store: store)
                    try projector.catchUp(through: position)
                }
                #expect(try ViewsVerifier.snapshotHash(of: store) == whole)
            }
        }
    }

    @Test("gives the same views whatever a batch holds", arguments: [1, 2, 7, 100])
    func anyBatch(size: Int) throws {
        let writer = RandomLog.write(seed: 11, records: 800)
        var limits = Projector.Limits()
        limits.records = size
        let store = MemoryViewStore()
        let projector = try Projector(log: writer.log, store: store, limits: limits)
        var batches = 0
        try projector.catchUp { _ in
            batches += 1
            return true
        }
        #expect(batches >= Int(writer.log.lastPosition) / size)
        #expect(
            try ViewsVerifier.snapshotHash(of: store)
                == ViewsVerifier.snapshotHash(of: writer.views().store)
        )
    }

    @Test func `folds nothing twice`() throws {
        let writer = RandomLog.write(seed: 3, records: 300)
        let views = try writer.views()
        let before = try ViewsVerifier.snapshotHash(of: views.store)
        try views.projector.catchUp()
        #expect(try ViewsVerifier.snapshotHash(of: views.store) == before)
        #expect(views.projector.checkpoint.position == writer.log.lastPosition)
        #expect(views.projector.checkpoint.horizon == Instant(rawValue: writer.log.lastTime))
    }

    @Test func `refuses a log that gives a record again`() throws {
        let writer = RandomLog.write(seed: 3, records: 50)
        let projector = try Projector(
            log: StutteringLog(writer.log, at: 20),
            store: MemoryViewStore()
        )
        #expect(throws: ProjectionsError.outOfOrder(expected: 21, found: 20)) {
            try projector.catchUp()
        }
        #expect(projector.position == 0)
    }

    @Test("drops views of another log, another version, or ahead of the log")
    func drops() throws {
        let writer = RandomLog.write(seed: 5, records: 200)
        let end = writer.log.lastPosition
        let good = Checkpoint(
            log: writer.log.identity,
            position: end,
            horizon: Instant(rawValue: writer.log.lastTime)
        )
        var otherLog = good
        otherLog.log = LogIdentity(high: 9, low: 9)
        var otherFormat = good
        otherFormat.format += 1
        var ahead = good
        ahead.position += 1
        let right = try ViewsVerifier.snapshotHash(of: writer.views().store)
        for wrong in [otherLog, otherFormat, ahead] {
            for kind in StoreKind.allCases {
                try kind.with { store in
                    try writer.views(store)
                    try store.write { _ throws(ProjectionsError) in wrong }
                    let views = try Views(log: writer.log, store: store)
                    #expect(views.projector.position == 0)
                    #expect(try views.reader.users().isEmpty)
                    try views.projector.catchUp()
                    #expect(try ViewsVerifier.snapshotHash(of: store) == right)
                }
            }
        }
    }

    @Test func `tells whoever waits that a record is shown`() async throws {
        let writer = RandomLog.write(seed: 2, records: 100)
        let views = try Views(log: writer.log, store: MemoryViewStore())
        let end = writer.log.lastPosition
        #expect(!views.projector.wait(until: 1, timeout: .zero))
        async let isShown = Task.detached {
            views.projector.wait(until: end, timeout: .seconds(30))
        }.value
        try views.projector.catchUp()
        #expect(await isShown)
        #expect(!views.projector.wait(until: end + 1, timeout: .milliseconds(1)))
    }
}

/// A log that gives one record twice.
private final class StutteringLog: RecordLog {
    private let log: MemoryLog
    private let stutter: UInt64

    init(_ log: MemoryLog, at position: UInt64) {
        self.log = log
        stutter = position
    }

    var identity: LogIdentity { log.identity }
    var lastPosition: UInt64 { log.lastPosition }
    var lastTime: Int64 { log.lastTime }
    var publication: LogPublication { log.publication }

    func append(_ batch: borrowing RecordBatch) throws(EventLogError) -> UInt64 {
        try log.append(batch)
    }

    func scan(
        from: UInt64,
        through: UInt64,
        _ body: (UInt64, UnsafeRawBufferPointer) throws -> Bool
    ) throws {
        unsafe try log.scan(from: from, through: through) { position, record in
            if position == stutter, unsafe try !body(position, record) { return false }
            return unsafe try body(position, record)
        }
    }

    func root(at size: UInt64) throws(EventLogError) -> MerkleHash { try log.root(at: size) }

    func inclusionProof(
        position: UInt64,
        size: UInt64
    ) throws(EventLogError) -> [MerkleHash] {
        try log.inclusionProof(position: position, size: size)
    }

    func consistencyProof(from: UInt64, to: UInt64) throws(EventLogError) -> [MerkleHash] {
        try log.consistencyProof(from: from, to: to)
    }
}
