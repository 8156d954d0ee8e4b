import Decisions
import Vocabulary

extension ConfigurationDifference {
    /// Time zones, which name nothing.
    func zones(_ state: borrowing DecisionState) -> [Input] {
        let zones = wanted.routing.zones.filter { state.offsets(ofZone: $0.zone) != $0.offsets }
        return zones.map { zone in
            var set = zone
            set.by = by
            return .timeZoneSet(set)
        }
    }

    /// The countries of numbers, which name zones.
    func numberZones(_ state: borrowing DecisionState) -> [Input] {
        guard var set = wanted.numberZones, set.zones != state.zonesOfNumbers else { return [] }
        set.by = by
        return [.numberZonesSet(set)]
    }

    /// Service channels and what names nothing else.
    func routingParts(_ state: borrowing DecisionState) -> [Input] {
        let routing = wanted.routing
        let now = state.routing
        return missing(routing.channels, in: now.channels, \.name, \.channel, \.by)
            .map { .serviceChannelSet($0) }
            + missing(routing.skills, in: now.skills, \.name, \.skill, \.by).map { .skillSet($0) }
            + missing(routing.calendars, in: now.calendars, \.name, \.calendar, \.by)
            .map { .calendarSet($0) }
            + missing(routing.rejectReasons, in: now.rejectReasons, \.name, \.reason, \.by)
            .map { .rejectReasonSet($0) }
            + missing(routing.wrapUpCodes, in: now.wrapUpCodes, \.name, \.code, \.by)
            .map { .wrapUpCodeSet($0) }
            + missing(routing.templates, in: now.templates, \.name, \.template, \.by)
            .map { .responseTemplateSet($0) }
    }

    /// Presence states, which name channels, and assignment rules, which name presence states.
    func presencesAndRules(_ state: borrowing DecisionState) -> [Input] {
        let now = state.routing
        let presences = wanted.routing.presences.map { presence in
            var set = presence.set
            set.channels = presence.channels.compactMap { name in
                now.channels.first { $0.name == name }?.channel
            }
            return set
        }
        let first = missing(presences, in: now.presences, \.name, \.presence, \.by)
        guard first.isEmpty else { return first.map { .presenceStateSet($0) } }
        let rules = wanted.routing.assignmentRules.map { rule in
            var set = rule.set
            set.presenceAfterTimeout =
                now.presences.first { $0.name == rule.presenceAfterTimeout }?.presence ?? .none
            set.presenceAfterRejection =
                now.presences.first { $0.name == rule.presenceAfterRejection }?.presence ?? .none
            return set
        }
        return missing(rules, in: now.assignmentRules, \.name, \.assignmentRule, \.by)
            .map { .assignmentRuleSet($0) }
    }

    /// Groups and what agents can do, which name users.
    func groupsAndAgents(_ state: borrowing DecisionState) -> [Input] {
        guard !wanted.routing.groups.isEmpty || !wanted.routing.agents.isEmpty else { return [] }
        var users: [String: UserID] = [:]
        for user in state.users.values { users[user.userName] = user.user }
        let groups = wanted.routing.groups.map { group in
            var set = group.set
            set.members = group.members.compactMap { users[$0] }
            return set
        }
        var inputs: [Input] = missing(groups, in: state.routing.groups, \.name, \.group, \.by)
            .map { .agentGroupSet($0) }
        for agent in wanted.routing.agents {
            guard let user = users[agent.userName] else { continue }
            var set = agent.set
            set.agent = user
            set.skills = levels(agent.skills, state)
            let present = state.routing.settings(of: user)
            set.by = present?.by ?? .none
            guard set != present else { continue }
            set.by = by
            inputs.append(.agentSettingsSet(set))
        }
        return inputs
    }

    /// Queues, which name everything else; one that overflows into a new one is completed afterwards.
    func queues(_ state: borrowing DecisionState) -> [Input] {
        let now = state.routing
        let queues = wanted.queues.map { queue in
            var set = queue.set
            set.groups = queue.groups.compactMap { name in
                now.groups.first { $0.name == name }?.group
            }
            set.assignmentRule =
                now.assignmentRules.first { $0.name == queue.assignmentRule }?.assignmentRule
                ?? .none
            set.calendar =
                now.calendars.first { $0.name == queue.calendar }?.calendar ?? .none
            set.overflow = state.queues.first { $0.name == queue.overflow }?.queue ?? .none
            set.skills = levels(queue.skills, state)
            return set
        }
        var inputs: [Input] = missing(queues, in: state.queues, \.name, \.queue, \.by)
            .map { .queueSet($0) }
        for var queue in state.queues
        where queue.active && queue.by == by
            && !wanted.queues.contains(where: { $0.set.name == queue.name })
        {
            queue.active = false
            queue.by = by
            inputs.append(.queueSet(queue))
        }
        return inputs
    }

    private func levels(
        _ skills: [RoutingConfiguration.Skill],
        _ state: borrowing DecisionState
    ) -> [SkillLevel] {
        let known = state.routing.skills
        return skills.compactMap { skill in
            known.first { $0.name == skill.name }.map {
                SkillLevel($0.skill, level: skill.level, isMandatory: skill.isMandatory)
            }
        }
    }

    /// What a list of the file has, and the log has not or otherwise.
    private func missing<Set: Hashable, Subject>(
        _ list: [Set],
        in present: [Set],
        _ name: KeyPath<Set, String>,
        _ id: WritableKeyPath<Set, Identifier<Subject>>,
        _ author: WritableKeyPath<Set, UserID>
    ) -> [Set] {
        list.compactMap { item in
            var item = item
            let former = present.first { $0[keyPath: name] == item[keyPath: name] }
            item[keyPath: id] = former?[keyPath: id] ?? .none
            item[keyPath: author] = former?[keyPath: author] ?? .none
            guard item != former else { return nil }
            item[keyPath: author] = by
            return item
        }
    }
}
