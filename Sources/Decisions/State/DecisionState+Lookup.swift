import Scheduler
public import Vocabulary

extension DecisionState {
    /// When the next timer is due; nothing while none is pending.
    public var nextTimerDue: Instant? { timers.first?.due }

    /// How many interactions are active.
    public var activeCount: Int { slots.count - freeSlots.count }

    /// The active interaction of a pair.
    public func active(_ pair: AddressPair) -> ActiveInteraction? {
        guard let slot = slot(of: pair) else { return nil }
        return slots[Int(slot)]
    }

    /// An active interaction by its identifier.
    public func active(_ id: InteractionID) -> ActiveInteraction? {
        guard let slot = slot(of: id) else { return nil }
        return slots[Int(slot)]
    }

    func slot(of pair: AddressPair) -> UInt32? {
        pairIndex.find(pair.stableHash) { slots[Int($0)]?.pair == pair }
    }

    func slot(of id: InteractionID) -> UInt32? {
        idIndex.find(id.stableHash) { slots[Int($0)]?.id == id }
    }

    /// The active interactions that records from a position on opened, the oldest first.
    ///
    /// - Complexity: O(active interactions); it is for simulations.
    public func openedInteractions(since position: Position) -> [ActiveInteraction] {
        slots.compactMap { $0 }.filter { $0.id.position >= position }.sorted { $0.id < $1.id }
    }

    /// The provider application of a company number.
    public func application(number: Address) -> ProviderApplicationSet? {
        applications.first { $0.number == number }
    }

    /// A provider application by its identifier.
    public func application(_ id: ApplicationID) -> ProviderApplicationSet? {
        applications.first { $0.application == id }
    }

    /// Whether messages may come and go through a provider application.
    public func isOn(_ application: ProviderApplicationSet) -> Bool {
        settings.channelActive && application.active
    }

    /// Whom the active profile of an address is tied to; nothing when it has none.
    public func profile(of address: Address) -> (id: ProfileID, person: Person)? {
        guard let profile = profiles[address], profile.active else { return nil }
        return (profile.id, profile.person)
    }

    /// Users, consumers and contacts whose record has a number, by table and age.
    ///
    /// A hidden number is nobody's, whatever a record says.
    public func people(with number: Address) -> [Person] {
        number == .anonymous ? [] : peopleByNumber[number] ?? []
    }

    /// The country of somebody; empty when unknown.
    public func territory(of person: Person) -> String { people[person]?.territory ?? "" }

    /// A consumer or contact by name, the oldest when several have it: for configuration files.
    ///
    /// - Complexity: O(people).
    public func person(
        named name: String,
        _ kind: PersonKind
    ) -> (id: PersonID, phones: [Address], territory: String, timeZone: String)? {
        let found = people.lazy.filter { $0.key.kind == kind && $0.value.name == name }
            .min { $0.key.id < $1.key.id }
        return found.map { ($0.key.id, $0.value.phones, $0.value.territory, $0.value.timeZone) }
    }

    /// What somebody is called; empty when nobody is known by that identifier.
    public func name(of person: Person) -> String { people[person]?.name ?? "" }

    /// Since when a requester wants no messages from a company number, or from one of its pool where
    /// the settings say that this counts for all of it.
    public func optOut(_ pair: AddressPair) -> Instant? {
        if let since = optedOut[pair] { return since }
        guard settings.stopsPool, !optedOut.isEmpty else { return nil }
        return numbersSharingConsent(with: pair.company)
            .compactMap { optedOut[AddressPair(requester: pair.requester, company: $0)] }.min()
    }

    /// Interactions that wait in a queue, the longest waiting first.
    public func waiting(in queue: QueueID) -> [InteractionID] {
        lines[queue]?.waiting.map(\.interaction) ?? []
    }

    func knows(_ person: Person) -> Bool { people[person] != nil }

    func agent(_ id: UserID) throws(Refusal) -> UserSet {
        guard let user = users[id], user.active else { throw .unknownUser }
        guard user.roles.contains(.agent) else { throw .notAnAgent }
        return user
    }

    func interaction(_ id: InteractionID) throws(Refusal) -> ActiveInteraction {
        guard let found = active(id) else { throw .interactionNotActive }
        return found
    }
}
