import Providers
import Testing
import Vocabulary

@Suite("The outbox")
struct OutboxStateMachineTests {
    private let now = Instant(rawValue: 1_772_442_000_000)
    private let carla = AddressPair(
        requester: Address("+15551234567") ?? .anonymous,
        company: Address("+15550009999") ?? .anonymous
    )
    private let dora = AddressPair(
        requester: Address("+15551234568") ?? .anonymous,
        company: Address("+15550009999") ?? .anonymous
    )

    private func message(
        _ position: Position,
        _ pair: AddressPair? = nil,
        prompt: Bool = false,
        attempts: UInt64 = 0,
        unanswered: Bool = false
    ) -> OutboundMessage {
        OutboundMessage(
            id: MessageID(position),
            application: ApplicationID(3),
            pair: pair ?? carla,
            body: "Hello",
            decidedAt: now,
            isPrompt: prompt,
            attempts: attempts,
            isUnanswered: unanswered
        )
    }

    private func attempt(_ position: Position, _ number: UInt64 = 1) -> OutboxStateMachine.Action {
        let id = MessageID(position)
        return .record([.sendAttempted(SendAttempted(message: id, attempt: number))], of: id)
    }

    private func accepted(_ position: Position) -> OutboxStateMachine.Action {
        let id = MessageID(position)
        return .record([.sendAccepted(SendAccepted(message: id, providerMessageID: "P"))], of: id)
    }

    @Test func `writes the attempt, sends, writes the result, and only then sends the next`() {
        var outbox = OutboxStateMachine()
        #expect(outbox.enqueue(message(10), isIdempotent: false, at: now) == [attempt(10)])
        #expect(outbox.enqueue(message(11), isIdempotent: false, at: now) == [])
        #expect(outbox.recorded(MessageID(10), at: now) == [.send(message(10, attempts: 1))])
        #expect(
            outbox.finished(MessageID(10), .accepted(providerMessageID: "P"), at: now)
                == [accepted(10)]
        )
        #expect(outbox.recorded(MessageID(10), at: now) == [attempt(11)])
        #expect(outbox.count == 1)
    }

    @Test func `sends to several requesters at a time, up to a bound for each application`() {
        var outbox = OutboxStateMachine()
        for index in 0..<(OutboxStateMachine.concurrencyMax + 5) {
            let pair = AddressPair(
                requester: Address("+1555\(2_000_000 + index)") ?? .anonymous,
                company: carla.company
            )
            let position = Position(100 + index)
            let actions = outbox.enqueue(message(position, pair), isIdempotent: false, at: now)
            #expect(actions.count == (index < OutboxStateMachine.concurrencyMax ? 1 : 0))
        }
        _ = outbox.recorded(MessageID(100), at: now)
        let actions = outbox.finished(
            MessageID(100),
            .accepted(providerMessageID: "P"),
            at: now
        )
        #expect(
            actions.contains(attempt(Position(100 + OutboxStateMachine.concurrencyMax)))
        )
    }

    @Test func `tries again what failed for now, later each time, and gives up in the end`() throws
    {
        var outbox = OutboxStateMachine()
        var time = now
        _ = outbox.enqueue(message(10), isIdempotent: false, at: time)
        var waits: [Milliseconds] = []
        for number in 1...OutboxStateMachine.attemptsMax {
            _ = outbox.recorded(MessageID(10), at: time)
            let failed = outbox.finished(
                MessageID(10),
                .failed(final: false, code: "503", detail: "busy"),
                at: time
            )
            guard case .record(let inputs, _)? = failed.first,
                case .sendFailed(let failure)? = inputs.first
            else {
                Issue.record("\(failed)")
                return
            }
            #expect(outbox.recorded(MessageID(10), at: time) == [])
            guard !failure.final else { break }
            let next = try #require(outbox.nextRetry)
            waits.append(next - time)
            #expect(outbox.tick(at: Instant(rawValue: next.rawValue - 1)) == [])
            #expect(outbox.tick(at: next) == [attempt(10, number + 1)])
            time = next
        }
        #expect(outbox.count == 0)
        #expect(outbox.nextRetry == nil)
        #expect(waits.count > 10)
        #expect(waits.first.map { $0 < .seconds(6) } == true)
        #expect(waits.last.map { $0 > .minutes(30) } == true)
        #expect(time - now <= .hours(24))
    }

    @Test func `never repeats what was refused for good or is uncertain`() {
        for outcome in [
            SendOutcome.failed(final: true, code: "21610", detail: "unsubscribed"),
            .uncertain(detail: "no answer"),
        ] {
            var outbox = OutboxStateMachine()
            _ = outbox.enqueue(message(10), isIdempotent: false, at: now)
            _ = outbox.recorded(MessageID(10), at: now)
            _ = outbox.finished(MessageID(10), outcome, at: now)
            #expect(outbox.recorded(MessageID(10), at: now) == [])
            #expect(outbox.nextRetry == nil)
            #expect(outbox.count == 0)
        }
    }

    @Test
    func
        `calls a message without an answer uncertain after a restart, unless a repetition does no harm`()
    {
        var outbox = OutboxStateMachine()
        let unanswered = message(10, attempts: 1, unanswered: true)
        guard
            case .record(let inputs, _)? = outbox.enqueue(
                unanswered,
                isIdempotent: false,
                at: now
            ).first, case .sendUncertain? = inputs.first
        else {
            Issue.record("it is not called uncertain")
            return
        }
        #expect(outbox.count == 0)
        #expect(outbox.enqueue(unanswered, isIdempotent: true, at: now) == [attempt(10, 2)])
    }

    @Test func `drops what waits for somebody who wants no more, and not what is under way`() {
        var outbox = OutboxStateMachine()
        _ = outbox.enqueue(message(10), isIdempotent: false, at: now)
        _ = outbox.enqueue(message(11), isIdempotent: false, at: now)
        _ = outbox.enqueue(message(12, dora), isIdempotent: false, at: now)
        let actions = outbox.optedOut(carla, at: now)
        #expect(actions.count == 1)
        guard case .record(let inputs, let id)? = actions.first,
            case .effectExpired? = inputs.first
        else {
            Issue.record("\(actions)")
            return
        }
        #expect(id == MessageID(11))
        #expect(outbox.count == 2)
    }

    @Test func `does not send a prompt that has become too old`() {
        var outbox = OutboxStateMachine()
        let late = now + .minutes(61)
        guard
            case .record(let inputs, _)? = outbox.enqueue(
                message(10, prompt: true),
                isIdempotent: false,
                at: late
            ).first, case .effectExpired? = inputs.first
        else {
            Issue.record("it is not dropped")
            return
        }
        #expect(outbox.recorded(MessageID(10), at: late) == [])
        #expect(outbox.count == 0)
        #expect(outbox.enqueue(message(11), isIdempotent: false, at: late) == [attempt(11)])
    }

    @Test func `takes a message that it knows only once`() {
        var outbox = OutboxStateMachine()
        _ = outbox.enqueue(message(10), isIdempotent: false, at: now)
        #expect(outbox.enqueue(message(10), isIdempotent: false, at: now) == [])
        #expect(outbox.count == 1)
    }
}
