import Dispatch
import SMPP
import SMPPClient
import Synchronization

/// Opens each session of an application once, and ends it: whether the centre takes name and password.
public struct SMPPProbe: Sendable {
    private let settings: SMPPSettings

    /// Takes how the centre is reached.
    public init(_ settings: SMPPSettings) {
        self.settings = settings
    }

    /// Asks the centre; it blocks the caller for at most ten seconds a session.
    public func run() -> [ProviderTest.Finding] {
        settings.binding.kinds.map { kind in
            let told = DispatchSemaphore(value: 0)
            let heard = Mutex<SessionStateMachine.Event?>(nil)
            let handlers = SMPPSession.Handlers(
                deliver: { _, _ in },
                note: { event in
                    let isFirst = heard.withLock { heard in
                        defer { heard = heard ?? event }
                        return heard == nil
                    }
                    if isFirst { told.signal() }
                }
            )
            let session = SMPPSession(
                settings.session(kind, seed: 1),
                endpoint: settings.endpoint,
                handlers: handlers
            )
            session.start()
            _ = told.wait(timeout: .now() + .seconds(10))
            session.stop(within: 2_000)
            return Self.finding(heard.withLock(\.self), kind)
        }
    }

    private static func finding(
        _ event: SessionStateMachine.Event?,
        _ kind: BindKind
    ) -> ProviderTest.Finding {
        switch event {
        case .bound(let centre)?:
            .init(true, "the centre \(centre) takes name and password (\(kind.rawValue))")
        case .bindRefused(let status)?:
            .init(false, "the centre refuses name or password (\(kind.rawValue)): \(status.name)")
        case .lost(let reason)?:
            .init(false, "the centre cannot be reached (\(kind.rawValue)): \(reason)")
        case .throttled?, .unreadable?:
            .init(false, "the centre does not speak SMPP 3.4 (\(kind.rawValue))")
        case nil: .init(false, "the centre does not answer (\(kind.rawValue))")
        }
    }
}
