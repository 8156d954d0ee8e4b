import Decisions
import Engine
import Scheduler
import TestSupport
import Testing
import Vocabulary

@Suite("Timers that meet")
struct TimerTableTests {
    private typealias Action = MessagingActionSet

    @Test func `armed by one message and due together fire by order, then by age`() throws {
        let desk = try Desk([
            Desk.action("second", 1_000, order: 200, .promptRequester),
            Desk.action("first", 1_000, order: 100, .promptRequester),
            Desk.action("third", 1_000, order: 200, .promptRequester),
        ])
        try desk.sms(10)
        try desk.tick(5_000)
        #expect(
            try desk.firings == [
                "1010 message 1.0 first", "1010 message 1.1 second", "1010 message 1.2 third",
            ]
        )
        try desk.checkLog()
    }

    @Test func `armed by two messages and due together fire by the messages' positions`() throws {
        let desk = try Desk([
            Desk.action("slow", 1_000, order: 200, .promptRequester),
            Desk.action("quick", 400, order: 100, .promptRequester, anchor: .last),
        ])
        try desk.sms(0)
        try desk.sms(600, from: Desk.boris)
        try desk.tick(999)
        #expect(try desk.firings == ["400 message 1.0 quick"])
        try desk.tick(1_000)
        #expect(
            try desk.firings.suffix(2) == ["1000 message 1.1 slow", "1000 message 2.0 quick"]
        )
        try desk.checkLog()
    }

    @Test func `an order that is changed while armed changes no ordinal`() throws {
        let actions = [
            Desk.action("one", 1_000, order: 100, .promptRequester),
            Desk.action("two", 1_000, order: 200, .promptRequester),
        ]
        let desk = try Desk(actions)
        try desk.sms(0)
        var moved = actions[0]
        moved.action = desk.actions[0]
        moved.order = 300
        try desk.take(1, .messagingActionSet(moved))
        try desk.tick(1_000)
        #expect(try desk.firings == ["1000 message 1.0 one", "1000 message 1.1 two"])
        try desk.checkLog()
    }

    @Test func `an action edited, switched off or deleted while armed keeps its wait`() throws {
        let actions = [
            Desk.action("edited", 1_000, .promptRequester),
            Desk.action("off", 1_000, .promptRequester),
            Desk.action("deleted", 1_000, .promptRequester),
        ]
        let desk = try Desk(actions)
        try desk.sms(0)
        var edited = actions[0]
        edited.action = desk.actions[0]
        edited.duration = .seconds(9)
        try desk.take(1, .messagingActionSet(edited))
        var off = actions[1]
        off.action = desk.actions[1]
        off.active = false
        try desk.take(2, .messagingActionSet(off))
        try desk.take(
            3,
            .messagingActionDeleted(MessagingActionDeleted(action: desk.actions[2]))
        )
        try desk.tick(20_000)
        #expect(
            try desk.firings == [
                "1000 message 1.0 edited", "1000 message 1.1 off: action deactivated",
                "1000 message 1.2 deleted: action deleted",
            ]
        )
        try desk.checkLog()
    }

    @Test(
        "an answer before the deadline cancels the wait; in its very millisecond it is late",
        arguments: [(999, 0), (1_000, 1), (1_001, 1)]
    )
    func answer(at offset: Int64, fires count: Int) throws {
        let desk = try Desk([Desk.action("wait", 1_000)])
        let interaction = try desk.sms(0)
        try desk.reply(offset, in: interaction)
        try desk.tick(5_000)
        #expect(try desk.firings == Array(repeating: "1000 message 1.0 wait", count: count))
        try desk.checkLog()
    }

    @Test(
        "a closing before the deadline cancels the wait; in its very millisecond it comes second",
        arguments: [(999, 0), (1_000, 1), (1_001, 1)]
    )
    func closing(at offset: Int64, fires count: Int) throws {
        let desk = try Desk([Desk.action("wait", 1_000)])
        let interaction = try desk.sms(0)
        try desk.close(offset, interaction)
        try desk.tick(5_000)
        #expect(try desk.firings.count == count)
        #expect(try desk.lastNames(1) == ["interactionClosed"])
        try desk.checkLog()
    }

    @Test func `a timer that closes cancels the others of its interaction in the same drain`()
        throws
    {
        let desk = try Desk([
            Desk.action("close", 1_000, order: 1, state: .closedAbandoned),
            Desk.action("same moment", 1_000, order: 2),
            Desk.action("later", 1_500, order: 3),
        ])
        try desk.sms(0)
        try desk.sms(0, from: Desk.boris)
        try desk.tick(9_000)
        #expect(try desk.firings == ["1000 message 1.0 close", "1000 message 2.0 close"])
        #expect(desk.ledger.state.timers.count == 0)
        try desk.checkLog()
    }

    @Test func `a message in the millisecond of a closing timer opens a new interaction`() throws {
        let desk = try Desk([Desk.action("close", 1_000, state: .closedAbandoned)])
        let first = try desk.sms(0)
        let second = try desk.sms(1_000)
        #expect(first != second)
        try desk.checkLog()
    }

    @Test func `however late the process looks, what fires has the time at which it was due`()
        throws
    {
        let desk = try Desk([
            Desk.action("prompt", 1_000, .promptRequester), Desk.action("hold", 90_000),
        ])
        try desk.sms(0)
        try desk.tick(86_400_000)
        #expect(try desk.firings == ["1000 message 1.0 prompt", "90000 message 1.1 hold"])
        try desk.checkLog()
    }

    @Test(
        "fire across the year 2038, a leap day and the end of a year",
        arguments: [
            Instant(rawValue: 2_147_483_647_000), Instant(rawValue: 1_835_395_199_999),
            Instant(rawValue: 1_798_761_599_999),
        ]
    )
    func calendar(origin: Instant) throws {
        let desk = try Desk(
            [Desk.action("a day", 86_400_000), Desk.action("a moment", 1, .promptRequester)],
            from: origin
        )
        try desk.sms(0)
        try desk.tick(86_400_001)
        #expect(try desk.firings == ["1 message 1.1 a moment", "86400000 message 1.0 a day"])
        try desk.checkLog()
    }

    @Test func `a wait that is a millisecond longer moves its firing by one and nothing else`()
        throws
    {
        var logs: [[String]] = []
        for duration: Int64 in [1_000, 1_001] {
            let desk = try Desk([Desk.action("wait", duration)])
            try desk.sms(0)
            try desk.tick(5_000)
            logs.append(try desk.log.decoded().map(\.event.name))
            #expect(try desk.firings == ["\(duration) message 1.0 wait"])
        }
        #expect(logs[0] == logs[1])
    }
}
