import Vocabulary

/// Problems that only the whole file shows, with the places at which they would be named.
struct PlacedWarnings {
    /// Agents who may be in no group.
    var users: [(user: UserSet, place: ObjectReader)] = []
    /// Queues whose work nobody may be offered.
    var queues: [(queue: RoutingConfiguration.Queue, place: ObjectReader)] = []

    /// Those that hold.
    func warnings(_ site: SiteConfiguration) -> [ConfigurationError] {
        let agents = Set(
            site.users.filter { $0.active && $0.roles.contains(.agent) }.map(\.userName)
        )
        var warnings: [ConfigurationError] = []
        for (queue, place) in queues where queue.set.active && !queue.groups.isEmpty {
            guard let problem = problem(of: queue, site.routing, agents) else { continue }
            warnings.append(
                place.refusal(
                    "groups",
                    problem,
                    advice: "add agents to its groups, or skills to the agents"
                )
            )
        }
        guard !site.routing.groups.isEmpty else { return warnings }
        let grouped = Set(site.routing.groups.flatMap(\.members))
        for (user, place) in users
        where agents.contains(user.userName) && !grouped.contains(user.userName) {
            warnings.append(
                place.refusal(
                    "userName",
                    "is an agent in no group, who is offered nothing",
                    advice: "add it to the members of one of routing.groups"
                )
            )
        }
        return warnings
    }

    private func problem(
        of queue: RoutingConfiguration.Queue,
        _ routing: RoutingConfiguration,
        _ agents: Set<String>
    ) -> String? {
        let members = routing.groups.filter { queue.groups.contains($0.set.name) && $0.set.active }
            .flatMap(\.members).filter(agents.contains)
        guard !members.isEmpty else {
            return "have no active agent, so that its work is offered to nobody"
        }
        let demanded = queue.skills.filter(\.isMandatory)
        let isAble = members.contains { member in
            let skills = routing.agents.first { $0.userName == member }?.skills ?? []
            return demanded.allSatisfy { want in
                skills.contains { $0.name == want.name && $0.level >= want.level }
            }
        }
        return isAble ? nil : "have no agent with the skills that it demands"
    }
}
