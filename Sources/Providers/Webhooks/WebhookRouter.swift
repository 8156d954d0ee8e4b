import Decisions
public import Engine
import EventLog
public import HTTPServer
import Synchronization
public import Vocabulary

/// Takes the providers' requests: finds the application, authenticates, parses, hands the input to the
/// engine, and answers only when it is durable.
///
/// Paths are `/providers/NAME/inbound` and `/providers/NAME/status`; the loopback provider has
/// `/providers/NAME/phone` as well, and `/providers` tells pretend phones which numbers there are.
public final class WebhookRouter: Sendable {
    /// A provider application as the router knows it.
    public struct Endpoint: Sendable {
        /// What the log says of it.
        public var application: ProviderApplicationSet
        /// How its provider speaks.
        public var webhook: any InboundWebhook

        /// Puts the two together.
        public init(application: ProviderApplicationSet, webhook: any InboundWebhook) {
            self.application = application
            self.webhook = webhook
        }
    }

    /// What the router has done since it began.
    public struct Figures: Hashable, Sendable {
        /// Messages that are in the log.
        public var received: UInt64 = 0
        /// Messages that came again (row R7).
        public var repeated: UInt64 = 0
        /// Messages for a number that nobody has (row R9).
        public var unknownNumber: UInt64 = 0
        /// Reports that are in the log.
        public var reports: UInt64 = 0
        /// Reports among them that name no message of ours (row Y5).
        public var unmatchedReports: UInt64 = 0
        /// Requests that were refused.
        public var refused: UInt64 = 0
        /// Requests that the provider was asked to repeat.
        public var deferred: UInt64 = 0
    }

    /// Puts on a message what must be known before it is decided, and hands it on from any thread.
    public typealias Preparation =
        @Sendable (SMSReceived, _ handOn: @escaping @Sendable (SMSReceived) -> Void) -> Void

    /// Finds a message by its provider's id for it.
    public typealias Search = @Sendable (ApplicationID, _ providerMessageID: String) -> MessageID?

    private let engine: Engine
    private let message: Search
    private let prepare: Preparation?
    private let endpoint: @Sendable (_ name: String) -> Endpoint?
    private let inbox: LoopbackInbox
    private let loopback: @Sendable () -> [ProviderApplicationSet]
    private let counted = Mutex(Figures())
    let traffic: TrafficFigures

    /// Makes a router.
    ///
    /// - Parameters:
    ///   - engine: where inputs go.
    ///   - inbox: what pretend phones have received.
    ///   - message: finds the message of a report that has only the provider's id.
    ///   - prepare: what comes before a message is decided; nothing when nothing does.
    ///   - traffic: counts what messages take; figures of its own where nobody else looks at them.
    ///   - loopback: the applications that pretend phones write to.
    ///   - endpoint: finds a provider application by its name.
    public init(
        engine: Engine,
        inbox: LoopbackInbox,
        message: @escaping Search = { _, _ in nil },
        prepare: Preparation? = nil,
        traffic: TrafficFigures? = nil,
        loopback: @escaping @Sendable () -> [ProviderApplicationSet] = { [] },
        endpoint: @escaping @Sendable (_ name: String) -> Endpoint?
    ) {
        self.engine = engine
        self.inbox = inbox
        self.message = message
        self.prepare = prepare
        self.traffic = traffic ?? TrafficFigures(log: engine.log, clock: engine.clock)
        self.loopback = loopback
        self.endpoint = endpoint
    }

    /// What it has done.
    public var figures: Figures { counted.withLock { $0 } }

    /// Whether the query of a path may be in any charset.
    public static func takesBinaryQuery(_ rawPath: String) -> Bool {
        rawPath.hasPrefix("/providers/")
    }

    /// Takes a request if its path is one of the providers'.
    ///
    /// - Returns: whether it is, and will be answered.
    public func handle(_ request: HTTPRequest, _ responder: HTTPResponder) -> Bool {
        let path = request.pathSegments
        guard path.first == "providers" else { return false }
        if path.count == 1, request.method == "GET" {
            LoopbackWebhook.list(loopback(), request, responder) { [self] in
                refuse($0, request, responder)
            }
            return true
        }
        guard path.count == 3, let endpoint = endpoint(path[1]) else {
            refuse(.unknownApplication, request, responder)
            return true
        }
        switch path[2] {
        case "inbound":
            let start = ContinuousClock.now
            switch endpoint.webhook.message(request, for: endpoint.application) {
            case .success(let message):
                guard let prepare else {
                    submit(message, since: start, endpoint, request, responder)
                    break
                }
                prepare(message) { [self] in
                    submit($0, since: start, endpoint, request, responder)
                }
            case .failure(let refusal): refuse(refusal, request, responder)
            }
        case "status":
            switch endpoint.webhook.report(request, for: endpoint.application) {
            case .success(let report?): submit(report, endpoint, request, responder)
            case .success(nil): responder.respond(endpoint.webhook.accepted)
            case .failure(let refusal): refuse(refusal, request, responder)
            }
        case "phone" where endpoint.webhook is LoopbackWebhook:
            inbox.answer(request, responder) { [self] in refuse($0, request, responder) }
        default: refuse(.unknownApplication, request, responder)
        }
        return true
    }

    private func submit(
        _ message: SMSReceived,
        since start: ContinuousClock.Instant,
        _ endpoint: Endpoint,
        _ request: HTTPRequest,
        _ responder: HTTPResponder
    ) {
        engine.submit(.smsReceived(message)) { [self] result in
            if case .success = result { traffic.received(since: start) }
            switch result {
            case .success(let receipt) where isOfUnknownNumber(receipt):
                counted.withLock { figures in
                    if receipt.isRepeat {
                        figures.repeated += 1
                    } else {
                        figures.unknownNumber += 1
                    }
                }
                responder.respond(
                    Self.problem(
                        404,
                        "unknown-company-number",
                        "No provider application has the number that was written to.",
                        request.rawPath
                    )
                )
            case .success(let receipt):
                counted.withLock { figures in
                    if receipt.isRepeat { figures.repeated += 1 } else { figures.received += 1 }
                }
                responder.respond(endpoint.webhook.accepted)
            case .failure(let error): answer(error, request.rawPath, responder)
            }
        }
    }

    /// Whether row R9 decided the message; a repeated one is answered like the first (row R7).
    ///
    /// What followed from the first one stands right behind it in the log.
    private func isOfUnknownNumber(_ receipt: Ledger.Receipt) -> Bool {
        guard receipt.isRepeat else { return receipt.rule == .r9 }
        var found = false
        let next = receipt.position + 1
        // A log that cannot be read fails louder elsewhere; the message itself is in it.
        try? unsafe engine.log.scan(from: next, through: next) { _, bytes in
            let header = unsafe try RecordHeader(decoding: bytes)
            found = header.rule == Rule.r9.rawValue && header.cause == receipt.position
            return false
        }
        return found
    }

    private func submit(
        _ report: DeliveryReported,
        _ endpoint: Endpoint,
        _ request: HTTPRequest,
        _ responder: HTTPResponder
    ) {
        var report = report
        if report.message.isNone, !report.providerMessageID.isEmpty {
            report.message = message(report.application, report.providerMessageID) ?? .none
        }
        let isOfOurs = 1...max(engine.log.lastPosition, 1) ~= report.message.position
        let decided = traffic.decided(report)
        engine.submit(.deliveryReported(report)) { [self, report] result in
            switch result {
            case .success:
                traffic.reported(report, decided: decided)
                counted.withLock { figures in
                    figures.reports += 1
                    if !isOfOurs { figures.unmatchedReports += 1 }
                }
                responder.respond(endpoint.webhook.accepted)
            case .failure(let error): answer(error, request.rawPath, responder)
            }
        }
    }

    /// What the engine could not take now the provider is asked to bring again.
    private func answer(_ error: EngineError, _ path: String, _ responder: HTTPResponder) {
        if case .refused(let refusal) = error {
            counted.withLock { $0.refused += 1 }
            responder.respond(Self.problem(400, refusal.slug, refusal.description, path))
            return
        }
        counted.withLock { $0.deferred += 1 }
        var response = Self.problem(503, "try-again", error.description, path)
        response.headers.append(("Retry-After", "5"))
        responder.respond(response)
    }

    private func refuse(
        _ refusal: WebhookRefusal,
        _ request: HTTPRequest,
        _ responder: HTTPResponder
    ) {
        counted.withLock { $0.refused += 1 }
        var response = Self.problem(
            refusal.status,
            refusal.slug,
            refusal.detail,
            request.rawPath
        )
        if case .wrongMethod(let allowed) = refusal { response.headers.append(("Allow", allowed)) }
        responder.respond(response)
    }

    /// A problem document (RFC 9457).
    static func problem(
        _ status: Int,
        _ slug: String,
        _ detail: String,
        _ instance: String
    ) -> HTTPResponse {
        var json = JSONText()
        json.beginObject()
        json.member("type", "urn:ledgerline:problem:" + slug)
        json.member("title", slug.replacing("-", with: " "))
        json.member("status", status)
        json.member("detail", detail)
        json.member("instance", instance)
        json.endObject()
        return HTTPResponse(
            status: status,
            headers: [
                ("Content-Type", "application/problem+json"),
                ("X-Content-Type-Options", "nosniff"),
            ],
            body: json.bytes
        )
    }
}
