public import Accounts
public import Attachments
public import Engine
public import EventLog
public import Extensions
public import HTTPServer
public import OutgoingWebhooks
import PhoneNumbers
public import Projections
public import Proofs
import Synchronization
public import Vocabulary

/// Everything that is served on the one port (the page Architecture), as an HTTP server's handler.
///
/// Writes go to the engine and are answered when they are durable, holding no thread; reads look only
/// at the views. Nothing here decides anything about a conversation.
public final class HTTPSurface: Sendable {
    /// Serves a request, or says that it is somebody else's.
    public typealias Route = @Sendable (HTTPRequest, HTTPResponder) -> Bool

    /// What is around the native API.
    public struct Options: Sendable {
        /// Checks the log and says now and then which position it has come to.
        public typealias LogCheck =
            @Sendable ((UInt64) -> Void) -> Result<LogVerification, EventLogError>

        /// Takes the providers' webhooks, below `/providers/`.
        public var webhooks: Route = { _, _ in false }
        /// Sends events to outgoing webhooks; nothing where nobody does.
        public var outgoingWebhooks: WebhookDesk?
        /// Takes what nobody else serves.
        public var others: Route = { _, _ in false }
        /// Why the log failed, once it has.
        public var logFailure: @Sendable () -> String? = { nil }
        /// Figures of other parts, such as the outbox, for `/metrics`.
        public var figures: @Sendable () -> [Figure] = { [] }
        /// Asks the site's scripts; nothing when there are none.
        public var scripts: ScriptDesk?
        /// The site's scripts and topics as they run.
        public var extensions: @Sendable () -> ExtensionsShown = { ExtensionsShown() }
        /// Runs a scenario for whoever asks the API to, on a thread that may wait.
        public var simulate: @Sendable (String) -> Result<[UInt8], ScenarioRun.Refused> = {
            ScenarioRun.answer(to: $0)
        }
        /// Checks every record of the log for whoever asks the API to, on a thread that may wait.
        public var verify: LogCheck = { _ in .failure(.notALog(path: "memory")) }
        /// Signs how long the log is and what it holds; nothing where there is no key.
        public var checkpoints: CheckpointSigner?
        /// Takes note of a failure of the server itself, for the process log.
        public var report: @Sendable (String) -> Void = { _ in }
        /// Files that messages bring along; nothing where none are kept.
        public var attachments: AttachmentStore?
        /// Makes and knows the links under which providers fetch them.
        public var attachmentLinks: AttachmentLinks?
        /// Whether agents attach nothing but pictures (row A11).
        public var attachesOnlyImages = true
        /// Adds members of other parts, such as the outbox, to the status.
        public var addStatus: @Sendable (inout JSONText, SysIDKey) -> Void = { _, _ in }
        /// How many records the views may be behind before the service is not ready.
        public var recordsBehindMax: UInt64 = 100_000
        /// Whether the outside reaches the service by HTTPS: cookies are then for HTTPS only.
        public var isPublicByHTTPS = false

        /// The defaults: nothing around it.
        public init() {}
    }

    let engine: Engine
    let views: Views
    let passwords: any PasswordVerifier
    let tokens: AccessTokens
    let sessions: Sessions
    let options: Options
    let key: SysIDKey

    let router = Router()
    let signIns = SignIns()
    let directory: Directory
    /// Questions to the writer and long reads: enough for every connection to have one.
    let work = Workshop("api.work", jobsMax: 4_096)
    /// Checks of passwords, which take long: a flood of wrong ones must not hold up the rest.
    let passwordWork = Workshop("api.passwords", jobsMax: 256)
    /// One scenario at a time, and one that waits.
    let simulations = Workshop("api.simulations", jobsMax: 2, isSerial: true)
    /// One question at a time, and a few that wait: each reads the whole log.
    let whatIf = Workshop("api.what-if", jobsMax: 4, isSerial: true)
    /// The same for chains of causes, so that neither waits for the other.
    let causes = Workshop("api.causes", jobsMax: 4, isSerial: true)
    let verification = VerificationRun()
    let viewsWaiting: ViewsWaiting
    let events: EventFeed
    let requests = RequestFigures()
    let startedAt = ContinuousClock.now

    /// Puts the surface over an engine and its views, whose projector somebody else drives.
    ///
    /// - Parameters:
    ///   - engine: takes all writes.
    ///   - views: answer all reads.
    ///   - passwords: knows users' passwords.
    ///   - tokens: knows users' tokens.
    ///   - sessions: knows who is signed in.
    ///   - options: what is around the native API.
    public init(
        engine: Engine,
        views: Views,
        passwords: any PasswordVerifier,
        tokens: AccessTokens,
        sessions: Sessions,
        options: Options = Options()
    ) {
        self.engine = engine
        self.views = views
        self.passwords = passwords
        self.tokens = tokens
        self.sessions = sessions
        self.options = options
        key = SysIDKey(high: engine.log.identity.high, low: engine.log.identity.low)
        directory = Directory(views)
        viewsWaiting = ViewsWaiting(views.projector, work)
        events = EventFeed(engine.log, report: options.report)
        // The numbering plans are read here and not while the writer waits.
        _ = PhoneNumbers.parse("+41446681800", territory: nil)
    }

    /// Serves a request; it is the server's handler.
    public func handle(_ request: HTTPRequest, _ responder: HTTPResponder) {
        let path = request.pathSegments
        let family = RequestFamily(path)
        let start = ContinuousClock.now
        responder.observe { [requests] status in
            requests.count(family, status: status, took: start.duration(to: .now))
        }
        switch path.first {
        case "api" where path.starts(with: ["api", "ledgerline", "v1"]):
            serveNative(request, path.dropFirst(3), responder)
        case "api" where path.starts(with: ["api", "now"]):
            servePlatform(request, path.dropFirst(2), responder)
        case "oauth_token.do" where path.count == 1: serveToken(request, responder)
        case "providers" where options.webhooks(request, responder): break
        case "health", "metrics", "openapi.json": serveOperations(request, path, responder)
        case "media": serveMedia(request, path, responder)
        default:
            if options.others(request, responder) { return }
            let reply = Reply(responder, requests, operation: "other")
            if path.isEmpty { serveRoot(request, reply) } else { reply.fail(.unknownResource) }
        }
    }

    /// Ends the event streams; requests at hand are the server's to end.
    public func stop() {
        events.stop()
        sessions.flush()
    }

    private func serveRoot(_ request: HTTPRequest, _ reply: Reply) {
        guard request.method == "GET" || request.method == "HEAD" else {
            return reply.fail(.wrongMethod(allowed: ["GET", "HEAD"]))
        }
        reply.send(
            .text("Ledgerline.\nThe API is at /api/ledgerline/v1/, health at /health/ready.\n")
        )
    }
}
