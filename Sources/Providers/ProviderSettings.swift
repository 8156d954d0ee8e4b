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
