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
                webhook = KannelWebhook(settings, key: key)
                transport = KannelTransport(settings, client: client, reportURL: status, key: key)
            case .smpp(let smpp):
                centres.append((application, SMPPSettings(smpp)))
                continue
            case .twilio(let twilio):
                let settings = TwilioSettings(
                    accountSID: twilio.accountSID,
                    authTokens: twilio.authTokens,
                    apiBaseURL: twilio.apiBaseURL
                )
                webhook = TwilioWebhook(settings, publicURL: site.http.publicURL, key: key)
                transport = TwilioTransport(settings, client: client, callbackURL: status, key: key)
            }
            endpoints[application.name] = .init(application: application, webhook: webhook)
            transports[application.application] = transport
        }
    }

    func endpoint(_ name: String) -> WebhookRouter.Endpoint? { endpoints[name] }

    func transport(_ application: ApplicationID) -> (any OutboundTransport)? {
        transports[application]
    }
}
