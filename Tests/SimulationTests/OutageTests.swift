import CBOR
import Decisions
import Engine
import EventLog
import TestSupport
import Testing
import Vocabulary

@Suite("After a long outage")
struct OutageTests {
    /// Ana has answered Carla at 0, and the waits for her are due after a while.
    private func waiting(_ actions: [MessagingActionSet], grace: Milliseconds) throws -> Desk {
        let desk = try Desk(actions, grace: grace)
        let interaction = try desk.sms(0)
        try desk.reply(0, in: interaction)
        return desk
    }

    private func resume(_ desk: Desk, from: Int64, to: Int64) throws {
        try desk.take(
            to,
            .serviceResumed(ServiceResumed(from: desk.moment(from)))
        )
    }

    @Test func `a requester's silence that ended within the gap ends a grace after it`() throws {
        let desk = try waiting(
            [
                Desk.action("before", 1_000, waitsFor: .requester, .promptRequester),
                Desk.action("within", 5_000, waitsFor: .requester, .promptRequester),
                Desk.action("at the end", 9_000, waitsFor: .requester, .promptRequester),
                Desk.action("behind", 9_001, waitsFor: .requester, .promptRequester),
            ],
            grace: .seconds(60)
        )
        try resume(desk, from: 1_000, to: 9_000)
        try desk.tick(100_000)
        #expect(
            try desk.firings == [
                "1000 message 2.0 before", "9001 message 2.3 behind",
                "69000 message 2.1 within", "69000 message 2.2 at the end",
            ]
        )
        for record in try desk.log.decoded() {
            if case .outcome(.messagingActionFired(let fired)) = record.event {
                let moved = record.time == desk.moment(69_000)
                #expect((fired.scheduledFor != .zero) == moved)
            }
        }
        try desk.checkLog()
    }

    @Test func `an agent's silence fires as it was due, behind the record of the outage`() throws {
        let desk = try Desk([Desk.action("wait", 5_000)])
        try desk.sms(0)
        try resume(desk, from: 1_000, to: 9_000)
        #expect(try desk.firings == ["5000 message 1.0 wait"])
        #expect(
            try desk.lastNames(3) == [
                "serviceResumed", "messagingActionFired", "interactionStateChanged",
            ]
        )
        let outage = try #require(
            try desk.log.decoded().first { $0.event.name == "serviceResumed" }
        )
        #expect(outage.time == desk.moment(1_000), "it stands where the outage began")
        try desk.checkLog()
    }

    @Test func `without a grace the moved timers fire in the drain that moved them`() throws {
        let desk = try waiting(
            [Desk.action("within", 5_000, waitsFor: .requester)],
            grace: .zero
        )
        try resume(desk, from: 1_000, to: 9_000)
        #expect(try desk.firings == ["9000 message 2.0 within"])
        try desk.checkLog()
    }

    @Test func `a second outage moves a timer again, which still says when it was first due`()
        throws
    {
        let desk = try waiting(
            [Desk.action("within", 5_000, waitsFor: .requester)],
            grace: .seconds(1)
        )
        try resume(desk, from: 1_000, to: 9_000)
        try resume(desk, from: 9_500, to: 20_000)
        try desk.tick(50_000)
        #expect(try desk.firings == ["21000 message 2.0 within"])
        try desk.checkLog()
    }

    @Test func `a last sign of life that is older than the last record gives way to it`() throws {
        let desk = try waiting(
            [
                Desk.action("fired", 2_000, waitsFor: .requester),
                Desk.action("moved", 5_000, waitsFor: .requester, .promptRequester),
            ],
            grace: .seconds(1)
        )
        // The heartbeat was at 1,500; a tick after it fired what was due at 2,000.
        try desk.tick(2_100)
        try resume(desk, from: 1_500, to: 9_000)
        try desk.tick(20_000)
        #expect(try desk.firings == ["2000 message 2.0 fired", "10000 message 2.1 moved"])
        try desk.checkLog()
    }

    @Test func `a crash in the middle of the drain of a gap leaves a log that goes on`() throws {
        let desk = try Desk(
            [
                Desk.action("agent", 5_000, .promptRequester),
                Desk.action("requester", 4_000, waitsFor: .requester, .promptRequester),
            ],
            grace: .seconds(1)
        )
        let interaction = try desk.sms(0)
        try desk.reply(0, in: interaction)
        try desk.sms(0, from: Desk.boris)
        try resume(desk, from: 1_000, to: 9_000)
        // Every beginning of the log is one that a crash can leave.
        let records = try desk.log.bytes()
        for count in 1...records.count {
            let log = MemoryLog(identity: desk.log.identity)
            var batch = RecordBatch()
            for record in records.prefix(count) {
                unsafe try record.withUnsafeBytes { bytes in
                    batch.begin(unsafe try RecordHeader(decoding: bytes))
                    let payload = unsafe UnsafeRawBufferPointer(
                        rebasing: bytes[RecordHeader.byteCount...]
                    )
                    unsafe batch.payload.append(payload)
                    batch.end()
                }
            }
            _ = try log.append(batch)
            let ledger = try Ledger(log: log)
            try ledger.advance(to: desk.moment(30_000))
            try ledger.commit()
            #expect(log.lastPosition >= UInt64(count))
        }
    }

    @Test func `an outage that begins in the future is refused`() throws {
        let desk = try Desk([])
        let input = Input.serviceResumed(ServiceResumed(from: desk.moment(5_000)))
        let result = try desk.ledger.admit(input, at: desk.moment(1_000))
        #expect(result == .failure(.outageEndsBeforeItBegins))
    }

    @Test func `a grace that would move timers into the past is refused`() throws {
        let desk = try Desk([])
        let settings = SettingsChanged(resumeGrace: .minutes(-10))
        let result = try desk.ledger.admit(.settingsChanged(settings), at: desk.moment(1))
        #expect(result == .failure(.durationOutOfRange))
    }
}
