public import CBOR

/// A provider application is made or changed (table `sys_cs_provider_application`).
public struct ProviderApplicationSet: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 41
    /// The name in the log, in JSON and in tests.
    public static let name = "providerApplicationSet"

    /// Which one; none makes a new one.
    public var application: ApplicationID
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// Its name; the configuration file has its credentials under the same name.
    public var name: String
    /// The kind of provider: `loopback`, `kannel`, `twilio` or `http`.
    public var provider: String
    /// The company number that it sends from and receives for.
    public var number: Address
    /// Whether it is switched on.
    public var active: Bool
    /// Whether a new interaction goes to the virtual agent first (row R1).
    public var virtualAgentFirst: Bool
    /// The queue of new interactions, when not the virtual agent's.
    public var queue: QueueID
    /// Whether the provider itself confirms STOP and START, so that the engine does not (row Y4).
    public var confirmsConsent: Bool
    /// The pool of numbers that its number belongs to; empty for none.
    public var pool: String
    /// What is done with its uncertain sends, as an `UncertainPolicy`; empty for the site's (row Y2).
    public var uncertainSends: String
    /// The language of who writes to it, such as `de` or `pt-BR`; empty for the site's (row Y4).
    public var language: String
    /// Quiet hours of its own: nothing for the site's, `none` for none at all (row Y7).
    public var quietHours: [String]

    /// Makes one; what is not given is its type's nothing.
    public init(
        application: ApplicationID = .none,
        by: UserID = .none,
        name: String = "",
        provider: String = "",
        number: Address = .anonymous,
        active: Bool = false,
        virtualAgentFirst: Bool = false,
        queue: QueueID = .none,
        confirmsConsent: Bool = false,
        pool: String = "",
        uncertainSends: String = "",
        language: String = "",
        quietHours: [String] = []
    ) {
        self.application = application
        self.by = by
        self.name = name
        self.provider = provider
        self.number = number
        self.active = active
        self.virtualAgentFirst = virtualAgentFirst
        self.queue = queue
        self.confirmsConsent = confirmsConsent
        self.pool = pool
        self.uncertainSends = uncertainSends
        self.language = language
        self.quietHours = quietHours
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(application: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "application", &application)
        try visitor.identifier(2, "by", &by)
        try visitor.text(3, "name", &name)
        try visitor.text(4, "provider", &provider)
        try visitor.address(5, "number", &number)
        try visitor.boolean(6, "active", &active)
        try visitor.boolean(7, "virtual_agent_first", &virtualAgentFirst)
        try visitor.identifier(8, "queue", &queue)
        try visitor.boolean(9, "confirms_consent", &confirmsConsent)
        try visitor.text(10, "pool", &pool)
        try visitor.text(50, "uncertain_sends", &uncertainSends)
        try visitor.text(60, "language", &language)
        try visitor.texts(70, "quiet_hours", &quietHours)
    }
}
