public import EncodedQuery
public import Scheduler
public import Vocabulary

/// Everything that a rule may look at: a fold of the log that holds only what rules need.
///
/// Active interactions by pair, who answers them, profiles by address, configuration, pending timers.
/// Closed interactions leave it but for their pair's last one. Nothing here is ever iterated into the
/// log in an order that a process could choose: dictionaries are only looked up.
public struct DecisionState: Sendable {
    /// How identifiers get their outer form, for filters that compare them.
    public let sysIDKey: SysIDKey

    /// The site's settings.
    public internal(set) var settings = SettingsChanged()
    /// Whether the log has ever said what the settings are.
    public internal(set) var isConfigured = false
    /// Provider applications by age, the oldest first.
    public internal(set) var applications: [ProviderApplicationSet] = []
    /// Queues by order, then by age.
    public internal(set) var queues: [QueueSet] = []
    /// Messaging actions by order, then by age: the order of ordinals.
    public internal(set) var actions: [ConfiguredAction] = []
    /// Users by identifier.
    public internal(set) var users: [UserID: UserSet] = [:]
    /// Pending timers.
    public internal(set) var timers = PendingTimers()

    /// Who could get work, and what waits.
    public internal(set) var routing = RoutingState()

    var slots: ContiguousArray<ActiveInteraction?> = []
    var freeSlots: ContiguousArray<UInt32> = []
    var pairIndex = SlotIndex()
    var idIndex = SlotIndex()
    var lastByPair: [AddressPair: PastInteraction] = [:]
    var profiles: [Address: KnownProfile] = [:]
    var people: [Person: KnownPerson] = [:]
    var peopleByNumber: [Address: [Person]] = [:]
    var lines: [QueueID: WaitingLine] = [:]
    var optedOut: [AddressPair: Instant] = [:]
    /// The site's words about consent, made ready.
    var consentWords = ConsentWords(SettingsChanged())
    /// Where row Y1 last chose each provider application.
    var sendersChosen: [ApplicationID: Position] = [:]
    var held: [MessageID: HeldMessage] = [:]
    /// Parts of messages that wait for the others (row R8).
    var parts = HeldParts()
    /// Where the virtual agent is in each conversation that it has.
    var topics: [InteractionID: TopicState] = [:]
    var seen: SeenKeys
    var lastNumber: UInt64 = 0
    /// What clocks show, by the zone's name, ready to ask and as the log says it.
    var zones: [String: ZoneOffsets] = [:]
    var zoneTexts: [String: [String]] = [:]
    /// The zones of countries and their numbers, ready to ask and as the log says them.
    var numberZones = NumberZones()
    var numberZoneTexts: [String] = []
    /// Messages that wait for their time.
    var scheduled: [MessageID: ScheduledMessage] = [:]
    /// The same by pair, the oldest first.
    var scheduledByPair: [AddressPair: [MessageID]] = [:]
    /// Applications through which nothing is sent until they are resumed.
    var paused: Set<ApplicationID> = []
    /// Outgoing webhooks (row H8).
    var outgoingWebhooks: [WebhookID: OutgoingWebhook] = [:]
    /// Messages of which nobody knows whether they were sent, with their attempts.
    var uncertain: [MessageID: UInt64] = [:]
    /// Where erasures stand in the log (row E4).
    public internal(set) var erasures: [Position] = []
    var waitingMedia: [MessageID: UInt16] = [:]

    /// A messaging action with its filter made ready.
    public struct ConfiguredAction: Sendable {
        /// The action as it was set.
        public var definition: MessagingActionSet
        /// Its filter; nothing when every interaction matches.
        public var filter: EncodedQuery?
    }

    struct PastInteraction: Sendable {
        var id: InteractionID
        var agent: UserID
        /// When the requester or an agent last wrote, in it or in those before it.
        var conversedAt: Instant
    }

    struct KnownProfile: Sendable {
        var id: ProfileID
        var person: Person
        var active: Bool
    }

    struct KnownPerson: Sendable {
        var name: String
        var phones: [Address]
        var territory: String
        var timeZone: String
    }

    struct HeldMessage: Sendable {
        var pair: AddressPair
        var application: ApplicationID
        var isConsentWord: Bool
    }

    /// Makes the state before the first record.
    ///
    /// - Parameters:
    ///   - sysIDKey: how identifiers get their outer form.
    ///   - archive: where ids of messages are put away when memory has enough of them; nothing keeps all in
    ///     memory.
    public init(sysIDKey: SysIDKey, archive: (any SeenArchive)? = nil) {
        self.sysIDKey = sysIDKey
        seen = SeenKeys(archive: archive)
    }
}
