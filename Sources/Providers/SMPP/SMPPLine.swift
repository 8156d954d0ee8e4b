import Decisions
public import Engine
public import SMPP
import SMPPClient
import SMSText
import Synchronization
public import Vocabulary

/// A provider application that speaks with an SMS centre: its sessions, what it sends and what comes.
///
/// A centre's message is answered only when it is durable, as a webhook is.
public final class SMPPLine: Sendable {
    /// What a line needs of the rest.
    public struct Surroundings: Sendable {
        /// Where inputs go.
        public var engine: Engine
        /// Finds the message that the centre knows by an id, among those of earlier runs.
        public var message: @Sendable (ApplicationID, _ providerMessageID: String) -> MessageID?
        /// Something happened that an operator should know; the name is the application's.
        public var note: @Sendable (_ name: String, BindKind, SessionStateMachine.Event) -> Void
        /// What comes before a message is decided; nothing when nothing does.
        public var prepare: WebhookRouter.Preparation?
        /// Counts what messages take.
        public var traffic: TrafficFigures

        /// Puts them together.
        public init(
            engine: Engine,
            message: @escaping @Sendable (ApplicationID, String) -> MessageID?,
            note: @escaping @Sendable (String, BindKind, SessionStateMachine.Event) -> Void
        ) {
            self.engine = engine
            self.message = message
            self.note = note
            traffic = TrafficFigures(log: engine.log, clock: engine.clock)
        }
    }

    /// What the line has done since it began.
    public struct Figures: Hashable, Sendable {
        /// Sessions that are open.
        public var bound = 0
        /// Messages of requesters that are in the log.
        public var received: UInt64 = 0
        /// Receipts that are in the log.
        public var receipts: UInt64 = 0
        /// Receipts among them that name no message of ours (row Y5).
        public var unmatched: UInt64 = 0
        /// Messages and receipts that the centre was asked to bring again, or that were refused.
        public var refused: UInt64 = 0
    }

    let settings: SMPPSettings
    let application: ProviderApplicationSet
    let surroundings: Surroundings
    let book: SMPPReceiptBook
    let counted = Mutex(Figures())
    private let sessions: Mutex<[(kind: BindKind, session: SMPPSession)]>
    private let references: Mutex<UInt8>

    /// Prepares a line; `start` opens its sessions.
    ///
    /// - Parameters:
    ///   - settings: the centre and how it is spoken to.
    ///   - application: what the log says of it.
    ///   - book: the receipts of the account.
    ///   - surroundings: what it needs of the rest.
    public init(
        _ settings: SMPPSettings,
        application: ProviderApplicationSet,
        book: SMPPReceiptBook,
        surroundings: Surroundings
    ) {
        self.book = book
        self.settings = settings
        self.application = application
        self.surroundings = surroundings
        sessions = Mutex([])
        // Two runs of a daemon must not number the parts of different texts alike.
        references = Mutex(UInt8.random(in: 0...255))
    }

    /// What it has done.
    public var figures: Figures {
        var figures = counted.withLock { $0 }
        figures.bound = sessions.withLock { sessions in
            sessions.count { $0.session.phase == .bound }
        }
        return figures
    }

    /// Opens the sessions, and opens them again whenever they are lost.
    public func start() {
        let opened = settings.binding.kinds.map { kind in
            (kind: kind, session: session(kind))
        }
        sessions.withLock { $0 = opened }
        for each in opened { each.session.start() }
    }

    /// Ends the sessions.
    ///
    /// - Parameter milliseconds: how long that may take at most, for each.
    public func stop(within milliseconds: Int) {
        let open = sessions.withLock { sessions in
            defer { sessions = [] }
            return sessions
        }
        for each in open { each.session.stop(within: milliseconds) }
    }

    /// The session that sends; nothing for a line that does not.
    var sender: SMPPSession? {
        sessions.withLock { sessions in sessions.first { $0.kind.sends }?.session }
    }

    /// What the parts of the next text have in common.
    func nextReference() -> UInt8 {
        references.withLock { reference in
            reference &+= 1
            return reference
        }
    }

    private func session(_ kind: BindKind) -> SMPPSession {
        let name = application.name
        let handlers = SMPPSession.Handlers(
            deliver: { [weak self] pdu, connection in
                self?.deliver(pdu, connection: connection, of: kind)
            },
            note: { [note = surroundings.note] event in note(name, kind, event) }
        )
        return SMPPSession(
            settings.session(kind, seed: UInt64.random(in: 0...UInt64.max)),
            endpoint: settings.endpoint,
            handlers: handlers
        )
    }

    /// Answers a message on the session that it came with.
    func answer(_ pdu: PDU, connection: UInt64, of kind: BindKind, _ status: CommandStatus) {
        let session = sessions.withLock { $0.first { $0.kind == kind }?.session }
        session?.answer(pdu, connection: connection, status: status)
    }
}
