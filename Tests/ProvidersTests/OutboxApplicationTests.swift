import Testing
import Vocabulary

@testable import Providers

@Suite("The outbox for each application")
struct OutboxApplicationTests {
    typealias Table = OutboxStateMachineTests.Table

    private let one = ApplicationID(1)

    private func isAttempt(_ actions: [OutboxStateMachine.Action], of message: OutboundMessage)
        -> Bool
    {
        actions.contains { action in
            guard case .record(let inputs, message.id) = action,
                case .sendAttempted? = inputs.first
            else { return false }
            return true
        }
    }

    @Test func `that is paused begins nothing, finishes what is under way, and goes on in order`() {
        var table = Table()
        let first = table.message(10)
        let waiting = (11...14).map { table.message(Position($0), to: $0) }
        _ = table.enqueue(first)
        table.machine.pause(one)
        for message in waiting { #expect(table.enqueue(message) == []) }
        let other = table.message(20, to: 90, application: 2)
        #expect(isAttempt(table.enqueue(other), of: other), "another one is not paused")
        _ = table.recorded(first)
        let end = table.finished(first, .accepted(providerMessageID: ""))
        #expect(end.count == 1, "nothing follows")
        table.now = table.now + .days(1)
        #expect(table.tick() == [])
        #expect(table.machine.nextRetry == nil, "nobody looks until it is resumed")
        let resumed = table.machine.resume(one, at: table.now)
        #expect(resumed.count == 4)
        for (action, message) in zip(resumed, waiting) {
            #expect(isAttempt([action], of: message))
        }
    }

    @Test func `with a rate begins no more than it may, and says when the next may begin`() {
        var table = Table()
        let limits = SendingLimits(thousandthsPerSecond: 2_000, burst: 3, concurrency: 100)
        _ = table.machine.limit(one, to: limits, at: table.now)
        let start = table.now
        var begun = 0
        for number in 0..<20 {
            begun += table.enqueue(table.message(10 + Position(number), to: number)).count
        }
        #expect(begun == 3, "the burst")
        var moments: [Int64] = []
        while let next = table.machine.nextRetry {
            #expect(next > table.now)
            table.now = next
            let actions = table.tick()
            begun += actions.count
            for _ in actions { moments.append((table.now - start).rawValue) }
            if begun == 20 { break }
        }
        #expect(moments == (1...17).map { Int64($0) * 500 })
    }

    @Test func `with a rate of a third of a message keeps it to the millisecond`() {
        var table = Table()
        let limits = SendingLimits(thousandthsPerSecond: 333, burst: 1, concurrency: 9)
        _ = table.machine.limit(one, to: limits, at: table.now)
        #expect(table.enqueue(table.message(10)).count == 1)
        #expect(table.enqueue(table.message(11, to: 2)) == [])
        #expect(table.machine.nextRetry.map { ($0 - table.now).rawValue } == 3_004)
    }

    @Test func `whose provider asks for patience waits as a whole, and loses no attempt`() throws {
        var table = Table()
        let first = table.message(10)
        let second = table.message(11, to: 2)
        _ = table.enqueue(first)
        let later = SendOutcome.throttled(code: "429", detail: "slowly", wait: .seconds(30))
        guard case .record(let inputs, _)? = table.send(first, later).first,
            case .sendFailed(let failure)? = inputs.first
        else {
            Issue.record("it is said in the log")
            return
        }
        #expect(!failure.final && failure.code == "429")
        _ = table.recorded(first)
        #expect(table.enqueue(second) == [], "others wait as well")
        #expect(table.machine.nextRetry.map { $0 - table.now } == .seconds(30))
        table.now = table.now + .seconds(30)
        let actions = table.tick()
        #expect(isAttempt(actions, of: first) && isAttempt(actions, of: second))
    }

    @Test func `whose provider is away is left alone, probed with one message, and then served`() {
        var table = Table()
        let messages = (0..<12).map { table.message(10 + Position($0), to: $0) }
        for message in messages.prefix(5) { _ = table.enqueue(message) }
        for message in messages.prefix(5) {
            _ = table.send(message, OutboxStateMachineTests.unreachable)
            _ = table.recorded(message)
        }
        func breaker() -> CircuitBreaker? { table.machine.standings.first?.breaker }
        #expect(breaker()?.word == "open")
        for message in messages.dropFirst(5) { #expect(table.enqueue(message) == []) }
        guard case .open(let until)? = breaker()?.state else { return }
        #expect((3_750...6_250).contains((until - table.now).rawValue))
        table.now = Instant(rawValue: until.rawValue - 1)
        #expect(table.tick() == [], "retries that are due wait as well")
        table.now = until
        let probes = table.tick()
        #expect(probes.count == 1, "one message and no more")
        #expect(breaker()?.word == "half_open")
        guard case .record(_, let id)? = probes.first,
            let probe = messages.first(where: { $0.id == id })
        else { return }
        _ = table.send(probe, .uncertain(detail: "no answer"))
        guard case .open(let again)? = breaker()?.state else {
            Issue.record("a probe without an answer opens it again")
            return
        }
        #expect((7_500...12_500).contains((again - table.now).rawValue), "for twice as long")
        _ = table.recorded(probe)
        table.now = again
        let second = table.tick()
        #expect(second.count == 1)
        guard case .record(_, let next)? = second.first,
            let living = messages.first(where: { $0.id == next })
        else { return }
        let refusal = SendOutcome.failed(final: true, code: "21211", detail: "no number")
        let freed = table.send(living, refusal)
        #expect(breaker()?.state == .closed, "a refusal is an answer")
        #expect(freed.count == 1 + 10, "everybody else begins")
    }

    @Test func `is not given up for one message that keeps failing`() {
        var table = Table()
        let message = table.message(10)
        _ = table.enqueue(message)
        for _ in 0..<10 {
            _ = table.send(message, OutboxStateMachineTests.unreachable)
            _ = table.recorded(message)
            table.now = table.machine.nextRetry ?? table.now
            _ = table.tick()
        }
        #expect(table.machine.standings.first?.breaker.state == .closed)
    }

    @Test func `an uncertain message that is to be sent again goes once more, before later ones`() {
        var table = Table()
        let first = table.message(10)
        let second = table.message(11)
        let third = table.message(12)
        for message in [first, second, third] { _ = table.enqueue(message) }
        _ = table.send(first, .uncertain(detail: "no answer"))
        _ = table.recorded(first)
        var again = first
        again.attempts = 1
        #expect(table.machine.resend(again, isOptedOut: false, at: table.now) == [])
        table.machine.checkInvariants()
        _ = table.recorded(second)
        let end = table.finished(second, .accepted(providerMessageID: ""))
        #expect(end.count == 1)
        #expect(isAttempt(table.recorded(second), of: first), "the older one is next")
        _ = table.send(first, .accepted(providerMessageID: ""))
        #expect(isAttempt(table.recorded(first), of: third))
    }

    @Test func `a policy may say so before its uncertainty is known to be recorded`() {
        var table = Table()
        let message = table.message(10)
        _ = table.enqueue(message)
        _ = table.send(message, .uncertain(detail: "no answer"))
        var again = message
        again.attempts = 1
        #expect(table.machine.resend(again, isOptedOut: false, at: table.now) == [])
        #expect(isAttempt(table.recorded(message), of: message))
        #expect(table.machine.count == 1)
    }

    @Test func `an uncertain message of a requester who wants no more is not sent again`() {
        var table = Table()
        let message = table.message(10)
        let actions = table.machine.resend(message, isOptedOut: true, at: table.now)
        guard case .record(let inputs, message.id)? = actions.first,
            case .effectExpired? = inputs.first
        else {
            Issue.record("\(actions)")
            return
        }
        #expect(table.machine.count == 0)
    }

    @Test func `holds no more than its window, and the rest is read behind the horizon`() {
        var windows = OutboxWindows()
        let full = OutboxWindows.messagesMax
        func takes(group: Position, held: Int) -> Bool {
            windows.takes(messageOf: one, group: group, held: held)
        }
        #expect(takes(group: 100, held: full - 1))
        #expect(takes(group: 100, held: full), "what belongs together is not torn apart")
        #expect(!takes(group: 103, held: full + 1))
        #expect(windows.horizon(one) == MessageID(rawValue: 103 * 16 - 1))
        #expect(windows.isAhead(MessageID(103), of: one))
        #expect(!windows.isAhead(MessageID(102), of: one))
        #expect(!takes(group: 110, held: 3), "what came before it comes first")
        #expect(windows.behind == [one])
        windows.read(one, through: MessageID(105), isAll: false)
        #expect(windows.horizon(one) == MessageID(105))
        windows.read(one, through: MessageID(110), isAll: true)
        #expect(windows.behind.isEmpty && takes(group: 120, held: 3))
        windows.begin(ApplicationID(2))
        #expect(windows.horizon(ApplicationID(2)) == MessageID.none)
    }
}
