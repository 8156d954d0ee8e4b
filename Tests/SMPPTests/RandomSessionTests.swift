@testable import SMPP
import Testing
import Vocabulary

@Suite("Sessions that anything happens to")
struct RandomSessionTests {
    @Test(
        "finish each message once and keep to the window",
        arguments: 1...20 as ClosedRange<UInt64>
    )
    func anything(seed: UInt64) {
        var chance = Mutator(seed: seed)
        var settings = SessionStateMachineTests.settings()
        settings.window = 3
        var machine = SessionStateMachine(settings)
        var now = SessionStateMachineTests.begin
        var open: Set<UInt64> = []
        var outstanding: [UInt32] = []
        var token: UInt64 = 0
        var connects = 0

        func look(_ actions: [SessionStateMachine.Action]) {
            for action in actions {
                switch action {
                case .finish(let token, _): #expect(open.remove(token) != nil)
                case .write(let pdu):
                    if case .submit = pdu.body { outstanding.append(pdu.sequence) }
                    #expect((try? pdu.encoded()) != nil)
                case .connect: connects += 1
                case .close, .deliver, .note: break
                }
            }
            #expect(machine.unanswered.count <= 3)
        }

        look(machine.start(at: now))
        for step in 0..<1_500 {
            now = now + Milliseconds(rawValue: Int64(chance.below(4_000)))
            switch chance.below(12) {
            case 0: look(machine.connected(at: now))
            case 1:
                outstanding = []
                look(machine.closed("gone", at: now))
            case 2, 3, 4:
                token += 1
                open.insert(token)
                let body = SessionStateMachineTests.message("x")
                look(machine.submit(token, body, at: now))
            case 5, 6:
                let status: CommandStatus = [.ok, .ok, .throttled, .systemError][chance.below(4)]
                let sequence = outstanding.isEmpty ? UInt32(step) : outstanding.removeFirst()
                let body = PDU.Body.submitResponse(MessageName(id: "a"))
                look(machine.received(PDU(body, status: status, sequence: sequence), at: now))
            case 7: look(machine.received(chance.pdu(), at: now))
            case 8, 9:
                let bind = PDU(
                    .bindResponse(.transceiver, BindResponse()),
                    sequence: machine.sequence
                )
                look(machine.received(bind, at: now))
            default: look(machine.tick(at: now))
            }
        }
        look(machine.stop(at: now))
        look(machine.closed("gone", at: now))
        for _ in 0..<3 {
            now = now + .seconds(120)
            look(machine.tick(at: now))
            look(machine.closed("gone", at: now))
        }
        #expect(open.isEmpty)
        #expect(machine.phase == .stopped)
        #expect(connects > 5)
    }
}
