import API
import Accounts
import Attachments
import Configuration
import Decisions
import Engine
import EventLog
import Extensions
import Foundation
import HTTPClient
import HTTPServer
import OutgoingWebhooks
import Projections
import Providers
import VirtualAgent
import Vocabulary
import Workspace

/// Everything that `ledgerline serve` runs, put together and taken apart in order.
///
/// Log and engine first, then what follows the log, then the doors; stopping goes the other way round,
/// so that nothing is accepted that could not be finished.
final class Daemon: Sendable {
    private let file: String
    private let key: SysIDKey
    private let log: LMDBLog
    let engine: Engine
    private let projection: ProjectionLoop
    private let heartbeat: Heartbeat
    private let inbox = LoopbackInbox()
    private let client = HTTPClient()
    /// For addresses that others chose: it shares no connection with anything else.
    private let mediaClient = HTTPClient(inFlightLimit: 64, connectionsPerHost: 4)
    private let webhookClient = HTTPClient(inFlightLimit: 2_048, connectionsPerHost: 16)
    private let webhookDesk: WebhookDesk
    /// Whether outgoing webhooks may lie in this machine's networks.
    private let allowsPrivateWebhooks: Shared<Bool>
    private let outbox: Outbox
    private let media: MediaFetcher
    private let extensions: Extensions
    private let watch: ScriptWatch
    private let virtualAgent: VirtualAgentDesk
    /// Why topics that were changed are not used; empty when they are.
    private let topicProblem = Shared("")
    private let endpoints = Shared(ProviderEndpoints())
    private let lines: SMPPLines
    private let publicURL: Shared<String>
    /// Where what the log says can be looked up.
    let reader: ViewsReader
    private let surface: HTTPSurface
    private let reloads = Reloads()
    private let server: HTTPServer

    /// The port that it listens at.
    var port: Int { Int(server.port) }

    /// Opens everything and begins to serve.
    ///
    /// - Parameters:
    ///   - file: the configuration's path, which is read again on a reload.
    ///   - site: what it says.
    ///   - clockConfirmed: the operator has said that the clock is right.
    ///   - leave: called when the process must end because something failed.
    /// - Throws: why nothing can be served.
    init(
        file: String,
        site: SiteConfiguration,
        clockConfirmed: Bool,
        leave: @escaping @Sendable (String) -> Void
    ) throws {
        self.file = file
        let data = DataDirectory(path: site.dataDirectory)
        let clock = SystemClock()
        log = try Self.openLog(data, site)
        let ledger = try Self.openLedger(log, data)
        key = SysIDKey(high: log.identity.high, low: log.identity.low)
        heartbeat = Heartbeat(path: data.heartbeat, clock: clock)
        let outage =
            log.lastPosition == 0 ? nil : heartbeat.outage(longerThan: site.outageThreshold)
        if let outage {
            ProcessLog.write(.warning, "service resumed", [("away_since", "\(outage)")])
        }
        let failure = Shared<String?>(nil)
        engine = Engine(
            ledger: ledger,
            clock: clock,
            resumedFrom: outage,
            clockConfirmed: clockConfirmed
        ) { problem in
            failure.set(problem)
            leave(problem)
        }
        Self.warn(of: site)
        let problems = Self.apply(site, to: engine)
        for problem in problems {
            ProcessLog.write(.error, "configuration", [("problem", problem)])
        }
        let doors = Doors()
        let server = try HTTPServer(configuration: try Self.serverConfiguration(site)) {
            doors.handle($0, $1)
        }
        self.server = server
        let room = WaitingRoom(log)
        doors.lead { room.handle($0, $1) }
        var isServing = false
        let views = try Self.openViews(data, log, room) {
            try server.start()
            isServing = true
        }
        projection = ProjectionLoop(views: views, log: log)
        let reader = views.reader
        self.reader = reader
        extensions = Self.openExtensions(site)
        watch = ScriptWatch(extensions)
        watch.reload()
        let scripts = ScriptDesk(extensions: extensions, engine: engine)
        var aroundLines = SMPPLine.Surroundings(engine: engine, reader: reader)
        aroundLines.prepare = { scripts.prepare($0, then: $1) }
        let traffic = TrafficFigures(log: log, clock: clock)
        aroundLines.traffic = traffic
        lines = SMPPLines(aroundLines)
        endpoints.set(
            ProviderEndpoints(
                site,
                engine: engine,
                client: client,
                inbox: inbox,
                lines: lines,
                key: key
            )
        )
        var surroundings = Outbox.Surroundings(
            backlog: ViewsBacklog(views: views),
            route: { reader.route(of: $0) },
            transport: { [endpoints, lines] in
                lines.line($0) ?? endpoints.value.transport($0)
            }
        )
        let links = try Self.openLinks(data)
        let publicURL = Shared(site.http.publicURL)
        self.publicURL = publicURL
        surroundings.link = { attachment in
            let end = clock.read().wall + AttachmentLinks.lifetime
            return publicURL.value + links.path(of: attachment, until: end)
        }
        surroundings.limits = { [endpoints] in endpoints.value.limits($0) }
        outbox = Outbox(
            engine: engine,
            log: log,
            clock: clock,
            after: views.projector.position,
            surroundings
        )
        let attachments = try Self.openAttachments(data, site)
        media = MediaFetcher(
            engine: engine,
            log: log,
            client: mediaClient,
            store: attachments,
            limits: { [endpoints] in endpoints.value.mediaLimits },
            source: { [endpoints] in endpoints.value.mediaSource($0) }
        )
        virtualAgent = VirtualAgentDesk(
            engine: engine,
            log: log,
            scripts: scripts,
            extensions: extensions,
            settings: Self.virtualAgent(site, extensions, client, problems: topicProblem),
            transcript: { reader.transcript(of: $0) }
        )
        let allowsPrivateWebhooks = Shared(site.webhooksAllowPrivateAddresses)
        self.allowsPrivateWebhooks = allowsPrivateWebhooks
        webhookDesk = WebhookDesk(
            engine: engine,
            log: log,
            clock: clock,
            client: webhookClient,
            secrets: try Self.openWebhookSecrets(data),
            cursorFile: data.webhookCursors,
            surroundings: views.webhookSurroundings,
            allowsPrivate: { allowsPrivateWebhooks.value }
        ) { name, reason in
            ProcessLog.write(.warning, "webhook paused", [("webhook", name), ("problem", reason)])
        }
        let webhooks = WebhookRouter(
            engine: engine,
            inbox: inbox,
            message: { application, id in
                (try? reader.message(providerMessageID: id, application: application))?.id
            },
            prepare: { scripts.prepare($0, then: $1) },
            traffic: traffic,
            loopback: { [endpoints] in endpoints.value.loopback },
            endpoint: { [endpoints] in endpoints.value.endpoint($0) }
        )
        let accounts = try Accounts(path: data.accounts)
        try Self.makeFirstPassword(accounts, site)
        var options = HTTPSurface.Options()
        options.webhooks = { webhooks.handle($0, $1) }
        options.outgoingWebhooks = webhookDesk
        let pages = WorkspacePages()
        options.others = { pages.serve($0, $1) }
        options.logFailure = { failure.value }
        options.figures = {
            [outbox, endpoints, lines, extensions, webhookDesk, reloads, server] in
            Figure.of(outbox.figures, names: endpoints.value.names, at: clock.read().wall)
                + Figure.of(traffic) + Figure.of(webhooks.figures)
                + Figure.of(lines) + Figure.of(extensions.figures)
                + Figure.of(webhookDesk)
                + Figure.of(server) + data.figures + reloads.figures + ProcessFigures.read()
        }
        options.attachments = attachments
        options.checkpoints = try Self.openCheckpoints(data, log)
        options.attachmentLinks = links
        options.attachesOnlyImages = site.attachments.onlyImages
        options.addStatus = { [outbox, endpoints, publicURL] json, _ in
            json.member("public_url", publicURL.value)
            json.outbox(outbox.figures, names: endpoints.value.names)
        }
        options.scripts = scripts
        options.extensions = { [extensions, virtualAgent, topicProblem] in
            var shown = ExtensionsShown()
            shown.scripts = extensions.scripts
            shown.findings = extensions.findings
            shown.topics = virtualAgent.topics.names.map {
                ExtensionsShown.Topic(name: $0.name, order: $0.order)
            }
            shown.topicProblem = topicProblem.value
            return shown
        }
        options.simulate = { ScenarioProcess.run($0) }
        options.verify = { progress in
            do throws(EventLogError) {
                return .success(try LogVerifier(directory: data.log).run(progress: progress))
            } catch {
                return .failure(error)
            }
        }
        options.isPublicByHTTPS = site.http.publicURL.hasPrefix("https:")
        options.report = { ProcessLog.write(.error, "server", [("problem", $0)]) }
        let surface = HTTPSurface(
            engine: engine,
            views: views,
            passwords: AccountsVerifier(accounts: accounts, clock: clock),
            tokens: try AccessTokens(path: data.tokens, accounts: accounts),
            sessions: Sessions(
                accounts: accounts,
                lifetime: Sessions.Lifetime(
                    idle: site.http.sessionIdle,
                    absolute: site.http.sessionAbsolute
                ),
                path: data.sessions
            ),
            options: options
        )
        self.surface = surface
        projection.start(progressed: { [webhookDesk] in webhookDesk.logHasGrown() }) {
            leave("the views: \($0)")
        }
        if site.virtualAgent != nil {
            virtualAgent.start { leave("the virtual agent: \($0)") }
        }
        outbox.start { leave("the outbox: \($0)") }
        media.start { leave("the media: \($0)") }
        webhookDesk.start { leave("the webhooks: \($0)") }
        doors.lead { surface.handle($0, $1) }
        if !isServing { try server.start() }
        heartbeat.start()
        watchTopics(site)
        watch.start()
    }

    /// Reads the topics of a configuration; those with a fault leave the ones that were there before.
    private func readTopics(_ site: SiteConfiguration) {
        virtualAgent.change(
            Self.virtualAgent(
                site,
                extensions,
                client,
                problems: topicProblem,
                keeping: virtualAgent.topics
            )
        )
        watchTopics(site)
    }

    private func watchTopics(_ site: SiteConfiguration) {
        watch.watch(topics: site.virtualAgent?.folder ?? "") { [weak self] in
            self?.readTopics(site)
            ProcessLog.write(.info, "topics read")
        }
    }

    /// Reads the configuration again and puts what differs into the log.
    ///
    /// A file with a fault changes nothing. Address, port and paths hold until the next start.
    ///
    /// - Returns: whether the file holds.
    @discardableResult
    func reload() -> Bool {
        let site: SiteConfiguration
        do throws(ConfigurationError) {
            site = try SiteConfiguration(
                file: file,
                environment: ProcessInfo.processInfo.environment
            )
        } catch {
            ProcessLog.write(.error, "configuration kept", [("problem", error.description)])
            reloads.kept()
            return false
        }
        ProcessLog.format.set(site.processLog.format)
        Self.warn(of: site)
        let problems = Self.apply(site, to: engine)
        for problem in problems {
            ProcessLog.write(.error, "configuration", [("problem", problem)])
        }
        endpoints.set(
            ProviderEndpoints(
                site,
                engine: engine,
                client: client,
                inbox: inbox,
                lines: lines,
                key: key
            )
        )
        publicURL.set(site.http.publicURL)
        allowsPrivateWebhooks.set(site.webhooksAllowPrivateAddresses)
        watch.reload()
        readTopics(site)
        reloads.took()
        ProcessLog.write(.info, "configuration reloaded")
        return true
    }

    /// Says what of a configuration can be carried out and is yet hardly meant.
    static func warn(of site: SiteConfiguration) {
        for warning in site.warnings {
            ProcessLog.write(.warning, "configuration", [("problem", warning.description)])
        }
    }

    /// Stops accepting, finishes what was accepted, and closes everything.
    func stop() {
        inbox.stop()
        server.stop(gracefulWithin: 10_000)
        surface.stop()
        media.stop()
        webhookDesk.stop()
        virtualAgent.stop(within: 10_000)
        watch.stop()
        extensions.stop()
        outbox.stop(within: 10_000)
        lines.stop(within: 3_000)
        client.shutDown()
        mediaClient.shutDown()
        webhookClient.shutDown()
        engine.stop()
        projection.stop()
        heartbeat.stop()
    }
}
