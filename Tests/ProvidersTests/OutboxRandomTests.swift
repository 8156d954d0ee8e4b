import Testing
import Vocabulary

@testable import Providers

/// Random inputs from a seed, against a plain list of what has left.
@Suite("The outbox under random inputs")
struct OutboxRandomTests {
    @Test(arguments: 1...12)
    func `sends in order, one attempt a result, and every message meets one fate`(seed: Int) {
        var random = SeededNumbers(seed: UInt64(seed))
        var table = OutboxStateMachineTests.Table()
        var recording: [(inputs: [Input], message: OutboundMessage)] = []
        var sending: [OutboundMessage] = []
        var known: [MessageID: OutboundMessage] = [:]
        var fates: [MessageID: Int] = [:]
        var accepted: [AddressPair: [MessageID]] = [:]
        var uncertain: Set<MessageID> = []
        var repeated: Set<MessageID> = []
        var next: Position = 10

        func take(_ actions: [OutboxStateMachine.Action]) {
            for action in actions {
                switch action {
                case .record(let inputs, let id):
                    guard let message = known[id] else {
                        Issue.record("something is recorded of a message that nobody gave")
                        continue
                    }
                    recording.append((inputs, message))
                case .send(let message):
                    #expect(!sending.contains { $0.pair == message.pair }, "one at a time")
                    #expect(fates[message.id] == nil, "nothing leaves after its fate")
                    sending.append(message)
                }
            }
        }

        func log(_ inputs: [Input], _ message: OutboundMessage) {
            for input in inputs {
                switch input {
                case .sendAccepted:
                    fates[message.id, default: 0] += 1
                    accepted[message.pair, default: []].append(message.id)
                case .sendUncertain:
                    fates[message.id, default: 0] += 1
                    uncertain.insert(message.id)
                case .effectExpired: fates[message.id, default: 0] += 1
                case .sendFailed(let failure) where failure.final:
                    fates[message.id, default: 0] += 1
                default: break
                }
            }
        }

        func step(_ choice: Int) {
            switch choice {
            case 0, 1:
                let message = table.message(
                    next,
                    to: random.below(50),
                    application: Position(1 + random.below(2)),
                    isPrompt: random.below(10) == 0
                )
                next += 1
                known[message.id] = message
                take(table.enqueue(message))
            case 2, 3, 4:
                guard !recording.isEmpty else { return }
                let (inputs, message) = recording.remove(at: random.below(recording.count))
                log(inputs, message)
                take(table.recorded(message))
            case 5, 6, 7:
                guard !sending.isEmpty else { return }
                let message = sending.remove(at: random.below(sending.count))
                let outcomes: [SendOutcome] = [
                    .accepted(providerMessageID: "x"), .delivered,
                    OutboxStateMachineTests.unreachable, OutboxStateMachineTests.unreachable,
                    .failed(final: true, code: "x", detail: "x"), .uncertain(detail: "x"),
                    .throttled(code: "429", detail: "x", wait: .seconds(20)),
                ]
                take(table.finished(message, outcomes[random.below(outcomes.count)]))
            case 8:
                table.now = table.now + .seconds(Int64(random.below(600)))
                take(table.tick())
            case 9:
                // Pausing, resuming and other limits, at any moment.
                let application = ApplicationID(Position(1 + random.below(2)))
                switch random.below(4) {
                case 0: table.machine.pause(application)
                case 1: take(table.machine.resume(application, at: table.now))
                default:
                    let limits = SendingLimits(
                        thousandthsPerSecond: Int64(random.below(3) * 50_000),
                        burst: Int64(1 + random.below(5)),
                        concurrency: 1 + random.below(40)
                    )
                    take(table.machine.limit(application, to: limits, at: table.now))
                }
                table.machine.checkInvariants()
            case 10:
                // An uncertain one is sent again: it has yet to meet its fate.
                guard !uncertain.isEmpty else { return }
                let id = uncertain.sorted()[random.below(uncertain.count)]
                guard let message = known[id] else { return }
                uncertain.remove(id)
                fates[id] = nil
                repeated.insert(id)
                take(table.machine.resend(message, isOptedOut: false, at: table.now))
                table.machine.checkInvariants()
            default:
                let id = MessageID(10 + Position(random.below(Int(next))))
                guard random.below(10) == 0, let message = known[id] else { return }
                take(table.optedOut(message))
            }
        }

        for _ in 0..<1_500 { step(random.below(12)) }
        for application in 1...2 as ClosedRange<Position> {
            take(table.machine.resume(ApplicationID(application), at: table.now))
        }
        // Everything that is left is let run to its end.
        while table.machine.count > 0 || !recording.isEmpty {
            if !recording.isEmpty {
                step(2)
            } else if !sending.isEmpty {
                step(5)
            } else {
                guard let retry = table.machine.nextRetry else {
                    Issue.record("a message waits for nothing")
                    return
                }
                table.now = max(table.now, retry)
                take(table.tick())
            }
        }
        #expect(fates.count == known.count && fates.values.allSatisfy { $0 == 1 })
        for (_, ids) in accepted {
            let certain = ids.filter { !repeated.contains($0) }
            #expect(certain == certain.sorted())
        }
    }
}
