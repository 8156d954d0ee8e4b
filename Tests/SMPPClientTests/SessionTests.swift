import SMPP
@testable import SMPPClient
import Testing
import Vocabulary

@Suite("A session over a socket", .timeLimit(.minutes(1)))
struct SessionTests {
    /// What a session tells, for a test that waits for it.
    struct Heard {
        let events: AsyncStream<SessionStateMachine.Event>
        let told: AsyncStream<SessionStateMachine.Event>.Continuation

        init() {
            (events, told) = AsyncStream.makeStream()
        }
    }

    static func session(port: UInt16, heard: Heard) -> SMPPSession {
        var settings = SessionSettings(kind: .transceiver, bind: Bind())
        settings.reconnectAfter = Milliseconds(rawValue: 20)
        settings.reconnectAtMost = Milliseconds(rawValue: 50)
        settings.sendWithin = Milliseconds(rawValue: 100)
        return SMPPSession(
            settings,
            endpoint: SMPPEndpoint(host: "127.0.0.1", port: port),
            handlers: .init(
                deliver: { _, _ in },
                note: { [told = heard.told] event in told.yield(event) }
            )
        )
    }

    @Test func `nobody listens: it says so, tries again, and sends nothing`() async {
        let heard = Heard()
        // Port 1 of this machine is nobody's.
        let session = Self.session(port: 1, heard: heard)
        session.start()
        let result = await withCheckedContinuation { answered in
            session.submit(.submit(ShortMessage())) { answered.resume(returning: $0) }
        }
        #expect(result == .notSent("no session within the time"))
        var attempts = 0
        for await _ in heard.events.prefix(3) { attempts += 1 }
        #expect(attempts == 3)
        session.stop(within: 2_000)
        #expect(session.phase == .stopped)
    }

    @Test func `a host without an address is a loss like any other`() async {
        let heard = Heard()
        let session = SMPPSession(
            SessionSettings(kind: .receiver, bind: Bind()),
            endpoint: SMPPEndpoint(host: "no-such-host.invalid", port: 2_775),
            handlers: .init(
                deliver: { _, _ in },
                note: { [told = heard.told] event in told.yield(event) }
            )
        )
        session.start()
        var events = heard.events.makeAsyncIterator()
        #expect(await events.next() != nil)
        session.stop(within: 2_000)
        #expect(session.phase == .stopped)
    }
}
