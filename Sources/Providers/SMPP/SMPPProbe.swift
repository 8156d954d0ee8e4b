import Foundation
import SMPP
import SMPPClient
import Synchronization

extension ProviderTest {
    /// Binds at an SMS centre as the daemon would, and says what became of it.
    ///
    /// It holds the thread, for some seconds at most. Some centres allow an account one session at a time:
    /// beside a running daemon they may refuse.
    public static func findings(_ settings: SMPPSettings) -> [Finding] {
        settings.binding.kinds.map { kind in
            let last = Mutex("it does not answer")
            let session = SMPPSession(
                settings.session(kind, seed: 0),
                endpoint: settings.endpoint,
                handlers: .init(
                    deliver: { _, _ in },
                    note: { event in last.withLock { $0 = "\(event)" } }
                )
            )
            session.start()
            defer { session.stop(within: 2_000) }
            for _ in 0..<100 {
                if session.phase == .bound {
                    return Finding(true, "the centre takes name and password as \(kind)")
                }
                Foundation.Thread.sleep(forTimeInterval: 0.1)
            }
            return Finding(false, "no session as \(kind): " + last.withLock { $0 })
        }
    }
}
