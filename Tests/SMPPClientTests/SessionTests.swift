import Foundation
import SMPP
@testable import SMPPClient
import Synchronization
import Testing
import Vocabulary

@Suite("A session over a socket")
struct SessionTests {
    /// What a session told, for a test that waits for it.
    final class Heard: Sendable {
        let events = Mutex<[SessionStateMachine.Event]>([])
        let results = Mutex<[SessionStateMachine.SubmitResult]>([])
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
                note: { event in heard.events.withLock { $0.append(event) } }
            )
        )
    }

    /// Waits, without holding a thread, for what another thread brings.
    static func wait(_ condition: @Sendable () -> Bool) async -> Bool {
        for _ in 0..<1_000 {
            if condition() { return true }
            try? await Task.sleep(for: .milliseconds(10))
        }
        return false
    }

    @Test func `nobody listens: it says so, tries again, and sends nothing`() async {
        let heard = Heard()
        // Port 1 of this machine is nobody's.
        let session = Self.session(port: 1, heard: heard)
        session.start()
        session.submit(.submit(ShortMessage())) { result in
            heard.results.withLock { $0.append(result) }
        }
        let triedAgain = await Self.wait { heard.events.withLock { $0.count } >= 3 }
        #expect(triedAgain)
        let answered = await Self.wait { !heard.results.withLock { $0 }.isEmpty }
        #expect(answered)
        #expect(heard.results.withLock { $0 } == [.notSent("no session within the time")])
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
                note: { event in heard.events.withLock { $0.append(event) } }
            )
        )
        session.start()
        let said = await Self.wait { !heard.events.withLock { $0 }.isEmpty }
        #expect(said)
        session.stop(within: 2_000)
        #expect(session.phase == .stopped)
    }
}
