public import Decisions
import Dispatch
public import Engine
public import EventLog
import Foundation
public import HTTPClient
import Synchronization
public import Vocabulary

/// Sends events to outgoing webhooks, each in its own time, on a thread of its own (row H8).
///
/// It follows the log and nobody waits for it: a receiver that is slow, down or gone costs its own webhook
/// a place in the log, and memory for a bounded number of events.
public final class WebhookDesk: Sendable {
    /// What the thread is told.
    struct Mailbox: Sendable {
        var ended: [Ended] = []
        /// Webhooks that could not be paused.
        var unpaused: [WebhookID] = []
        var mustRefresh = true
        var isStopped = false
        var isRung = false
    }

    /// An attempt that ended.
    struct Ended: Sendable {
        let webhook: WebhookID
        let begunBy: Position
        let attempt: WebhookAttempt
        let result: DeliveryStateMachine.Result
    }

    /// What others may look at.
    struct Published: Sendable {
        var standings: [WebhookID: WebhookStanding] = [:]
        var attempts: [WebhookID: [WebhookAttempt]] = [:]
        var names: [WebhookID: String] = [:]
    }

    let engine: Engine
    let log: any RecordLog
    let clock: any EngineClock
    let client: HTTPClient
    let secrets: WebhookSecrets
    let surroundings: WebhookSurroundings
    private let cursors: CursorFile
    private let allowsPrivate: @Sendable () -> Bool
    /// Told which webhook was paused, and why.
    let paused: @Sendable (_ name: String, _ reason: String) -> Void
    private let mailbox = Mutex(Mailbox())
    private let bell = DispatchSemaphore(value: 0)
    private let published = Mutex(Published())
    private let hasWork = Atomic<Bool>(false)
    private let ended = DispatchSemaphore(value: 0)
    private let isStarted = Atomic<Bool>(false)

    /// Prepares a desk.
    ///
    /// - Parameters:
    ///   - engine: where pauses go.
    ///   - log: what is followed.
    ///   - clock: says when something is tried again.
    ///   - client: carries the requests, and nobody else's.
    ///   - secrets: sign them.
    ///   - cursorFile: where it is kept how far each webhook's events are delivered.
    ///   - surroundings: what events say beyond their records.
    ///   - allowsPrivate: whether receivers may be in this machine's networks.
    ///   - paused: told which webhook was paused because its receiver takes nothing, and why.
    public init(
        engine: Engine,
        log: any RecordLog,
        clock: any EngineClock,
        client: HTTPClient,
        secrets: WebhookSecrets,
        cursorFile: String,
        surroundings: WebhookSurroundings,
        allowsPrivate: @escaping @Sendable () -> Bool,
        paused: @escaping @Sendable (_ name: String, _ reason: String) -> Void = { _, _ in }
    ) {
        self.engine = engine
        self.log = log
        self.clock = clock
        self.client = client
        self.secrets = secrets
        self.surroundings = surroundings
        self.allowsPrivate = allowsPrivate
        self.paused = paused
        cursors = CursorFile(path: cursorFile)
    }

    /// Starts to send: what an earlier run left, then what comes.
    ///
    /// - Parameter failed: called once when nothing can be sent any more.
    public func start(failed: @escaping @Sendable (String) -> Void) {
        isStarted.store(true, ordering: .relaxed)
        let thread = Foundation.Thread { [self] in
            defer { ended.signal() }
            ThreadPriority.giveWay()
            var rounds = WebhookRounds(self, cursors)
            do {
                while let wait = try rounds.go(takeMail()) {
                    guard wait > .zero else { continue }
                    _ = bell.wait(timeout: .now() + .milliseconds(Int(wait.rawValue)))
                }
            } catch {
                failed("\(error)")
            }
        }
        thread.name = "webhooks"
        thread.start()
    }

    /// Begins to send nothing more, and waits some seconds for answers; what is not answered is sent again
    /// after the next start.
    public func stop() {
        tell { $0.isStopped = true }
        if isStarted.load(ordering: .relaxed) { ended.wait() }
    }

    /// Takes note that webhooks were changed.
    public func refresh() { tell { $0.mustRefresh = true } }

    /// Takes note that there may be more to send; from any thread, and brief.
    public func logHasGrown() {
        if hasWork.load(ordering: .relaxed) { tell { _ in } }
    }

    /// How delivery to a webhook stands; nothing for one that the thread has not seen yet.
    public func standing(of webhook: WebhookID) -> WebhookStanding? {
        published.withLock { $0.standings[webhook] }.map(upToDate)
    }

    /// How delivery stands, by the webhooks' names.
    public var standings: [(name: String, standing: WebhookStanding)] {
        published.withLock { published in
            published.standings.map { (published.names[$0.key] ?? "", $0.value) }
        }
        .map { (name: $0.0, standing: upToDate($0.1)) }
        .sorted { $0.name < $1.name }
    }

    /// The log grows while nothing is sent.
    private func upToDate(_ standing: WebhookStanding) -> WebhookStanding {
        var standing = standing
        let last = log.lastPosition
        standing.behind = last - min(standing.deliveredThrough, last)
        return standing
    }

    /// The last attempts since the start, the newest first.
    public func attempts(of webhook: WebhookID) -> [WebhookAttempt] {
        published.withLock { $0.attempts[webhook]?.reversed() ?? [] }
    }

    /// Sends an event that only says that the receiver can be reached, past everything that waits.
    ///
    /// - Parameters:
    ///   - webhook: which one.
    ///   - done: told what came of it, on another thread; it must not wait.
    public func test(
        _ webhook: OutgoingWebhook,
        done: @escaping @Sendable (WebhookAttempt) -> Void
    ) {
        let now = clock.read().wall
        let delivery = WebhookDelivery(testAt: now, source: log.identity)
        client.send(request(delivery, webhook, at: now)) { [clock] answer in
            let result = AttemptResult(answer)
            let end = clock.read().wall
            done(
                WebhookAttempt(
                    at: end,
                    position: 0,
                    type: "webhookTested",
                    interaction: .none,
                    attempt: 1,
                    status: result.status,
                    problem: result.problem,
                    duration: max(end - now, .zero)
                )
            )
        }
    }

    /// The secret of a webhook as receivers take it, and the former one while it also signs.
    public func secretTexts(of webhook: OutgoingWebhook) -> [String] {
        webhook.secrets(at: clock.read().wall).map {
            secrets.text(of: webhook.set.webhook, since: $0)
        }
    }

    /// The request of an attempt.
    func request(
        _ delivery: WebhookDelivery,
        _ webhook: OutgoingWebhook,
        at now: Instant
    ) -> HTTPClientRequest {
        delivery.request(
            to: webhook.set.url,
            secrets: webhook.secrets(at: now).map {
                secrets.secret(of: webhook.set.webhook, since: $0)
            },
            at: now,
            publicOnly: !allowsPrivate()
        )
    }

    /// Tells the thread something; from any thread, and brief.
    func tell(_ change: (inout Mailbox) -> Void) {
        let rings = mailbox.withLock { mailbox -> Bool in
            change(&mailbox)
            defer { mailbox.isRung = true }
            return !mailbox.isRung
        }
        if rings { bell.signal() }
    }

    private func takeMail() -> Mailbox {
        mailbox.withLock { mailbox in
            defer { mailbox = Mailbox(mustRefresh: false) }
            return mailbox
        }
    }

    /// Lets others look at how things stand.
    func publish(_ standing: Published, hasWork: Bool) {
        published.withLock { $0 = standing }
        self.hasWork.store(hasWork, ordering: .relaxed)
    }
}
