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
        key: SysIDKey
    ) {
        mediaLimits = MediaLimits(
            bytesMax: site.attachments.bytesMax,
            allowsPrivateAddresses: site.attachments.allowPrivateAddresses
        )
        let applications = engine.ask { state, _ in state.applications } ?? []
        for configured in site.applications {
            guard let application = applications.first(where: { $0.name == configured.set.name })
            else { continue }
            let status = site.http.publicURL + "/providers/\(application.name)/status"
            let webhook: any InboundWebhook
            let transport: any OutboundTransport
            switch configured.transport {
            case .loopback:
                webhook = LoopbackWebhook()
                transport = LoopbackTransport(inbox: inbox)
            case .kannel(let kannel):
                let settings = KannelSettings(
                    sendURL: kannel.sendURL,
                    userName: kannel.userName,
                    password: kannel.password,
                    inboundToken: kannel.inboundToken,
                    smsc: kannel.smsc
                )
                .with(kannel)
                webhook = KannelWebhook(settings, key: key)
                transport = KannelTransport(settings, client: client, reportURL: status, key: key)
            case .twilio(let twilio):
                let settings = TwilioSettings(
                    accountSID: twilio.accountSID,
                    authTokens: twilio.authTokens,
                    apiBaseURL: twilio.apiBaseURL,
                    messagingServiceSID: twilio.messagingServiceSID,
                    validitySeconds: twilio.validitySeconds,
                    smartEncoded: twilio.smartEncoded
                )
                media[application.application] = MediaSource(
                    baseURL: twilio.apiBaseURL,
                    credentials: .init(
                        user: twilio.accountSID,
                        password: twilio.authTokens.first ?? ""
                    )
                )
                webhook = TwilioWebhook(settings, publicURL: site.http.publicURL, key: key)
                transport = TwilioTransport(settings, client: client, callbackURL: status, key: key)
            case .http(let generic):
                let settings = GenericSettings(generic)
                webhook = GenericWebhook(settings, key: key)
                transport = GenericTransport(settings, client: client, statusURL: status, key: key)
                media[application.application] = MediaSource(
                    baseURL: generic.sendURL,
                    credentials: nil
                )
            }
            endpoints[application.name] = .init(application: application, webhook: webhook)
            transports[application.application] = transport
            names[application.application] = application.name
            limits[application.application] = SendingLimits(
                thousandthsPerSecond: configured.sending.thousandthsPerSecond,
                burst: configured.sending.burst,
                concurrency: configured.sending.concurrency
            )
        }
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

extension KannelSettings {
    /// With what a configuration says of messages.
    func with(_ kannel: SiteConfiguration.Kannel) -> KannelSettings {
        var settings = self
        settings.validityMinutes = kannel.validityMinutes
        settings.priority = kannel.priority
        settings.reportMask = kannel.reportMask
        settings.userDataHeader = kannel.userDataHeader
        return settings
    }
}

extension GenericSettings {
    init(_ generic: SiteConfiguration.Generic) {
        var paths = GenericPaths()
        for (document, field, path) in generic.paths { paths[document, field] = JSONPath(path) }
        self.init(
            sendURL: generic.sendURL,
            secrets: generic.secrets,
            window: generic.window,
            isIdempotent: generic.idempotent,
            paths: paths
        )
    }
}
