/// Whom an assignment rule asks first (row W3).
public enum AssignmentMethod: UInt8, CodedWord {
    /// Whoever has most units left.
    case mostCapacity = 1
    /// Whoever has been without new work for longest.
    case lastAssigned = 2

    /// The word in configuration and records.
    public var word: String { self == .mostCapacity ? "most_capacity" : "last_assigned" }
}

/// How an offer ended that was not accepted (row W4).
public enum OfferEnd: UInt8, CodedWord {
    /// The agent rejected it.
    case rejected = 1
    /// The agent did not answer in time.
    case timedOut = 2
    /// The agent went away, or the work did.
    case withdrawn = 3

    /// The word in records.
    public var word: String {
        switch self {
        case .rejected: "rejected"
        case .timedOut: "timed_out"
        case .withdrawn: "withdrawn"
        }
    }
}

/// Why a work item is offered to nobody at the moment (row W6).
public enum WaitReason: UInt8, CodedWord {
    /// Nobody is in the groups of the queue.
    case noMember = 1
    /// Nobody in the groups has the skills that the queue demands.
    case noSkill = 2
    /// Nobody's presence serves the channel.
    case nobodyPresent = 3
    /// Everybody who is present has enough to do.
    case noCapacity = 4
    /// Everybody who has room was asked.
    case allRefused = 5
    /// The requester's last agent is busy and is waited for.
    case awaitsPreferred = 6
    /// The only one who has room had it before and is left out for a while.
    case excluded = 7
    /// The queue's hours have not begun.
    case outOfHours = 8
    /// The service channel is off or does not route the interaction.
    case channelInactive = 9

    /// The word in records.
    public var word: String {
        switch self {
        case .noMember: "no_member"
        case .noSkill: "no_skill"
        case .nobodyPresent: "nobody_present"
        case .noCapacity: "no_capacity"
        case .allRefused: "all_refused"
        case .awaitsPreferred: "awaits_preferred"
        case .excluded: "excluded"
        case .outOfHours: "out_of_hours"
        case .channelInactive: "channel_inactive"
        }
    }
}

/// What a work item can wait for with a clock (rows W3 to W6).
public enum RoutingWait: UInt8, CodedWord {
    /// That everybody is asked again.
    case round = 1
    /// The requester's last agent.
    case affinity = 2
    /// The end of an agent's exclusion.
    case exclusion = 3
    /// The end of the queue's longest wait.
    case queueWait = 4

    /// The word in records.
    public var word: String {
        switch self {
        case .round: "round"
        case .affinity: "affinity"
        case .exclusion: "exclusion"
        case .queueWait: "queue_wait"
        }
    }
}

/// A skill that an agent has or that a queue asks for (row W3).
public struct SkillLevel: Hashable, Sendable {
    /// The skill.
    public var skill: SkillID
    /// How well an agent can do it, or how well it must be done at least, from 1 on.
    public var level: UInt64
    /// For a queue: whether nobody without it gets the work.
    public var isMandatory: Bool

    /// Names a skill and a level.
    public init(_ skill: SkillID, level: UInt64 = 1, isMandatory: Bool = false) {
        self.skill = skill
        self.level = level
        self.isMandatory = isMandatory
    }
}
