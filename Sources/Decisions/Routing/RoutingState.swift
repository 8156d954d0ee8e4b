import EncodedQuery
import Scheduler
public import Vocabulary

/// What routing looks at: who could get work, and what waits (rows W1 to W8).
///
/// A queue with groups has a pool: its members with room, in the order in which they are asked, and its
/// waiting work that nobody is asked about, the oldest first. A decision takes the front of one of
/// them, so it does not grow with the number of agents or of what waits but by its logarithm.
public struct RoutingState: Sendable {
    /// Service channels by age.
    public internal(set) var channels: [ServiceChannelSet] = []
    /// Presence states by order, then by age.
    public internal(set) var presences: [PresenceStateSet] = []
    /// Groups of agents by age.
    public internal(set) var groups: [AgentGroupSet] = []
    /// Skills by age.
    public internal(set) var skills: [SkillSet] = []
    /// Assignment rules by age.
    public internal(set) var assignmentRules: [AssignmentRuleSet] = []
    /// Hours by age.
    public internal(set) var calendars: [CalendarSet] = []
    /// Reasons to reject work by age.
    public internal(set) var rejectReasons: [RejectReasonSet] = []
    /// Wrap-up codes by order, then by age.
    public internal(set) var wrapUpCodes: [WrapUpCodeSet] = []
    /// Response templates by age.
    public internal(set) var templates: [ResponseTemplateSet] = []

    /// Agents with their presence and load.
    var agents: [UserID: AgentWork] = [:]
    /// Queues that give their work to agents.
    var pools: [QueueID: AgentPool] = [:]
    /// Those queues by order, then by age.
    var routedQueues: [QueueID] = []
    /// Members of the groups that are active.
    var membersByGroup: [AgentGroupID: Set<UserID>] = [:]
    /// What waits in the queues that give their work to agents.
    var items: [InteractionID: WaitingItem] = [:]
    /// The service channel of text messages.
    var channel = ServiceChannelSet()
    /// Its condition; nothing when it routes every interaction.
    var channelCondition: EncodedQuery?
    /// The conditions of queues that have one, by the order of the queues.
    var conditions: [RoutingCondition] = []
    /// Queues whose hours have ended and not begun again.
    var closedQueues: Set<QueueID> = []
    /// The timers of queues with hours.
    var queueTimers: [QueueID: PendingTimers.Slot] = [:]

    /// The name of the service channel of text messages.
    public static let channelName = "sms"

    /// Whether no queue gives its work to agents: then nothing here is ever asked.
    var isIdle: Bool { pools.isEmpty }

    /// How many units a work item takes.
    var workItemSize: UInt64 { max(channel.workItemSize, 1) }
}

/// Which interactions come into a queue (row W1).
struct RoutingCondition: Sendable {
    var queue: QueueID
    var condition: EncodedQuery
}

/// An agent as routing sees one.
struct AgentWork: Sendable {
    /// The presence state; none for offline.
    var presence = PresenceID.none
    /// Capacity and skills.
    var settings = AgentSettingsSet()
    /// Whether the user is active and an agent.
    var isAgent = false
    /// Conversations that take up capacity: those on hold do not.
    var working = 0
    /// The record that last gave the agent work; 0 before the first.
    var lastAssigned: Position = 0
    /// All conversations that the agent has, also those on hold, the oldest first.
    var conversations: [InteractionID] = []
    /// Interactions that are offered to the agent.
    var offers: [InteractionID] = []
    /// Interactions that wait for this agent rather than another (row W3).
    var awaited: [InteractionID] = []
    /// The queues whose work the agent can get, by order, then by age.
    var queues: [QueueID] = []
    /// Whether the presence serves the channel.
    var serves = false
    /// How many units are left, as the pools have it.
    var free: UInt64 = 0
    /// Whether conversations and offers are more than there is room for: one on hold has gone on.
    var isOverbooked = false
}

/// A member of a pool with room, in the order in which members are asked (row W3).
struct Candidate: Hashable, Comparable, Sendable {
    /// The better the skills, the smaller.
    var skill: UInt64
    /// The more room, the smaller; always 0 where room does not count.
    var room: UInt64
    /// When the agent last got work: the longer ago, the smaller.
    var lastAssigned: Position
    var agent: UserID

    static func < (one: Candidate, other: Candidate) -> Bool {
        if one.skill != other.skill { return one.skill < other.skill }
        if one.room != other.room { return one.room < other.room }
        if one.lastAssigned != other.lastAssigned { return one.lastAssigned < other.lastAssigned }
        return one.agent < other.agent
    }
}

/// A queue that gives its work to the members of its groups.
struct AgentPool: Sendable {
    var queue: QueueSet
    var rule: AssignmentRuleSet
    /// Members with how well they do what the queue asks for.
    var members: [UserID: UInt64] = [:]
    /// How many members' presence serves the channel.
    var present = 0
    /// Members with room.
    var ready = OrderedIndex<Candidate>()
    /// What waits and is offered to nobody.
    var offerable = OrderedIndex<WaitingLine.Entry>()
    /// Whether its hours are on.
    var isOpen = true
}

/// A work item: one wait of an interaction in a queue (table `awa_work_item`).
struct WaitingItem: Sendable {
    var queue: QueueID
    var since: Instant
    var preferred = UserID.none
    /// What this one asks for, besides its queue.
    var skills: [SkillLevel] = []
    /// Who is asked now.
    var offeredTo = UserID.none
    /// Who was asked in this round.
    var refused: [UserID] = []
    /// Who is not asked in later rounds either.
    var excluded: [UserID] = []
    /// How often everybody has been asked.
    var round: UInt64 = 0
    /// Why nobody is asked.
    var reason: WaitReason?
    /// Whether the wait for the preferred agent is over.
    var affinityOver = false
    /// Whether it has waited for longer than its queue allows.
    var isOverdue = false
    /// Whether the requester was told that nobody is there.
    var toldHours = false
    /// Whether it is parked: on hold while nobody has it.
    var isParked = false
}
