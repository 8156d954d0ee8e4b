import Decisions
import Engine
import Vocabulary

extension WorkloadGenerator {
    /// Short waits and equal ones, so that timers meet.
    static let durations: [Milliseconds] = [
        Milliseconds(rawValue: 1), .seconds(1), .seconds(1), .seconds(1), .seconds(2),
        .seconds(10), .seconds(10), .minutes(1),
    ]

    static let filters = [
        "", "", "", "state=on_hold", "state!=queued", "responder=agent", "agent_message_count>1",
        "short_descriptionISEMPTY", "requester_message_count=1^ORstate=work_in_progress",
    ]

    mutating func configure() throws(LedgerError) {
        try take(.settingsChanged(anySettings(channelActive: true)))
        for index in 0...random.below(2) {
            let queue = QueueSet(
                name: "queue \(index)",
                order: UInt64(100 * random.below(2)),
                active: !random.chance(10)
            )
            try take(.queueSet(queue))
        }
        for index in 0...(1 + random.below(2)) {
            let application = ProviderApplicationSet(
                name: "application \(index)",
                provider: "loopback",
                number: Self.companies[index],
                active: index == 0 || !random.chance(25),
                virtualAgentFirst: random.chance(30),
                queue: anyQueue(),
                confirmsConsent: random.chance(10),
                pool: random.chance(40) ? "pool" : "",
                language: random.pick(["", "", "de", "tr-TR", "fr"])
            )
            try take(.providerApplicationSet(application))
        }
        for index in 0...(1 + random.below(2)) {
            let user = UserSet(
                userName: "agent\(index)",
                name: "Agent \(index)",
                active: true,
                roles: [.agent]
            )
            try take(.userSet(user))
        }
        for index in 0...(1 + random.below(2)) { try take(anyConsumer(.none, "consumer \(index)")) }
        if random.chance(50) {
            let contact = ContactSet(
                name: "contact",
                active: true,
                phones: [random.pick(Self.requesters)]
            )
            try take(.contactSet(contact))
        }
        for index in 0...(1 + random.below(4)) {
            var action = anyAction("action \(index)")
            action.active = !random.chance(10)
            try take(.messagingActionSet(action))
        }
    }

    mutating func anySettings(channelActive: Bool) -> SettingsChanged {
        SettingsChanged(
            channelActive: channelActive,
            resumeHeld: random.chance(70),
            defaultTerritory: "US",
            openingAcknowledgement: random.chance(30) ? "We have it." : "",
            closingText: random.chance(30) ? "Goodbye." : "",
            resumeGrace: random.pick([
                .zero, Milliseconds(rawValue: 1), .seconds(1), .minutes(15),
            ]),
            reassignExclusion: random.pick([.zero, .seconds(1), .hours(1)]),
            readsConsentWords: random.chance(90),
            stopWords: some(ConsentPhrase.entries(.stop)),
            startWords: some(ConsentPhrase.entries(.start)),
            helpWords: some(ConsentPhrase.entries(.help)),
            stopText: random.chance(90) ? "No more." : "",
            startText: random.chance(90) ? "Again." : "",
            helpText: random.chance(90) ? "Call us." : "",
            stopsPool: random.chance(30),
            stopTexts: some(["de:Keine mehr.", "tr:Artık yok.", "fr-CA:Fini."]),
            startTexts: some(["de:Wieder.", "tr:Yine.", "fr:Encore."]),
            helpTexts: some(["de:Rufen Sie an.", "el:Καλέστε."]),
            quietHours: later.pick([
                [], [], [], ["21:00-08:00"], ["12:00-09:30"], ["mon 09:05-09:10"],
            ])
        )
    }

    /// Some of a list, in its order.
    private mutating func some(_ all: [String]) -> [String] {
        var chosen: [String] = []
        for element in all where random.chance(70) { chosen.append(element) }
        return chosen
    }

    mutating func anyConsumer(_ person: PersonID, _ name: String) -> Input {
        var phones = [random.pick(Self.requesters)]
        if random.chance(20) { phones.append(random.pick(Self.requesters)) }
        return .consumerSet(
            ConsumerSet(person: person, name: name, active: !random.chance(10), phones: phones)
        )
    }

    mutating func anyAction(_ name: String) -> MessagingActionSet {
        MessagingActionSet(
            name: name,
            active: true,
            order: UInt64(100 * (1 + random.below(2))),
            event: random.pick(MessagingEvent.allCases),
            duration: random.pick(Self.durations),
            anchor: random.chance(70) ? .first : .last,
            filter: random.pick(Self.filters),
            kind: random.pick(MessagingActionKind.allCases),
            text: "Still there?",
            state: random.pick([
                .workInProgress, .onHold, .wrapUp, .closedComplete, .closedAbandoned,
            ])
        )
    }

    /// An edit of what rules depend on, while timers are armed.
    mutating func anyEdit() -> Input {
        switch random.below(8) {
        case 0...2:
            let actions = ledger.state.actions
            guard !actions.isEmpty else {
                return .messagingActionSet(anyAction("action \(newKey())"))
            }
            var action = random.pick(actions).definition
            let other = anyAction(action.name)
            switch random.below(5) {
            case 0: action.active.toggle()
            case 1: action.duration = other.duration
            case 2: action.order = other.order
            case 3: action.filter = other.filter
            default:
                action.kind = other.kind
                action.state = other.state
                action.anchor = other.anchor
            }
            return .messagingActionSet(action)
        case 3: return .messagingActionSet(anyAction("action \(newKey())"))
        case 4:
            var application = random.pick(ledger.state.applications)
            switch random.below(10) {
            case ..<5: application.active.toggle()
            case ..<8: application.virtualAgentFirst.toggle()
            default: application.pool = application.pool.isEmpty ? "pool" : ""
            }
            return .providerApplicationSet(application)
        case 5: return .settingsChanged(anySettings(channelActive: !random.chance(20)))
        case 6:
            guard let user = ledger.state.users[anyAgent()] else { return anyEdit() }
            var changed = user
            changed.active = !random.chance(30)
            return .userSet(changed)
        default:
            guard let person = people.filter({ $0.kind == .consumer }).last else {
                return anyConsumer(.none, "consumer \(newKey())")
            }
            return anyConsumer(person.id, "renamed")
        }
    }
}
