import Attachments
import Configuration
import Decisions
import Engine
import HTTPClient
import Providers
import Vocabulary

/// The provider applications that the configuration names, with their webhooks and transports.
struct ProviderEndpoints: Sendable {
    private var endpoints: [String: WebhookRouter.Endpoint] = [:]
    private var transports: [ApplicationID: any OutboundTransport] = [:]
    private var limits: [ApplicationID: SendingLimits] = [:]
    private var media: [ApplicationID: MediaSource] = [:]
    /// How much of requesters' media is taken, and from where.
    private(set) var mediaLimits = MediaLimits(bytesMax: AttachmentStore.bytesMax)
    /// The names of the applications, for metrics.
    private(set) var names: [ApplicationID: String] = [:]

    /// Before anything is configured.
    init() {}

    /// Wires what the configuration says to what the log made of it.
    init(
        _ site: SiteConfiguration,
        engine: Engine,
        client: HTTPClient,
        inbox: LoopbackInbox,
        lines: SMPPLines,
        key: SysIDKey
    ) {
        var centres: [(application: ProviderApplicationSet, settings: SMPPSettings)] = []
        defer { lines.set(centres) }
        mediaLimits = MediaLimits(
            bytesMax: site.attachments.bytesMax,
            allowsPrivateAddresses: site.attachments.allowPrivateAddresses
        )
        let applications = engine.ask { state, _ in state.applications } ?? []
        for configured in site.applications {
            guard let application = applications.first(where: { $0.name == configured.set.name })
            else { continue }
            let status = site.http.publicURL + "/providers/\(application.name)/status"
            names[application.application] = application.name
            limits[application.application] = SendingLimits(
                thousandthsPerSecond: configured.sending.thousandthsPerSecond,
                burst: configured.sending.burst,
                concurrency: configured.sending.concurrency
            )
            let webhook: any InboundWebhook
            let transport: any OutboundTransport
            switch ProviderSettings(configured.transport) {
            case .loopback:
                webhook = LoopbackWebhook()
                transport = LoopbackTransport(inbox: inbox)
            case .kannel(let settings):
                webhook = KannelWebhook(settings, key: key)
                transport = KannelTransport(settings, client: client, reportURL: status, key: key)
            case .smpp(let settings):
                centres.append((application, settings))
                continue
            case .twilio(let settings):
                media[application.application] = MediaSource(
                    baseURL: settings.apiBaseURL,
                    credentials: .init(
                        user: settings.accountSID,
                        password: settings.authTokens.first ?? ""
                    )
                )
                webhook = TwilioWebhook(settings, publicURL: site.http.publicURL, key: key)
                transport = TwilioTransport(settings, client: client, callbackURL: status, key: key)
            case .http(let settings):
                media[application.application] = MediaSource(
                    baseURL: settings.sendURL,
                    credentials: nil
                )
                webhook = GenericWebhook(settings, key: key)
                transport = GenericTransport(settings, client: client, statusURL: status, key: key)
            }
            endpoints[application.name] = .init(application: application, webhook: webhook)
            transports[application.application] = transport
        }
    }

    /// The applications that pretend phones write to.
    var loopback: [ProviderApplicationSet] {
        endpoints.values.filter { $0.webhook is LoopbackWebhook }.map(\.application)
            .sorted { $0.application.rawValue < $1.application.rawValue }
    }

    func endpoint(_ name: String) -> WebhookRouter.Endpoint? { endpoints[name] }

    func transport(_ application: ApplicationID) -> (any OutboundTransport)? {
        transports[application]
    }

    func mediaSource(_ application: ApplicationID) -> MediaSource? { media[application] }

    func limits(_ application: ApplicationID) -> SendingLimits {
        limits[application] ?? SendingLimits()
    }
}
