import EncodedQuery
import Vocabulary

extension DecisionState {
    /// Refuses what routing could not work with.
    func checkRouting(_ input: Input) throws(Refusal) {
        switch input {
        case .serviceChannelSet(let set): try check(set)
        case .presenceStateSet(let set):
            try check(
                set.name,
                set.presence,
                in: routing.presences,
                \.presence,
                \.name,
                .unknownPresence
            )
            for id in set.channels {
                guard routing.channels.contains(where: { $0.channel == id }) else {
                    throw .unknownServiceChannel
                }
            }
        case .agentGroupSet(let set):
            try check(set.name, set.group, in: routing.groups, \.group, \.name, .unknownGroup)
            guard set.members.count <= Self.membersMax else { throw .tooManyItems }
            for member in set.members where users[member] == nil { throw .unknownUser }
        case .skillSet(let set):
            try check(set.name, set.skill, in: routing.skills, \.skill, \.name, .unknownSkill)
        case .agentSettingsSet(let set):
            guard users[set.agent] != nil else { throw .unknownUser }
            try check(set.skills)
            guard max(set.capacity, set.universalCapacity) <= Self.capacityMax else {
                throw .capacityOutOfRange
            }
        case .assignmentRuleSet(let set): try check(set)
        case .calendarSet(let set): try check(set)
        case .rejectReasonSet(let set):
            try check(
                set.name,
                set.reason,
                in: routing.rejectReasons,
                \.reason,
                \.name,
                .unknownRejectReason
            )
        case .wrapUpCodeSet(let set):
            try check(
                set.name,
                set.code,
                in: routing.wrapUpCodes,
                \.code,
                \.name,
                .unknownWrapUpCode
            )
        case .responseTemplateSet(let set):
            try check(
                set.name,
                set.template,
                in: routing.templates,
                \.template,
                \.name,
                .unknownTemplate
            )
            try set.text.checkAsMessage()
        default: break
        }
    }

    /// How many members a group may have: their list is one record.
    static let membersMax = 20_000
    /// The largest capacity.
    static let capacityMax: UInt64 = 1_000_000

    private func check<Item, Subject>(
        _ name: String,
        _ id: Identifier<Subject>,
        in list: [Item],
        _ identifier: KeyPath<Item, Identifier<Subject>>,
        _ nameOf: KeyPath<Item, String>,
        _ unknown: Refusal
    ) throws(Refusal) {
        guard id.isNone || list.contains(where: { $0[keyPath: identifier] == id }) else {
            throw unknown
        }
        guard !name.isEmpty else { throw .nameMissing }
        let taken = list.contains { $0[keyPath: nameOf] == name && $0[keyPath: identifier] != id }
        guard !taken else { throw .nameTaken }
    }

    private func check(_ set: ServiceChannelSet) throws(Refusal) {
        try check(
            set.name,
            set.channel,
            in: routing.channels,
            \.channel,
            \.name,
            .unknownServiceChannel
        )
        guard set.capacity <= Self.capacityMax, (1...1_000).contains(set.workItemSize) else {
            throw .capacityOutOfRange
        }
        try checkCondition(set.condition)
    }

    private func check(_ set: AssignmentRuleSet) throws(Refusal) {
        try check(
            set.name,
            set.assignmentRule,
            in: routing.assignmentRules,
            \.assignmentRule,
            \.name,
            .unknownAssignmentRule
        )
        for presence in [set.presenceAfterTimeout, set.presenceAfterRejection] {
            guard presence.isNone || routing.presence(presence) != nil else {
                throw .unknownPresence
            }
        }
        for wait in [set.offerTimeout, set.roundPause] {
            guard wait.rawValue >= 1, wait <= MessagingActionSet.durationMax else {
                throw .durationOutOfRange
            }
        }
        guard set.affinityWait >= .zero, set.affinityWait <= MessagingActionSet.durationMax else {
            throw .durationOutOfRange
        }
    }

    private func check(_ set: CalendarSet) throws(Refusal) {
        try check(
            set.name,
            set.calendar,
            in: routing.calendars,
            \.calendar,
            \.name,
            .unknownCalendar
        )
        guard set.zone.isEmpty || zones[set.zone] != nil else { throw .unknownZone }
        guard set.hours.count <= 100, set.closedOn.count <= 1_000 else { throw .tooManyItems }
        guard let week = WeeklyHours(set.hours) else { throw .calendarInvalid }
        guard !week.spans.isEmpty else { throw .calendarNeverOpen }
        for day in set.closedOn {
            guard day.utf8.count == 10, Instant(day + "T00:00:00Z") != nil else {
                throw .calendarInvalid
            }
        }
    }

    func check(_ skills: [SkillLevel]) throws(Refusal) {
        guard skills.count <= 100 else { throw .tooManyItems }
        for skill in skills {
            guard routing.skills.contains(where: { $0.skill == skill.skill }) else {
                throw .unknownSkill
            }
        }
    }

    /// Row W1: a condition is an encoded query over the fields of an interaction.
    func checkCondition(_ condition: String) throws(Refusal) {
        guard !condition.isEmpty else { return }
        let query: EncodedQuery
        do throws(EncodedQueryError) {
            query = try EncodedQuery(parsing: condition)
        } catch {
            throw .filterInvalid(problem: error.description)
        }
        if let unknown = query.unknownFields(knownFields: Self.filterFields).first {
            throw .filterFieldUnknown(unknown)
        }
    }
}

extension QueueSet {
    /// Row W1: what a queue names exists, and its condition can be evaluated.
    func checkRouting(in state: borrowing DecisionState) throws(Refusal) {
        try state.checkCondition(condition)
        guard groups.count <= 1_000 else { throw .tooManyItems }
        for group in groups {
            guard state.routing.groups.contains(where: { $0.group == group }) else {
                throw .unknownGroup
            }
        }
        let rules = state.routing.assignmentRules
        guard
            assignmentRule.isNone || rules.contains(where: { $0.assignmentRule == assignmentRule })
        else { throw .unknownAssignmentRule }
        let calendars = state.routing.calendars
        guard calendar.isNone || calendars.contains(where: { $0.calendar == calendar }) else {
            throw .unknownCalendar
        }
        guard overflow.isNone || state.queues.contains(where: { $0.queue == overflow }) else {
            throw .unknownQueue
        }
        for wait in [maxWait, targetWait] {
            guard wait >= .zero, wait <= MessagingActionSet.durationMax else {
                throw .durationOutOfRange
            }
        }
        try state.check(skills)
    }
}
