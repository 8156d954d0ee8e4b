public import Vocabulary

/// A queue as it stands.
public struct QueueStanding: Sendable {
    /// The queue.
    public var queue: QueueRow
    /// How many conversations wait in it, those among them that are offered to somebody included.
    public var waiting: Int
    /// How many of them are offered to somebody.
    public var offered: Int
    /// Since when the oldest of them waits for an agent; nothing when none does.
    public var oldest: Instant?
    /// How many of its conversations agents have.
    public var inProgress: Int
    /// Who gets its work, whether here or not; who has what its skills call for.
    public var members: [UserID]
    /// Members whose presence serves the channel and who have room.
    public var eligible: [UserID]
    /// Why nobody is eligible; nothing when somebody is, or when agents take its work themselves.
    public var reason: WaitReason?
}

/// An agent with what the board shows of one.
public struct AgentOnBoard: Sendable {
    /// The agent as routing knows one.
    public var standing: AgentStanding
    /// The name of the presence; nothing before the first.
    public var presenceName: String
    /// Whether the presence is one of being away for good, or there is none yet.
    public var isOffline: Bool
    /// Whether work can come to the agent.
    public var serves: Bool
    /// Units of work that the agent has, offers included (row W2).
    public var load: UInt64
    /// Units that the agent may have.
    public var capacity: UInt64
}

/// Queues and agents as they stand.
public struct Board: Sendable {
    /// Active queues in the order in which they are served.
    public var queues: [QueueStanding]
    /// Active agents by user name.
    public var agents: [AgentOnBoard]
    /// Open conversations by state; states without any are left out.
    public var open: [InteractionState: Int]
}

extension ViewsReader {
    /// Queues and agents as they stand now.
    ///
    /// - Complexity: O(open conversations + queues × agents).
    /// - Throws: what the store meets.
    public func board() throws(ProjectionsError) -> Board {
        try store.read { views throws(ProjectionsError) in try BoardReading(views).board() }
    }
}

/// Makes a board of one picture.
private struct BoardReading {
    private let views: any ViewReading
    private let channel: ServiceChannelSet
    private let presences: [PresenceID: PresenceStateSet]
    private let groups: [AgentGroupID: AgentGroupSet]
    private let activeSkills: Set<SkillID>

    init(_ views: any ViewReading) throws(ProjectionsError) {
        self.views = views
        let channels = try views.sets(ServiceChannelSet.self)
        channel = channels.first { $0.active && $0.name == "sms" } ?? ServiceChannelSet()
        let presences = try views.sets(PresenceStateSet.self)
        self.presences = Dictionary(uniqueKeysWithValues: presences.map { ($0.presence, $0) })
        let groups = try views.sets(AgentGroupSet.self)
        self.groups = Dictionary(uniqueKeysWithValues: groups.map { ($0.group, $0) })
        activeSkills = Set(try views.sets(SkillSet.self).filter(\.active).map(\.skill))
    }

    func board() throws(ProjectionsError) -> Board {
        var work = OpenWork()
        try work.read(views)
        let agents = try agents(work)
        let standings = Dictionary(uniqueKeysWithValues: agents.map { ($0.standing.user.id, $0) })
        var queues: [QueueStanding] = []
        for queue in try views.rows(.queues, QueueRow.self).filter(\.active)
            .sorted(by: { ($0.order, $0.id) < ($1.order, $1.id) })
        {
            queues.append(try standing(of: queue, work, standings))
        }
        return Board(queues: queues, agents: agents, open: work.byState)
    }

    private func agents(_ work: OpenWork) throws(ProjectionsError) -> [AgentOnBoard] {
        let users = try views.rows(.users, UserRow.self) { $0.active && $0.roles.contains(.agent) }
        var agents: [AgentOnBoard] = []
        for user in users.sorted(by: { $0.userName < $1.userName }) {
            let key = ViewKey(UInt64(AgentSettingsSet.type), user.id.rawValue)
            let standing = AgentStanding(
                user: user,
                presence: try views.row(.presences, at: ViewKey(user.id.rawValue)),
                settings: try views.row(.configuredSets, at: key),
                conversations: work.conversations[user.id] ?? 0,
                offers: work.offers[user.id] ?? 0
            )
            let state = presences[standing.presence?.presence ?? .none]
            let set = standing.settings?.set
            let units = set.map(\.capacity) ?? 0
            let capacity = units == 0 ? channel.capacity : units
            let universal = set.map(\.universalCapacity) ?? 0
            let taken = UInt64((work.working[user.id] ?? 0) + standing.offers)
            agents.append(
                AgentOnBoard(
                    standing: standing,
                    presenceName: state?.name ?? "",
                    isOffline: state?.offline ?? true,
                    serves: state.map { $0.active && $0.channels.contains(channel.channel) }
                        ?? false,
                    load: taken * max(channel.workItemSize, 1),
                    capacity: universal == 0 ? capacity : min(capacity, universal)
                )
            )
        }
        return agents
    }

    private func standing(
        of queue: QueueRow,
        _ work: OpenWork,
        _ agents: [UserID: AgentOnBoard]
    ) throws(ProjectionsError) -> QueueStanding {
        var standing = QueueStanding(
            queue: queue,
            waiting: work.waiting[queue.id]?.count ?? 0,
            offered: work.waiting[queue.id]?.offered ?? 0,
            oldest: work.waiting[queue.id]?.oldest,
            inProgress: work.inProgress[queue.id] ?? 0,
            members: [],
            eligible: []
        )
        var grouped = agents.keys.sorted()
        if !queue.groups.isEmpty {
            let members = Set(
                queue.groups.flatMap { groups[$0].flatMap { $0.active ? $0.members : nil } ?? [] }
            )
            grouped = grouped.filter { members.contains($0) }
        }
        standing.members = grouped.filter { id in
            queue.skills.allSatisfy { want in
                !want.isMandatory || !activeSkills.contains(want.skill)
                    || agents[id]?.has(want) == true
            }
        }
        let present = standing.members.filter { agents[$0]?.serves == true }
        standing.eligible = present.filter { id in
            guard let agent = agents[id] else { return false }
            return agent.load + max(channel.workItemSize, 1) <= agent.capacity
        }
        guard !queue.groups.isEmpty || standing.eligible.isEmpty else { return standing }
        if !channel.active {
            standing.reason = .channelInactive
        } else if queue.closed {
            standing.reason = .outOfHours
        } else if grouped.isEmpty {
            standing.reason = .noMember
        } else if standing.members.isEmpty {
            standing.reason = .noSkill
        } else if present.isEmpty {
            standing.reason = .nobodyPresent
        } else if standing.eligible.isEmpty {
            standing.reason = .noCapacity
        }
        if standing.reason != nil { standing.eligible = [] }
        return standing
    }
}

extension AgentOnBoard {
    fileprivate func has(_ want: SkillLevel) -> Bool {
        standing.settings?.set.skills.contains {
            $0.skill == want.skill && $0.level >= want.level
        } ?? false
    }
}

extension ViewReading {
    fileprivate func sets<Set: ConfigurationSet>(
        _ type: Set.Type
    ) throws(ProjectionsError) -> [Set] {
        let range = ViewRange(ViewKey(UInt64(Set.type)))
        return try rows(.configuredSets, ConfiguredSetRow<Set>.self, in: range).map(\.set)
    }
}
