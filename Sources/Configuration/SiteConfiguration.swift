public import Vocabulary

/// A site's configuration: what one annotated JSON5 file says (`config/ledgerline.json5`).
///
/// What rules depend on goes into the log as inputs, by `ConfigurationDifference`; the rest, ports,
/// paths and credentials, never does.
public struct SiteConfiguration: Sendable {
    /// The folder of the log, the views and the accounts.
    public var dataDirectory: String
    /// How the daemon is reached.
    public var http: HTTP
    /// How the log is kept.
    public var log: Log
    /// How the process log looks.
    public var processLog: ProcessLog
    /// How long the daemon may be away before it counts as an outage (the page Architecture).
    public var outageThreshold: Milliseconds
    /// Files that messages bring along.
    public var attachments: Attachments
    /// Whether outgoing webhooks may lie in this machine's networks.
    public var webhooksAllowPrivateAddresses: Bool
    /// How the site's scripts run.
    public var extensions: Scripts
    /// How the virtual agent answers; nothing when somebody else does through the API.
    public var virtualAgent: VirtualAgent?
    /// The rules' settings.
    public var site: SettingsChanged
    /// Queues, which provider applications name.
    public var queues: [RoutingConfiguration.Queue]
    /// Who gets their work, and when.
    public var routing: RoutingConfiguration
    /// Which zones countries and their numbers have; nothing where nobody has quiet hours.
    public var numberZones: NumberZonesSet?
    /// Provider applications with their transports.
    public var applications: [Application]
    /// Messaging actions.
    public var actions: [MessagingActionSet]
    /// Users.
    public var users: [UserSet]
    /// Consumers.
    public var consumers: [ConsumerSet]
    /// Contacts.
    public var contacts: [ContactSet]
    /// What can be carried out and is yet hardly meant, with its place in the file.
    public var warnings: [ConfigurationError] = []

    /// How the daemon is reached.
    public struct HTTP: Sendable {
        /// The address that it listens at.
        public var address: String
        /// The port; 0 lets the system choose.
        public var port: UInt16
        /// Threads that serve requests.
        public var workers: Int
        /// How many connections may be open.
        public var connectionLimit: Int
        /// How many connections one address may have open; 0 for no limit of its own.
        public var perAddressLimit: Int
        /// The longest request line and headers together in bytes.
        public var headerBytes: Int
        /// The longest body in bytes.
        public var bodyBytes: Int
        /// How long a connection may be silent; whole seconds count.
        public var idleTimeout: Duration
        /// How long a request may take to arrive; whole seconds count.
        public var requestTimeout: Duration
        /// Where the outside reaches it, for webhooks and their signatures; without a slash at the end.
        public var publicURL: String
        /// The files of a certificate and its key, in PEM; nothing for plain HTTP.
        public var tls: (certificateFile: String, keyFile: String)?
        /// Addresses and networks of proxies whose word about the client is believed.
        public var trustedProxies: [String]
        /// How long a browser's session lasts without a request.
        public var sessionIdle: Milliseconds
        /// How long a browser's session lasts in all.
        public var sessionAbsolute: Milliseconds
    }

    /// How the log is kept.
    public struct Log: Sendable {
        /// How many records a segment takes before the next is begun.
        public var recordsPerSegment: UInt64
        /// How many bytes are filled with zeros ahead of the log's end.
        public var fillAheadBytes: Int
    }

    /// How the process log looks, which tells operators what goes on.
    public struct ProcessLog: Sendable {
        /// How its lines look.
        public var format: Format

        /// How a line looks.
        public enum Format: String, CaseIterable, Sendable {
            /// An object of JSON.
            case json
            /// Words and `name=value`, for people.
            case text
        }

        /// What holds where the file says nothing.
        public static let usual = Self(format: .json)
    }

    /// How the site's scripts run.
    public struct Scripts: Sendable {
        /// Their folder.
        public var folder: String
        /// Processor time of one call.
        public var timeLimit: Milliseconds
        /// Resident memory of a process that runs them.
        public var memoryBytes: Int
        /// How many run at once.
        public var workers: Int
    }

    /// How the virtual agent answers.
    public struct VirtualAgent: Sendable {
        /// The folder of its topics and tables.
        public var folder: String
        /// What is said when people take over because nothing could be answered; empty for the usual.
        public var apology: String
        /// How long a verification code holds.
        public var codeLasts: Milliseconds
        /// The bot that answers in place of topics.
        public var webhook: Webhook?

        /// A bot behind a webhook.
        public struct Webhook: Sendable {
            /// Where messages are posted to.
            public var url: String
            /// The key of the signature.
            public var secret: String
            /// How long an answer may take.
            public var timeLimit: Milliseconds
        }
    }

    /// A provider application: what the rules know of it, the name of its queue, and its transport.
    public struct Application: Sendable {
        /// What the log says of it; its queue is named by `queue`.
        public var set: ProviderApplicationSet
        /// The name of its queue; empty for the one that everybody serves.
        public var queue: String
        /// How messages come and go.
        public var transport: Transport
        /// How fast and how much at a time it may send.
        public var sending: Sending
    }

    /// How fast and how much at a time a provider application may send.
    public struct Sending: Sendable {
        /// Messages in a thousand seconds, in the long run; 0 for no limit.
        public var thousandthsPerSecond: Int64
        /// How many may follow each other at once after a pause.
        public var burst: Int64
        /// How many may be with the provider at a time.
        public var concurrency: Int

        /// What holds where the file says nothing.
        public static let usual = Self(thousandthsPerSecond: 0, burst: 1, concurrency: 32)

        /// What holds for a kind of provider where the file says nothing.
        ///
        /// A gateway answers within a millisecond, but each message passes the log before it and after it:
        /// with 32 under way a busy machine sends half of what the gateway takes.
        public static func usual(of provider: String) -> Self {
            var usual = Self.usual
            if provider == "kannel" { usual.concurrency = 128 }
            return usual
        }
    }

    /// How messages of a provider application come and go, credentials included.
    public enum Transport: Sendable {
        /// A pretend phone; needs no account.
        case loopback
        /// An HTTP gateway to the SMS networks (kannel.org).
        case kannel(Kannel)
        /// Twilio's Messages API.
        case twilio(Twilio)
        /// An SMS centre that speaks SMPP 3.4.
        case smpp(SMPP)
        /// JSON over HTTP with a shared secret.
        case http(Generic)
    }

    /// What a Kannel application needs.
    public struct Kannel: Sendable {
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
        public var validityMinutes: Int
        /// The priority, 0 to 3; nothing for none.
        public var priority: Int?
        /// Which delivery reports are asked for, added up.
        public var reportMask: Int
        /// A user data header for every message, in hexadecimal digits; empty for none.
        public var userDataHeader: String
    }

    /// What a Twilio application needs.
    public struct Twilio: Sendable {
        /// The account, `AC` and 32 hexadecimal digits.
        public var accountSID: String
        /// The auth token, and the one before it while it is being changed.
        public var authTokens: [String]
        /// Where the API is.
        public var apiBaseURL: String
        /// A messaging service that sends; empty for none.
        public var messagingServiceSID: String
        /// Seconds after which Twilio gives a message up; 0 for Twilio's own.
        public var validitySeconds: Int
        /// Whether Twilio may replace look-alike characters.
        public var smartEncoded: Bool
    }

    /// What an application of the generic provider needs.
    public struct Generic: Sendable {
        /// Where messages are posted.
        public var sendURL: String
        /// What both sides sign with, and the secret before it while it is being changed.
        public var secrets: [String]
        /// How far a request's time may be from ours.
        public var window: Milliseconds
        /// Whether the other side knows a repeated post by its key.
        public var idempotent: Bool
        /// Paths of fields that stand elsewhere than usual: document, field, path.
        public var paths: [(document: String, field: String, path: String)]
    }

    /// Files that messages bring along.
    public struct Attachments: Sendable {
        /// The largest one in bytes.
        public var bytesMax: Int
        /// Whether agents attach nothing but pictures.
        public var onlyImages: Bool
        /// Whether media are fetched from addresses of this machine and its networks.
        public var allowPrivateAddresses: Bool

        /// What holds where the file says nothing.
        public static let usual = Self(
            bytesMax: 5_242_880,
            onlyImages: true,
            allowPrivateAddresses: false
        )
    }
}
