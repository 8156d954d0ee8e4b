@testable import SMPP
import Testing
import Vocabulary

@Suite("A session with a centre")
struct SessionStateMachineTests {
    static let begin = Instant(rawValue: 1_000_000)

    static func settings(_ kind: BindKind = .transceiver) -> SessionSettings {
        var bind = Bind()
        bind.systemID = "ledgerline"
        var settings = SessionSettings(kind: kind, bind: bind)
        settings.window = 2
        return settings
    }

    static func message(_ text: String) -> PDU.Body {
        var message = ShortMessage()
        message.text = Array(text.utf8)
        return .submit(message)
    }

    /// A session that is open.
    static func bound(_ kind: BindKind = .transceiver) -> SessionStateMachine {
        var machine = SessionStateMachine(settings(kind))
        _ = machine.start(at: begin)
        _ = machine.connected(at: begin)
        let response = PDU(.bindResponse(kind, BindResponse()), sequence: 1)
        _ = machine.received(response, at: begin)
        return machine
    }

    static func written(_ actions: [SessionStateMachine.Action]) -> [PDU] {
        actions.compactMap { if case .write(let pdu) = $0 { pdu } else { nil } }
    }

    @Test func `connects, binds, and says so`() throws {
        var machine = SessionStateMachine(Self.settings())
        #expect(machine.start(at: Self.begin) == [.connect])
        let bind = try #require(Self.written(machine.connected(at: Self.begin)).first)
        #expect(bind.command == .bindTransceiver)
        var response = BindResponse()
        response.systemID = "centre"
        let answer = PDU(.bindResponse(.transceiver, response), sequence: bind.sequence)
        #expect(machine.received(answer, at: Self.begin) == [.note(.bound(centre: "centre"))])
        #expect(machine.phase == .bound)
    }

    @Test func `a refused bind is tried again later, and later each time`() {
        var machine = SessionStateMachine(Self.settings())
        var now = Self.begin
        var pauses: [Int64] = []
        _ = machine.start(at: now)
        for _ in 0..<8 {
            _ = machine.connected(at: now)
            let refusal = PDU(
                .bindResponse(.transceiver, BindResponse()),
                status: .invalidPassword,
                sequence: machine.sequence
            )
            let actions = machine.received(refusal, at: now)
            #expect(actions == [.note(.bindRefused(.invalidPassword)), .close])
            _ = machine.closed("closed", at: now)
            guard case .waiting(let until) = machine.phase else { return #expect(Bool(false)) }
            pauses.append((until - now).rawValue)
            now = until
            #expect(machine.tick(at: now) == [.connect])
        }
        #expect(pauses[0] <= 1_000 && pauses[0] > 750)
        #expect(pauses[3] <= 8_000 && pauses[3] > 6_000)
        #expect(pauses[7] <= 60_000 && pauses[7] > 45_000)
    }

    @Test func `writes no more than the window holds, and the next when one is answered`() {
        var machine = Self.bound()
        var sent: [PDU] = []
        for token in 1...3 as ClosedRange<UInt64> {
            sent += Self.written(machine.submit(token, Self.message("\(token)"), at: Self.begin))
        }
        #expect(sent.count == 2)
        let answer = PDU(.submitResponse(MessageName(id: "a")), sequence: sent[0].sequence)
        let actions = machine.received(answer, at: Self.begin)
        #expect(actions.first == .finish(1, .accepted(id: "a")))
        #expect(Self.written(actions).map(\.body) == [Self.message("3")])
    }

    @Test func `a refusal is final, a throttling holds everything back and is tried again`() {
        var machine = Self.bound()
        var sent = Self.written(machine.submit(1, Self.message("1"), at: Self.begin))
        let refusal = PDU(
            .submitResponse(MessageName()),
            status: .invalidDestination,
            sequence: sent[0].sequence
        )
        #expect(
            machine.received(refusal, at: Self.begin) == [.finish(1, .refused(.invalidDestination))]
        )
        sent = Self.written(machine.submit(2, Self.message("2"), at: Self.begin))
        let throttling = PDU(
            .submitResponse(MessageName()),
            status: .throttled,
            sequence: sent[0].sequence
        )
        #expect(machine.received(throttling, at: Self.begin) == [.note(.throttled(.throttled))])
        #expect(machine.submit(3, Self.message("3"), at: Self.begin).isEmpty)
        #expect(machine.deadline == Self.begin + .seconds(1))
        let later = Self.written(machine.tick(at: Self.begin + .seconds(1)))
        #expect(later.map(\.body) == [Self.message("2"), Self.message("3")])
    }

    @Test
    func `what is unanswered when the connection goes is uncertain, what waits is kept a while`() {
        var machine = Self.bound()
        for token in 1...3 as ClosedRange<UInt64> {
            _ = machine.submit(token, Self.message("\(token)"), at: Self.begin)
        }
        let lost = machine.closed("gone", at: Self.begin)
        #expect(
            lost == [
                .finish(1, .unanswered("gone")), .finish(2, .unanswered("gone")),
                .note(.lost("gone")),
            ]
        )
        let late = machine.tick(at: Self.begin + .seconds(15))
        #expect(late.contains(.finish(3, .notSent("no session within the time"))))
    }

    @Test
    func `an answer that never comes makes a message uncertain, and a late one changes nothing`() {
        var machine = Self.bound()
        let sent = Self.written(machine.submit(1, Self.message("1"), at: Self.begin))
        let late = machine.tick(at: Self.begin + .seconds(30))
        #expect(late.contains(.finish(1, .unanswered("the centre did not answer in time"))))
        let answer = PDU(.submitResponse(MessageName(id: "a")), sequence: sent[0].sequence)
        #expect(machine.received(answer, at: Self.begin + .seconds(31)).isEmpty)
    }

    @Test func `a silent centre is asked, and left when it does not answer`() {
        var machine = Self.bound()
        #expect(machine.deadline == Self.begin + .seconds(30))
        let asked = machine.tick(at: Self.begin + .seconds(30))
        #expect(Self.written(asked).map(\.command) == [.enquireLink])
        #expect(machine.tick(at: Self.begin + .seconds(59)).isEmpty)
        #expect(machine.tick(at: Self.begin + .seconds(60)) == [.close])

        var answered = Self.bound()
        let sequence = Self.written(answered.tick(at: Self.begin + .seconds(30)))[0].sequence
        let answer = PDU(.enquireLinkResponse, sequence: sequence)
        _ = answered.received(answer, at: Self.begin + .seconds(31))
        #expect(answered.deadline == Self.begin + .seconds(61))
    }

    @Test
    func `a message of the centre's is answered when it is durable, on its own connection only`() {
        var machine = Self.bound()
        let deliver = PDU(.deliver(ShortMessage()), sequence: 7)
        #expect(machine.received(deliver, at: Self.begin) == [.deliver(deliver, connection: 1)])
        let answer = PDU(.deliverResponse(MessageName()), sequence: 7)
        #expect(machine.answer(deliver, connection: 1, status: .ok) == [.write(answer)])
        #expect(machine.answer(deliver, connection: 1, status: .ok).isEmpty)
        _ = machine.received(deliver, at: Self.begin)
        _ = machine.closed("gone", at: Self.begin)
        #expect(machine.answer(deliver, connection: 1, status: .ok).isEmpty)
    }

    @Test func `either side can unbind`() {
        var machine = Self.bound()
        let asked = machine.received(PDU(.unbind, sequence: 9), at: Self.begin)
        #expect(asked == [.write(PDU(.unbindResponse, sequence: 9)), .close])
        _ = machine.closed("closed", at: Self.begin)
        guard case .waiting = machine.phase else { return #expect(Bool(false)) }

        var stopping = Self.bound()
        #expect(Self.written(stopping.stop(at: Self.begin)).map(\.command) == [.unbind])
        let last = stopping.submit(5, Self.message("5"), at: Self.begin)
        #expect(last == [.finish(5, .notSent("the session is closed"))])
        #expect(stopping.received(PDU(.unbindResponse, sequence: 2), at: Self.begin) == [.close])
        _ = stopping.closed("closed", at: Self.begin)
        #expect(stopping.phase == .stopped)
    }

    @Test func `what only a centre takes, and what is no command, is refused`() {
        var machine = Self.bound()
        let query = machine.received(PDU(.query(MessageQuery()), sequence: 3), at: Self.begin)
        #expect(query == [.write(PDU(.genericNack, status: .invalidCommandID, sequence: 3))])
        let unknown = machine.unreadable(.unknownCommand(0x99), sequence: 4, isResponse: false)
        #expect(Self.written(unknown).map(\.status) == [.invalidCommandID])
        #expect(
            machine.unreadable(.lengthOutOfRange(1), sequence: nil, isResponse: false).last
                == .close
        )
    }
}
