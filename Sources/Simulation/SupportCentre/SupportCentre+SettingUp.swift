import Engine
import Vocabulary

/// What the centre's parts are called in the log.
struct CentrePlaces {
    var agents: [UserID] = []
    var available = PresenceID.none
    var away = PresenceID.none
    var offline = PresenceID.none
    var reasons: [RejectReasonID] = []
    var queues: [QueueID] = []
    var company: [Address] = []
    /// Which requester a number is.
    var requesters: [Address: Int] = [:]
    /// The interaction that a requester is in.
    var current: [Int: InteractionID] = [:]
    /// The requester of an interaction.
    var owner: [InteractionID: Int] = [:]
    /// Which agent a user is.
    var index: [UserID: Int] = [:]
    /// Whether an agent is at work.
    var isAtWork: [Bool] = []
    /// Who has an interaction.
    var holder: [InteractionID: UserID] = [:]
    /// How many answers an interaction still needs.
    var answersLeft: [InteractionID: Int] = [:]
}

extension SupportCentre {
    /// Six queues; languages and departments as skills; two of them with hours.
    func setUp() throws(SimulationError) {
        let time = Self.start
        try submit(.settingsChanged(SettingsChanged(defaultTerritory: "US")), at: time)
        let channel = ServiceChannelID(
            try make(
                .serviceChannelSet(ServiceChannelSet(name: "sms", active: true, capacity: 3))
            )
        )
        places.available = PresenceID(
            try make(
                .presenceStateSet(
                    PresenceStateSet(name: "Available", active: true, channels: [channel])
                )
            )
        )
        places.away = PresenceID(
            try make(.presenceStateSet(PresenceStateSet(name: "Away", active: true, order: 2)))
        )
        places.offline = PresenceID(
            try make(
                .presenceStateSet(
                    PresenceStateSet(name: "Offline", active: true, order: 3, offline: true)
                )
            )
        )
        for (name, again) in [("Busy", true), ("Not my expertise", false)] {
            let reason = RejectReasonSet(name: name, active: true, reassignable: again)
            places.reasons.append(RejectReasonID(try make(.rejectReasonSet(reason))))
        }
        var skills: [SkillID] = []
        for name in ["Billing", "Technical", "Spanish"] {
            skills.append(SkillID(try make(.skillSet(SkillSet(name: name, active: true)))))
        }
        for number in 0..<size.agents {
            let user = UserSet(
                userName: "agent\(number)",
                name: "Agent \(number)",
                active: true,
                roles: [.agent]
            )
            let id = UserID(try make(.userSet(user)))
            places.index[id] = number
            places.agents.append(id)
            places.isAtWork.append(false)
            let own = skills.enumerated().filter { number % (3 + $0.offset) == 0 }
                .map { SkillLevel($0.element, level: UInt64(1 + numbers.below(3))) }
            var settings = AgentSettingsSet(agent: id, skills: own)
            if number % 10 == 0 { settings.capacity = 5 }
            if number % 17 == 0 { settings.universalCapacity = 2 }
            try submit(.agentSettingsSet(settings), at: time)
        }
        try setUpQueues(skills)
    }

    private func setUpQueues(_ skills: [SkillID]) throws(SimulationError) {
        func group(_ name: String, _ isMember: (Int) -> Bool) throws(SimulationError)
            -> AgentGroupID
        {
            let members = places.agents.enumerated().filter { isMember($0.offset) }.map(\.element)
            return AgentGroupID(
                try make(
                    .agentGroupSet(AgentGroupSet(name: name, active: true, members: members))
                )
            )
        }
        let everyone = try group("Everyone") { _ in true }
        let first = try group("First line") { $0 % 2 == 0 }
        let second = try group("Second line") { $0 % 4 == 1 }
        let office = CalendarID(
            try make(
                .calendarSet(
                    CalendarSet(name: "Office", active: true, hours: ["mon-fri 08:00-20:00"])
                )
            )
        )
        let asking = AssignmentRuleID(
            try make(
                .assignmentRuleSet(
                    AssignmentRuleSet(
                        name: "Asking",
                        active: true,
                        offerTimeout: .seconds(45),
                        presenceAfterTimeout: places.away,
                        affinityWait: .minutes(10),
                        roundPause: .minutes(2)
                    )
                )
            )
        )
        let turns = AssignmentRuleID(
            try make(
                .assignmentRuleSet(
                    AssignmentRuleSet(
                        name: "In turn",
                        active: true,
                        method: .lastAssigned,
                        offerTimeout: .seconds(60)
                    )
                )
            )
        )
        let given = AssignmentRuleID(
            try make(
                .assignmentRuleSet(
                    AssignmentRuleSet(
                        name: "Given",
                        active: true,
                        autoAssign: true,
                        requeueWhenOffline: true
                    )
                )
            )
        )
        let target = Milliseconds.minutes(5)
        let spare = QueueID(
            try make(
                .queueSet(
                    QueueSet(
                        name: "Spare",
                        order: 60,
                        active: true,
                        groups: [everyone],
                        assignmentRule: turns,
                        targetWait: target
                    )
                )
            )
        )
        let sets = [
            QueueSet(
                name: "Urgent",
                order: 10,
                active: true,
                groups: [everyone],
                assignmentRule: given,
                targetWait: .minutes(1)
            ),
            QueueSet(
                name: "Billing",
                order: 20,
                active: true,
                groups: [first],
                assignmentRule: asking,
                maxWait: .minutes(20),
                overflow: spare,
                targetWait: target,
                skills: [SkillLevel(skills[0], level: 1, isMandatory: true)]
            ),
            QueueSet(
                name: "Technical",
                order: 30,
                active: true,
                groups: [first, second],
                assignmentRule: asking,
                calendar: office,
                outOfHoursText: "We are here on weekdays from 8 to 20.",
                targetWait: target,
                skills: [SkillLevel(skills[1], level: 2)]
            ),
            QueueSet(
                name: "Spanish",
                order: 40,
                active: true,
                groups: [everyone],
                assignmentRule: turns,
                maxWait: .minutes(30),
                overflow: spare,
                targetWait: target,
                skills: [SkillLevel(skills[2], level: 1, isMandatory: true)]
            ),
            QueueSet(
                name: "General",
                order: 50,
                active: true,
                groups: [first],
                assignmentRule: asking,
                calendar: office,
                targetWait: target
            ),
        ]
        for (number, set) in sets.enumerated() {
            let queue = QueueID(try make(.queueSet(set)))
            places.queues.append(queue)
            let company = Self.number(1_555_000_0000, number)
            places.company.append(company)
            let application = ProviderApplicationSet(
                name: set.name,
                provider: "loopback",
                number: company,
                active: true,
                virtualAgentFirst: number > 0,
                queue: queue
            )
            try submit(.providerApplicationSet(application), at: Self.start)
        }
    }

    /// Makes something, and gives the position of the record that made it.
    private func make(_ input: Input) throws(SimulationError) -> Position {
        let position = ledger.next
        guard try submit(input, at: Self.start) else {
            preconditionFailure("the rules take what the centre is made of")
        }
        return position
    }

    /// A number of the series that begins with another.
    static func number(_ first: Int, _ index: Int) -> Address {
        guard let address = Address("+\(first + index)") else {
            preconditionFailure("a series of numbers has numbers")
        }
        return address
    }
}
