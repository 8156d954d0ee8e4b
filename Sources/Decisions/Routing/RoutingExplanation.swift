public import Vocabulary

/// Why a work item is offered to whom it is, or to nobody: all who could have got it, the first first.
///
/// It is asked of the state in which the decision is made, before its outcome is folded in, and comes from
/// the same `AssignmentPlan` and the same obstacles as the decision.
public struct RoutingExplanation: Hashable, Sendable {
    /// The queue that the item waits in.
    public var queue: QueueID
    /// Since when it waits.
    public var since: Instant
    /// How those with equal skills are ranked.
    public var method: AssignmentMethod
    /// How often everybody has been asked before.
    public var round: UInt64
    /// The requester's last agent; none when nobody in particular is looked for first.
    public var preferred: UserID
    /// The agent who had room and took the oldest work; none when the item looked for an agent.
    public var seeker: UserID
    /// Why nobody at all is asked; nothing when candidates decide.
    public var obstacle: QueueObstacle?
    /// Agents of the queue's groups in order of preference; those who cannot be asked come last.
    public var candidates: [RoutingCandidate]
    /// How many more there are than are listed.
    public var omitted: Int

    /// How many candidates are listed at most: a page of them is enough to see why.
    public static let candidatesMax = 200

    /// Who is asked; nobody when nobody can be.
    public var firstEligible: UserID? {
        guard obstacle == nil, let first = candidates.first, first.obstacle == nil else {
            return nil
        }
        return first.agent
    }
}

/// An agent as one routing decision sees one.
public struct RoutingCandidate: Hashable, Sendable {
    /// Who.
    public var agent: UserID
    /// How well the agent does what the queue asks for: the sum of the levels.
    public var skill: UInt64
    /// How many units of capacity are left.
    public var free: UInt64
    /// The record that last gave the agent work; 0 before the first.
    public var lastAssigned: Position
    /// Why the agent cannot be asked; nothing when the agent can.
    public var obstacle: CandidateObstacle?
}

extension DecisionState {
    /// Explains what becomes of a work item that nobody is asked about.
    ///
    /// - Parameters:
    ///   - id: the interaction that waits.
    ///   - seeker: an agent who has just got room and takes the oldest work, who comes first then; none when
    ///     the item looks for an agent.
    ///   - now: when it is decided.
    /// - Returns: all candidates; nothing when it waits in no queue that gives its work to agents.
    /// - Complexity: O(agents of the queue's groups × log); deciding does not do this.
    public func explainRouting(
        of id: InteractionID,
        seeker: UserID = .none,
        at now: Instant
    ) -> RoutingExplanation? {
        guard let item = routing.items[id], let pool = routing.pools[item.queue],
            let interaction = active(id)
        else { return nil }
        var explanation = RoutingExplanation(
            queue: item.queue,
            since: item.since,
            method: pool.rule.method,
            round: item.round,
            preferred: item.preferred,
            seeker: seeker,
            candidates: [],
            omitted: 0
        )
        var awaited = UserID.none
        var first = seeker
        if !item.offeredTo.isNone {
            explanation.obstacle = .offered(item.offeredTo)
        } else if item.isParked {
            explanation.obstacle = .parked
        } else {
            switch AssignmentPlan(item, pool, interaction, in: self, at: now) {
            case .overflows(let target): explanation.obstacle = .overflows(to: target)
            case .channelInactive: explanation.obstacle = .channelInactive
            case .outOfHours: explanation.obstacle = .outOfHours
            case .awaits(let agent): awaited = agent
            case .gives(let agent): if first.isNone { first = agent }
            case .nobody: break
            }
        }
        var ranked = routing.ranked(item, pool, users, about: interaction, at: now)
        for place in ranked.indices
        where !awaited.isNone && ranked[place].obstacle == nil && ranked[place].agent != seeker {
            ranked[place].obstacle = .anotherIsAwaited(awaited)
        }
        let able = ranked.filter { $0.obstacle == nil }
        explanation.candidates =
            able.filter { $0.agent == first } + able.filter { $0.agent != first }
            + ranked.filter { $0.obstacle != nil }
        explanation.omitted = max(0, ranked.count - RoutingExplanation.candidatesMax)
        explanation.candidates.removeLast(explanation.omitted)
        return explanation
    }
}

extension RoutingState {
    /// The agents of a queue's groups, also of groups that are off, by how they are asked, with what is
    /// in the way.
    fileprivate func ranked(
        _ item: WaitingItem,
        _ pool: AgentPool,
        _ users: [UserID: UserSet],
        about interaction: ActiveInteraction,
        at now: Instant
    ) -> [RoutingCandidate] {
        var everybody = Set(pool.members.keys)
        for group in groups where pool.queue.groups.contains(group.group) {
            everybody.formUnion(group.members)
        }
        if !item.preferred.isNone { everybody.insert(item.preferred) }
        let placed = everybody.map { id in
            var work = agents[id] ?? AgentWork()
            work.isAgent = users[id].map(\.isActiveAgent) ?? false
            return (candidate: pool.candidate(id, work), work: work)
        }
        .sorted { $0.candidate < $1.candidate }
        return placed.map { candidate, work in
            let id = candidate.agent
            let member = pool.members[id]
            let obstacle =
                member == nil
                ? fitness(of: id, work, for: pool.queue).obstacle
                : self.obstacle(of: work)
                    ?? self.obstacle(to: id, item, about: interaction, at: now)
            return RoutingCandidate(
                agent: id,
                skill: member ?? 0,
                free: work.free,
                lastAssigned: work.lastAssigned,
                obstacle: obstacle
            )
        }
    }
}
