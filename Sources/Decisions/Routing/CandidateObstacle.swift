public import Vocabulary

/// Why an agent is not asked about a work item (rows W2 to W4, X4).
///
/// Deciding asks only whether there is one; explaining says which.
public enum CandidateObstacle: Hashable, Sendable {
    /// The agent is in none of the queue's groups: only the requester's last agent is listed so.
    case notInGroup
    /// The only groups of the queue that the agent is in are off.
    case groupInactive(AgentGroupID)
    /// The user is inactive or no agent.
    case notAnAgent
    /// A skill that the queue or the site's script asks for is missing, or its level is too low.
    case lacksSkill(SkillID, needed: UInt64, has: UInt64)
    /// The agent's presence serves no text messages; none for offline.
    case notPresent(PresenceID)
    /// Too few units of capacity are left.
    case noRoom(free: UInt64, needed: UInt64)
    /// The agent was asked in this round, or had the conversation before.
    case askedInRound
    /// The agent rejected it for a reason that rules later rounds out as well.
    case rejectedForGood
    /// The agent had it and is left out for a while (row M4).
    case leftOut(until: Instant)
    /// The requester's last agent is waited for (row W3).
    case anotherIsAwaited(UserID)

    /// The reason in a word, as the API writes it.
    public var word: String {
        switch self {
        case .notInGroup: "not_in_group"
        case .groupInactive: "group_inactive"
        case .notAnAgent: "not_an_agent"
        case .lacksSkill: "lacks_skill"
        case .notPresent: "not_present"
        case .noRoom: "no_room"
        case .askedInRound: "asked_in_round"
        case .rejectedForGood: "rejected_for_good"
        case .leftOut: "left_out"
        case .anotherIsAwaited: "another_is_awaited"
        }
    }
}

/// Why nobody at all is asked about a work item at a moment.
public enum QueueObstacle: Hashable, Sendable {
    /// Somebody is asked already.
    case offered(UserID)
    /// It is on hold while nobody has it.
    case parked
    /// It has waited for too long and goes to another queue (row W6).
    case overflows(to: QueueID)
    /// The service channel does not route it (row W1).
    case channelInactive
    /// The queue's hours are over (row W1).
    case outOfHours

    /// The reason in a word, as the API writes it.
    public var word: String {
        switch self {
        case .offered: "offered"
        case .parked: "parked"
        case .overflows: "overflows"
        case .channelInactive: "channel_inactive"
        case .outOfHours: "out_of_hours"
        }
    }
}

extension WaitingItem {
    /// Row W4: nobody is asked twice in a round, nor one who had it before, for a while (row M4).
    func obstacle(
        to agent: UserID,
        about interaction: ActiveInteraction,
        at now: Instant
    ) -> CandidateObstacle? {
        if refused.contains(agent) { return .askedInRound }
        if excluded.contains(agent) { return .rejectedForGood }
        if interaction.excluded == agent, interaction.excludedUntil > now {
            return .leftOut(until: interaction.excludedUntil)
        }
        return nil
    }
}

extension RoutingState {
    /// Rows W4 and X4: why an agent with room may not be asked about an item.
    func obstacle(
        to agent: UserID,
        _ item: WaitingItem,
        about interaction: ActiveInteraction,
        at now: Instant
    ) -> CandidateObstacle? {
        item.obstacle(to: agent, about: interaction, at: now) ?? lack(of: item.skills, in: agent)
    }

    /// Row W2: why an agent cannot be asked about anything at this moment.
    func obstacle(of work: AgentWork) -> CandidateObstacle? {
        if !work.serves { return work.isAgent ? .notPresent(work.presence) : .notAnAgent }
        return work.free < workItemSize
            ? .noRoom(free: work.free, needed: workItemSize) : nil
    }

    /// The first skill that an item asks for and an agent does not have.
    func lack(of skills: [SkillLevel], in agent: UserID) -> CandidateObstacle? {
        guard !skills.isEmpty else { return nil }
        let known = agents[agent]?.settings.skills ?? []
        for want in skills {
            let level = known.lazy.filter { $0.skill == want.skill }.map(\.level).max()
            guard let level, level >= want.level else {
                return .lacksSkill(want.skill, needed: want.level, has: level ?? 0)
            }
        }
        return nil
    }
}
