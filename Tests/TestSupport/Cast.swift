public import Vocabulary

/// Who and what is there before a test of the rules begins; nothing more than most tests need.
///
/// Two company numbers, one of which the virtual agent answers first; two agents and a supervisor; one
/// queue; Carla, whose record has a number, and Dora, whose record has none.
public enum Cast {
    /// Answered by agents, from the queue Support.
    public static let demo = address("+15550009999")
    /// Answered by the virtual agent first.
    public static let bot = address("+15550008888")
    /// Of a provider application that is switched off.
    public static let off = address("+15550007777")
    /// Of no provider application.
    public static let nowhere = address("+15550000000")
    /// On the record of the consumer Carla.
    public static let carlasPhone = address("+15551234567")
    /// On nobody's record.
    public static let strangersPhone = address("+15551230001")

    /// The queue.
    public static let support = QueueID(2)
    /// A queue that is not active.
    public static let closedQueue = QueueID(3)
    /// The application of `demo`.
    public static let demoApplication = ApplicationID(4)
    /// An agent.
    public static let ana = UserID(7)
    /// Another agent.
    public static let mira = UserID(8)
    /// A user who is no agent.
    public static let sven = UserID(9)
    /// A consumer.
    public static let carla = Person(.consumer, PersonID(10))
    /// Another consumer.
    public static let dora = Person(.consumer, PersonID(11))

    /// What made them, at the positions that name them.
    static let inputs: [Input] = [
        .settingsChanged(SettingsChanged(defaultTerritory: "US")),
        .queueSet(QueueSet(name: "Support", order: 100, active: true)),
        .queueSet(QueueSet(name: "Closed", order: 200, active: false)),
        .providerApplicationSet(application("Demo", demo)),
        .providerApplicationSet(application("Bot", bot, virtualAgentFirst: true)),
        .providerApplicationSet(application("Off", off, active: false)),
        .userSet(user("ana", [.agent])),
        .userSet(user("mira", [.agent])),
        .userSet(user("sven", [.supervisor])),
        .consumerSet(ConsumerSet(name: "Carla", active: true, phones: [carlasPhone])),
        .consumerSet(ConsumerSet(name: "Dora", active: true)),
    ]

    /// What identifiers are called in expectations, by position.
    static let names: [UInt64: String] = [
        2: "Support", 3: "Closed", 4: "Demo", 5: "Bot", 6: "Off", 7: "ana", 8: "mira", 9: "sven",
        10: "Carla", 11: "Dora",
    ]

    /// An address that a test writes down.
    public static func address(_ text: String) -> Address {
        guard let address = Address(text) else { preconditionFailure("\(text) is no address") }
        return address
    }

    /// A provider application, on unless said otherwise.
    public static func application(
        _ name: String,
        _ number: Address,
        active: Bool = true,
        virtualAgentFirst: Bool = false
    ) -> ProviderApplicationSet {
        ProviderApplicationSet(
            name: name,
            provider: "loopback",
            number: number,
            active: active,
            virtualAgentFirst: virtualAgentFirst,
            queue: support
        )
    }

    private static func user(_ name: String, _ roles: [Role]) -> UserSet {
        UserSet(userName: name, name: name, active: true, roles: roles)
    }
}
