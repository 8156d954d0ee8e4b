import Configuration
import Providers

extension ProviderSettings {
    /// What a configuration says of a provider application's transport.
    init(_ transport: SiteConfiguration.Transport) {
        switch transport {
        case .loopback: self = .loopback
        case .kannel(let kannel): self = .kannel(KannelSettings(kannel))
        case .twilio(let twilio):
            self = .twilio(
                TwilioSettings(
                    accountSID: twilio.accountSID,
                    authTokens: twilio.authTokens,
                    apiBaseURL: twilio.apiBaseURL,
                    messagingServiceSID: twilio.messagingServiceSID,
                    validitySeconds: twilio.validitySeconds,
                    smartEncoded: twilio.smartEncoded
                )
            )
        case .http(let generic): self = .http(GenericSettings(generic))
        case .smpp(let smpp): self = .smpp(SMPPSettings(smpp))
        }
    }
}

extension KannelSettings {
    fileprivate init(_ kannel: SiteConfiguration.Kannel) {
        self.init(
            sendURL: kannel.sendURL,
            userName: kannel.userName,
            password: kannel.password,
            inboundToken: kannel.inboundToken,
            smsc: kannel.smsc
        )
        validityMinutes = kannel.validityMinutes
        priority = kannel.priority
        reportMask = kannel.reportMask
        userDataHeader = kannel.userDataHeader
    }
}

extension GenericSettings {
    fileprivate init(_ generic: SiteConfiguration.Generic) {
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
