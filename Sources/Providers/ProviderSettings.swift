/// How a provider application reaches its provider: what the configuration file says by its name.
///
/// Credentials stand only here, never in the log.
public enum ProviderSettings: Sendable {
    /// A pretend phone on this machine.
    case loopback
    /// An HTTP gateway to the SMS networks.
    case kannel(KannelSettings)
    /// Twilio's Messages API.
    case twilio(TwilioSettings)
    /// JSON over HTTP with a shared secret.
    case http(GenericSettings)
    /// An SMS centre that speaks SMPP 3.4.
    case smpp(SMPPSettings)
}

/// What a Kannel application needs.
public struct KannelSettings: Sendable {
    /// The URL of `sendsms`.
    public var sendURL: String
    /// The user of a `sendsms-user` group.
    public var userName: String
    /// The user's password.
    public var password: String
    /// What webhooks must carry as `token`.
    public var inboundToken: String
    /// Which SMSC sends; empty for Kannel's own choice.
    public var smsc: String
    /// Minutes after which the network gives a message up; 0 for the gateway's own.
    public var validityMinutes = 0
    /// The priority that networks which know one are told, 0 to 3; nothing for none.
    public var priority: Int?
    /// Which reports are asked for: 1 delivered, 2 not delivered, 4 buffered, 8 sent, 16 refused, added up.
    public var reportMask = 31
    /// A user data header for every message, in hexadecimal digits; empty for none.
    public var userDataHeader = ""

    /// Puts the settings together.
    public init(
        sendURL: String,
        userName: String,
        password: String,
        inboundToken: String,
        smsc: String
    ) {
        self.sendURL = sendURL
        self.userName = userName
        self.password = password
        self.inboundToken = inboundToken
        self.smsc = smsc
    }
}

/// What a Twilio application needs.
public struct TwilioSettings: Sendable {
    /// The account, `AC` and 32 hexadecimal digits.
    public var accountSID: String
    /// The auth token, and the one before it while it is being changed.
    public var authTokens: [String]
    /// Where the API is, without a slash at the end.
    public var apiBaseURL: String
    /// A messaging service that sends, `MG` and 32 hexadecimal digits; empty for none.
    public var messagingServiceSID: String
    /// Seconds after which Twilio gives a message up, 1 to 36,000; 0 for Twilio's own.
    public var validitySeconds: Int
    /// Whether Twilio may replace look-alike characters so that a text takes fewer segments.
    public var smartEncoded: Bool

    /// Puts the settings together.
    public init(
        accountSID: String,
        authTokens: [String],
        apiBaseURL: String,
        messagingServiceSID: String = "",
        validitySeconds: Int = 0,
        smartEncoded: Bool = false
    ) {
        self.accountSID = accountSID
        self.authTokens = authTokens
        self.apiBaseURL = apiBaseURL
        self.messagingServiceSID = messagingServiceSID
        self.validitySeconds = validitySeconds
        self.smartEncoded = smartEncoded
    }
}
