import Testing
import Vocabulary

@testable import Providers

@Suite("The outbox's decisions")
struct OutboxStateMachineTests {
    typealias Action = OutboxStateMachine.Action

    /// A machine whose invariants are checked after every input, and a clock that the test moves.
    struct Table {
        var machine = OutboxStateMachine()
        var now = Instant(rawValue: 1_800_000_000_000)

        mutating func enqueue(
            _ message: OutboundMessage,
            isIdempotent: Bool = false,
            isOptedOut: Bool = false
        ) -> [Action] {
            defer { machine.checkInvariants() }
            return machine.enqueue(
                message,
                isIdempotent: isIdempotent,
                isOptedOut: isOptedOut,
                at: now
            )
        }

        mutating func recorded(_ message: OutboundMessage) -> [Action] {
            defer { machine.checkInvariants() }
            return machine.recorded(message.id, at: now)
        }

        mutating func finished(_ message: OutboundMessage, _ outcome: SendOutcome) -> [Action] {
            defer { machine.checkInvariants() }
            return machine.finished(message.id, outcome, at: now)
        }

        mutating func optedOut(_ message: OutboundMessage) -> [Action] {
            defer { machine.checkInvariants() }
            return machine.optedOut(message.pair, at: now)
        }

        mutating func tick() -> [Action] {
            defer { machine.checkInvariants() }
            return machine.tick(at: now)
        }

        /// Has a message recorded, sent and answered.
        mutating func send(_ message: OutboundMessage, _ outcome: SendOutcome) -> [Action] {
            _ = recorded(message)
            return finished(message, outcome)
        }

        func message(
            _ position: Position,
            to phone: Int = 1,
            application: Position = 1,
            isPrompt: Bool = false,
            isConsentAnswer: Bool = false,
            attempts: UInt64 = 0,
            isUnanswered: Bool = false
        ) -> OutboundMessage {
            OutboundMessage(
                id: MessageID(position),
                application: ApplicationID(application),
                pair: AddressPair(
                    requester: Address("+1555100\(1_000 + phone)") ?? .anonymous,
                    company: Address("+15550100") ?? .anonymous
                ),
                body: "Text \(position)",
                decidedAt: now,
                isPrompt: isPrompt,
                isConsentAnswer: isConsentAnswer,
                attempts: attempts,
                isUnanswered: isUnanswered
            )
        }
    }

    static let unreachable = SendOutcome.failed(
        final: false,
        code: "unreachable",
        detail: "nobody answers"
    )

    private func attempt(_ message: OutboundMessage, _ number: UInt64 = 1) -> Action {
        let attempted = SendAttempted(
            message: message.id,
            attempt: number,
            requester: message.pair.requester,
            company: message.pair.company,
            isConsentAnswer: message.isConsentAnswer
        )
        return .record([.sendAttempted(attempted)], of: message.id)
    }

    private func sent(_ message: OutboundMessage, _ number: UInt64 = 1) -> Action {
        var message = message
        message.attempts = number
        return .send(message)
    }

    private func revoked(_ message: OutboundMessage) -> Action {
        let detail = "the requester wants no more messages"
        return .record(
            [.effectExpired(EffectExpired(message: message.id, detail: detail))],
            of: message.id
        )
    }

    @Test func `the answer to a stop is sent after a restart, and nothing else is`() {
        var table = Table()
        let answer = table.message(10, isConsentAnswer: true)
        #expect(table.enqueue(answer, isOptedOut: true) == [attempt(answer)])
        let late = table.message(11, to: 2)
        #expect(table.enqueue(late) == [attempt(late)])
        #expect(table.machine.refused(late.id, at: table.now) == [revoked(late)])
        #expect(table.recorded(late) == [])
        #expect(table.machine.count == 1)
    }

    @Test func `an attempt is durable before anything leaves, and its result after`() {
        var table = Table()
        let message = table.message(10)
        #expect(table.enqueue(message) == [attempt(message)])
        #expect(table.recorded(message) == [sent(message)])
        let accepted = SendAccepted(message: message.id, providerMessageID: "SM1")
        #expect(
            table.finished(message, .accepted(providerMessageID: "SM1"))
                == [.record([.sendAccepted(accepted)], of: message.id)]
        )
        #expect(table.machine.count == 1)
        #expect(table.recorded(message) == [])
        #expect(table.machine.count == 0)
        #expect(table.machine.busy == 0)
    }

    @Test func `a conversation's messages go one at a time, in order`() {
        var table = Table()
        let first = table.message(10)
        let second = table.message(11)
        #expect(table.enqueue(first) == [attempt(first)])
        #expect(table.enqueue(second) == [])
        #expect(table.recorded(first) == [sent(first)])
        _ = table.finished(first, Self.unreachable)
        #expect(table.recorded(first) == [], "the second does not overtake a first that waits")
        table.now = table.machine.nextRetry ?? .zero
        #expect(table.tick() == [attempt(first, 2)])
        _ = table.send(first, .accepted(providerMessageID: ""))
        #expect(table.recorded(first) == [attempt(second)])
    }

    @Test func `conversations go side by side, up to the bound of their application`() {
        var table = Table()
        let bound = SendingLimits().concurrency
        let messages = (0..<bound + 2).map { table.message(10 + Position($0), to: $0) }
        for message in messages.prefix(bound) {
            #expect(table.enqueue(message) == [attempt(message)])
        }
        #expect(table.enqueue(messages[bound]) == [])
        #expect(table.enqueue(messages[bound + 1]) == [])
        let other = table.message(99, to: 900, application: 2)
        #expect(
            table.enqueue(other) == [attempt(other)],
            "another application has slots of its own"
        )
        _ = table.recorded(messages[0])
        let freed = table.finished(messages[0], .uncertain(detail: "?"))
        #expect(freed.dropFirst() == [attempt(messages[bound])], "who waited longest is next")
    }

    @Test func `what is delivered at once is accepted and delivered`() {
        var table = Table()
        let message = table.message(10)
        _ = table.enqueue(message)
        let delivered = DeliveryReported(
            application: message.application,
            message: message.id,
            status: .delivered
        )
        let inputs: [Input] = [
            .sendAccepted(SendAccepted(message: message.id)), .deliveryReported(delivered),
        ]
        #expect(table.send(message, .delivered) == [.record(inputs, of: message.id)])
    }

    @Test func `a final failure is not tried again`() {
        var table = Table()
        let message = table.message(10)
        _ = table.enqueue(message)
        let failed = SendFailed(
            message: message.id,
            final: true,
            code: "21211",
            detail: "no number"
        )
        let outcome = SendOutcome.failed(final: true, code: "21211", detail: "no number")
        #expect(table.send(message, outcome) == [.record([.sendFailed(failed)], of: message.id)])
        #expect(table.recorded(message) == [])
        #expect(table.machine.count == 0)
        #expect(table.machine.nextRetry == nil)
    }

    @Test func `what is uncertain is not tried again, and the next message goes`() {
        var table = Table()
        let first = table.message(10)
        let second = table.message(11)
        _ = table.enqueue(first)
        _ = table.enqueue(second)
        let uncertain = SendUncertain(
            message: first.id,
            detail: "no answer",
            application: first.application,
            attempt: 1
        )
        #expect(
            table.send(first, .uncertain(detail: "no answer"))
                == [.record([.sendUncertain(uncertain)], of: first.id)]
        )
        #expect(table.recorded(first) == [attempt(second)])
    }

    @Test func `a temporary failure is tried for a day, ever more slowly, and then is final`() {
        var table = Table()
        let message = table.message(10)
        let start = table.now
        _ = table.enqueue(message)
        var waits: [Int64] = []
        while true {
            guard case .record(let inputs, _)? = table.send(message, Self.unreachable).first,
                case .sendFailed(let failure)? = inputs.first
            else {
                Issue.record("an attempt has a result")
                return
            }
            _ = table.recorded(message)
            if failure.final {
                #expect(failure.detail == "nobody answers; given up")
                break
            }
            #expect(failure.detail == "nobody answers")
            guard let next = table.machine.nextRetry else {
                Issue.record("what is not final is tried again")
                return
            }
            waits.append((next - table.now).rawValue)
            table.now = Instant(rawValue: next.rawValue - 1)
            #expect(table.tick() == [], "not a millisecond early")
            table.now = next
            #expect(table.tick() == [attempt(message, UInt64(waits.count) + 1)])
        }
        #expect(table.machine.count == 0)
        for (index, wait) in waits.enumerated() {
            let base: Int64 = min(2_000 << Int64(index), 3_600_000)
            #expect((base - base / 4...base + base / 4).contains(wait), "wait \(index): \(wait)")
        }
        #expect(table.now - start <= .days(1))
        #expect(table.now - start > .hours(21))
        #expect(UInt64(waits.count) < OutboxStateMachine.attemptsMax)
    }

    @Test func `retries of many messages spread out, and are the same each time`() {
        let waits = (1...400).map {
            OutboxStateMachine.backoff(MessageID(Position($0)), attempt: 12).rawValue
        }
        let again = (1...400).map {
            OutboxStateMachine.backoff(MessageID(Position($0)), attempt: 12).rawValue
        }
        #expect(waits == again)
        let tenths = Set(waits.map { ($0 - 2_700_000) / 180_000 })
        #expect(tenths.count >= 10, "the whole range is used")
        #expect(Set(waits).count > 390, "hardly two at once")
    }

    @Test func `after a restart an attempt without a result is uncertain, and never sent again`() {
        var table = Table()
        let message = table.message(10, attempts: 3, isUnanswered: true)
        let next = table.message(11)
        let actions = table.enqueue(message)
        guard case .record(let inputs, let id)? = actions.first,
            case .sendUncertain(let uncertain)? = inputs.first
        else {
            Issue.record("\(actions)")
            return
        }
        #expect(actions.count == 1 && id == message.id && uncertain.message == message.id)
        #expect(table.recorded(message) == [])
        #expect(table.enqueue(next) == [attempt(next)])
    }

    @Test func `after a restart a provider that takes repetitions gets it again`() {
        var table = Table()
        let message = table.message(10, attempts: 3, isUnanswered: true)
        #expect(table.enqueue(message, isIdempotent: true) == [attempt(message, 4)])
    }

    @Test func `a message that is known is not taken twice`() {
        var table = Table()
        let message = table.message(10)
        #expect(table.enqueue(message) == [attempt(message)])
        #expect(table.enqueue(message) == [])
        #expect(table.machine.count == 1)
    }

    @Test func `an answer that nobody waits for changes nothing`() {
        var table = Table()
        let message = table.message(10)
        #expect(table.finished(message, .delivered) == [])
        _ = table.enqueue(message)
        #expect(table.finished(message, .delivered) == [], "it has not left yet")
        _ = table.recorded(message)
        #expect(table.recorded(message) == [], "it has left already")
        _ = table.finished(message, .delivered)
        #expect(table.finished(message, Self.unreachable) == [], "the first answer stands")
    }

    @Test func `a STOP drops what waits, and lets pass what has been handed over`() {
        var table = Table()
        let messages = (10...12).map { table.message($0) }
        for message in messages { _ = table.enqueue(message) }
        _ = table.recorded(messages[0])
        #expect(table.optedOut(messages[0]) == [revoked(messages[1]), revoked(messages[2])])
        _ = table.finished(messages[0], .accepted(providerMessageID: ""))
        #expect(table.recorded(messages[0]) == [])
        #expect(table.machine.count == 0)
    }

    @Test func `a STOP while the attempt is being recorded: it does not leave`() {
        var table = Table()
        let message = table.message(10)
        _ = table.enqueue(message)
        #expect(table.optedOut(message) == [])
        #expect(table.recorded(message) == [revoked(message)])
        #expect(table.recorded(message) == [])
        #expect(table.machine.count == 0)
    }

    @Test func `a STOP while it is with the provider: a failure is not tried again`() {
        var table = Table()
        let message = table.message(10)
        _ = table.enqueue(message)
        _ = table.recorded(message)
        _ = table.optedOut(message)
        _ = table.finished(message, Self.unreachable)
        #expect(table.recorded(message) == [revoked(message)])
        #expect(table.recorded(message) == [])
        #expect(table.machine.count == 0)
        table.now = table.now + .days(1)
        #expect(table.tick() == [])
    }

    @Test func `a STOP while it waits for another attempt: there is none`() {
        var table = Table()
        let message = table.message(10)
        _ = table.enqueue(message)
        _ = table.send(message, Self.unreachable)
        _ = table.recorded(message)
        #expect(table.optedOut(message) == [revoked(message)])
        table.now = table.now + .days(1)
        #expect(table.tick() == [])
    }

    @Test func `after a START later messages go`() {
        var table = Table()
        let first = table.message(10)
        let later = table.message(11)
        _ = table.enqueue(first)
        _ = table.recorded(first)
        _ = table.optedOut(first)
        #expect(table.enqueue(later) == [])
        _ = table.finished(first, .accepted(providerMessageID: ""))
        #expect(table.recorded(first) == [attempt(later)])
        #expect(table.recorded(later) == [sent(later)])
    }

    @Test func `a STOP that was in the log before a restart holds after it`() {
        var table = Table()
        let message = table.message(10)
        #expect(table.enqueue(message, isOptedOut: true) == [revoked(message)])
        #expect(table.machine.count == 0)
    }

    @Test(arguments: [(3_600_000, true), (3_600_001, false)])
    func `a prompt that is more than an hour late is not sent`(age: Int64, isSent: Bool) {
        var table = Table()
        let prompt = table.message(10, isPrompt: true)
        table.now = table.now + Milliseconds(rawValue: age)
        let actions = table.enqueue(prompt)
        if isSent {
            #expect(actions == [attempt(prompt)])
            return
        }
        let expired = EffectExpired(message: prompt.id, detail: "the prompt had become too old")
        #expect(actions == [.record([.effectExpired(expired)], of: prompt.id)])
        let next = table.message(11)
        #expect(table.enqueue(next) == [])
        #expect(table.recorded(prompt) == [attempt(next)])
    }

    @Test func `a prompt that became late between two attempts is not sent again`() {
        var table = Table()
        let prompt = table.message(10, isPrompt: true)
        _ = table.enqueue(prompt)
        _ = table.send(prompt, Self.unreachable)
        _ = table.recorded(prompt)
        table.now = table.now + .hours(2)
        let expired = EffectExpired(message: prompt.id, detail: "the prompt had become too old")
        #expect(table.tick() == [.record([.effectExpired(expired)], of: prompt.id)])
    }

    @Test func `stopping begins nothing, and finishes what is under way`() {
        var table = Table()
        let first = table.message(10)
        let second = table.message(11)
        let other = table.message(12, to: 2)
        _ = table.enqueue(first)
        _ = table.enqueue(second)
        table.machine.stop()
        #expect(table.enqueue(other) == [])
        #expect(table.machine.busy == 1)
        #expect(table.recorded(first) == [sent(first)], "its attempt is in the log: it goes")
        #expect(table.finished(first, .accepted(providerMessageID: "")).count == 1)
        #expect(table.recorded(first) == [])
        #expect(table.machine.busy == 0)
        #expect(table.machine.count == 2, "these are for the next start")
        #expect(table.machine.nextRetry == nil)
    }
}
