import CBOR
import Engine
import EventLog
import Testing
import TestSupport
import Vocabulary

@Suite("Deciding a log again")
struct RedecisionTests {
    /// The records of a log as they can be tampered with.
    private struct Raw {
        var header: RecordHeader
        var payload: [UInt8]
    }

    /// Seeds in whose logs somebody is heard.
    static let seeds = (1...60 as ClosedRange<UInt64>).filter { seed in
        let log = try? WorkloadGenerator.generate(seed: seed).log.decoded()
        return log?.contains { $0.event.name == MessageJoined.name } ?? false
    }

    private func raw(_ log: any RecordLog) throws -> [Raw] {
        var records: [Raw] = []
        unsafe try log.scan(from: 1, through: .max) { _, bytes in
            let header = unsafe try RecordHeader(decoding: bytes)
            let payload = unsafe Array(bytes[RecordHeader.byteCount...])
            records.append(Raw(header: header, payload: payload))
            return true
        }
        return records
    }

    private func log(_ records: [Raw], _ identity: LogIdentity) throws -> MemoryLog {
        let log = MemoryLog(identity: identity)
        var batch = RecordBatch()
        for record in records {
            batch.begin(record.header)
            unsafe record.payload.withUnsafeBytes { unsafe batch.payload.append($0) }
            batch.end()
        }
        _ = try log.append(batch)
        return log
    }

    private func json(_ log: any RecordLog, _ position: Position) throws -> String {
        try log.decoded()[Int(position) - 1].json(.positions)
    }

    /// Moves every cause behind a position, so that a log with a record more or less is still one.
    private func shifted(_ records: [Raw], behind index: Int, by count: Int) -> [Raw] {
        records.map { record in
            var moved = record
            if record.header.cause > UInt64(index) {
                moved.header.cause = UInt64(Int(record.header.cause) + count)
            }
            return moved
        }
    }

    @Test func `finds nothing on any scenario file`() throws {
        for workload in try ScenarioFiles.all.map(ScenarioFiles.workload) {
            let difference = try Redecision.firstDifference(in: workload.run().log)
            #expect(difference == nil, "\(workload.name)")
        }
    }

    @Test(
        "names the record, what was expected and what was found when one is altered",
        arguments: RedecisionTests.seeds
    )
    func altered(seed: UInt64) throws {
        let (workload, sound) = try WorkloadGenerator.generate(seed: seed)
        var records = try raw(sound)
        let opened = try #require(records.firstIndex { $0.header.type == InteractionOpened.type })
        guard case .outcome(.interactionOpened(var opening)) = try sound.decoded()[opened].event
        else {
            Issue.record("record \(opened + 1) opens an interaction")
            return
        }
        opening.number += 1
        var payload = ByteBuffer()
        opening.encode(into: &payload)
        records[opened].payload = unsafe payload.withBytes { unsafe Array($0) }
        let tampered = try log(records, workload.identity)
        let position = Position(opened + 1)
        let difference = try #require(try Redecision.firstDifference(in: tampered))
        #expect(difference.position == position)
        #expect(difference.expected == (try json(sound, position)))
        #expect(difference.found == (try json(tampered, position)))
        #expect(difference.expected != difference.found)
    }

    @Test("sees a header that was altered, not only a payload", arguments: RedecisionTests.seeds)
    func alteredHeader(seed: UInt64) throws {
        let (workload, sound) = try WorkloadGenerator.generate(seed: seed)
        var records = try raw(sound)
        let index = try #require(records.lastIndex { $0.header.isOutcome })
        records[index].header.rule = Rule.p7.rawValue
        let tampered = try log(records, workload.identity)
        let difference = try #require(try Redecision.firstDifference(in: tampered))
        #expect(difference.position == Position(index + 1))
    }

    @Test("names the place where an outcome is missing", arguments: RedecisionTests.seeds)
    func removed(seed: UInt64) throws {
        let (workload, sound) = try WorkloadGenerator.generate(seed: seed)
        var records = try raw(sound)
        let given = [InteractionQueued.type, InteractionAssigned.type]
        let index = try #require(records.firstIndex { given.contains($0.header.type) })
        records.remove(at: index)
        let tampered = try log(
            shifted(records, behind: index + 1, by: -1),
            workload.identity
        )
        let position = Position(index + 1)
        let difference = try #require(try Redecision.firstDifference(in: tampered))
        #expect(difference.position == position)
        #expect(difference.expected == (try json(sound, position)))
        #expect(difference.found == (try json(tampered, position)))
    }

    @Test("names an outcome that was added", arguments: RedecisionTests.seeds)
    func added(seed: UInt64) throws {
        let (workload, sound) = try WorkloadGenerator.generate(seed: seed)
        var records = try raw(sound)
        let index = try #require(records.firstIndex { $0.header.type == MessageJoined.type })
        records.insert(records[index], at: index + 1)
        let tampered = try log(
            shifted(records, behind: index + 1, by: 1),
            workload.identity
        )
        let position = Position(index + 2)
        let difference = try #require(try Redecision.firstDifference(in: tampered))
        #expect(difference.position == position)
        #expect(difference.found == (try json(tampered, position)))
        #expect(difference.expected != difference.found)
    }

    @Test func `names what lies behind the end, and an input that the rules refuse or know`() throws
    {
        let (workload, sound) = try WorkloadGenerator.generate(seed: 3)
        let records = try raw(sound)
        let joined = try #require(records.lastIndex { $0.header.type == MessageJoined.type })

        // The last message without its joining: the rules expect one record more.
        let short = try log(Array(records[..<joined]), workload.identity)
        let missing = try #require(try Redecision.firstDifference(in: short))
        #expect(missing.position == Position(joined + 1))
        #expect(missing.expected == (try json(sound, missing.position)))
        #expect(missing.found == "(nothing)")

        // An outcome that nothing leads to, at the end.
        var extra = records[joined]
        extra.header.time = records.last?.header.time ?? 0
        let long = try log(records + [extra], workload.identity)
        let stray = try #require(try Redecision.firstDifference(in: long))
        #expect(stray.position == Position(records.count + 1))
        #expect(stray.expected == "(nothing)")
        #expect(stray.found == (try json(long, stray.position)))

        // A deletion of what was never made is refused by today's rules.
        var deletion = ByteBuffer()
        MessagingActionDeleted(action: ActionID(1)).encode(into: &deletion)
        let header = RecordHeader(
            isOutcome: false,
            type: MessagingActionDeleted.type,
            typeVersion: 1,
            rule: 0,
            ordinal: 0,
            time: records.last?.header.time ?? 0,
            cause: 0,
            interaction: 0
        )
        let refused = Raw(header: header, payload: unsafe deletion.withBytes { unsafe Array($0) })
        let tampered = try log(records + [refused], workload.identity)
        let difference = try #require(try Redecision.firstDifference(in: tampered))
        #expect(difference.position == Position(records.count + 1))
        #expect(difference.expected == "(nothing: refused as unknown-action)")
        #expect(difference.found.contains("messagingActionDeleted"))
    }

    @Test(
        "accepts a log that ends anywhere in the drain of a backlog",
        arguments: RedecisionTests.seeds
    )
    func cutDrain(seed: UInt64) throws {
        let (workload, sound) = try WorkloadGenerator.generate(seed: seed)
        let records = try raw(sound)
        let firings: [UInt16] = [MessagingActionFired.type, MessagingActionSkipped.type]
        for (index, record) in records.enumerated()
        where firings.contains(record.header.type) {
            let cut = try log(Array(records[..<index]), workload.identity)
            #expect(try Redecision.firstDifference(in: cut) == nil, "cut before \(index + 1)")
        }
    }
}
