import Scheduler
public import Vocabulary

/// What the rules need of an interaction while it is not closed (row I1).
public struct ActiveInteraction: Sendable {
    /// Which one.
    public let id: InteractionID
    /// Between which addresses.
    public let pair: AddressPair
    /// The provider application.
    public let application: ApplicationID
    /// The digits of its number.
    public let number: UInt64
    /// When it was opened.
    public let openedAt: Instant
    /// The interaction of the pair before it.
    public let previous: InteractionID
    /// The channel user profile of the requester's address.
    public var profile: ProfileID
    /// Whom it is for.
    public var openedFor: Person
    /// Where it stands.
    public var state: InteractionState = .new
    /// Who has it.
    public var responder: ResponderKind = .nobody
    /// The agent who has it; none when it is nobody's or the virtual agent's.
    public var assignedTo: UserID = .none
    /// The queue that it waits in, or came from.
    public var queue: QueueID = .none
    /// When its wait for an agent began; a reassigned one keeps it.
    public var waitingSince: Instant = .zero
    /// An agent who does not get it until `excludedUntil`.
    public var excluded: UserID = .none
    /// Until when `excluded` is left out.
    public var excludedUntil: Instant = .zero
    /// Skills that the site's script named for it; they count until an agent passes it on (row X4).
    public var skills: [SkillLevel] = []
    /// Agents who take part, in the order in which they joined.
    public var members: [UserID] = []
    /// What it is about.
    public var shortDescription = ""
    /// When the requester last wrote.
    public var lastRequesterMessageAt: Instant = .zero
    /// When an agent last wrote.
    public var lastAgentMessageAt: Instant = .zero
    /// How many messages the requester wrote.
    public var requesterMessages: UInt32 = 0
    /// How many messages agents wrote.
    public var agentMessages: UInt32 = 0
    /// Whether a message of the requester is unanswered by an agent (row M1).
    public var awaitsAgent = false
    /// Whether a message of an agent is unanswered by the requester (row M1).
    public var awaitsRequester = false
    /// The head of the list of its pending timers.
    var timers = PendingTimers.end

    init(id: InteractionID, opened: InteractionOpened, at time: Instant) {
        self.id = id
        pair = AddressPair(requester: opened.requester, company: opened.company)
        application = opened.application
        number = opened.number
        openedAt = time
        previous = opened.previous
        profile = opened.profile
        openedFor = opened.openedFor
    }
}
