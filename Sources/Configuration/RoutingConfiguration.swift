public import Vocabulary

/// What a site's file says of routing, its parts naming one another (the page Rules, W1 to W8).
public struct RoutingConfiguration: Sendable {
    /// Service channels.
    public var channels: [ServiceChannelSet] = []
    /// Presence states with the names of the channels that they serve.
    public var presences: [Presence] = []
    /// Groups with the user names of their members.
    public var groups: [Group] = []
    /// Skills.
    public var skills: [SkillSet] = []
    /// Assignment rules with the names of presence states.
    public var assignmentRules: [AssignmentRule] = []
    /// The time zones of the hours, as this machine knows them.
    public var zones: [TimeZoneSet] = []
    /// Hours.
    public var calendars: [CalendarSet] = []
    /// Reasons to reject work.
    public var rejectReasons: [RejectReasonSet] = []
    /// What agents can do at a time, and how well.
    public var agents: [Agent] = []
    /// Wrap-up codes.
    public var wrapUpCodes: [WrapUpCodeSet] = []
    /// Response templates.
    public var templates: [ResponseTemplateSet] = []

    /// A presence state.
    public struct Presence: Sendable {
        /// What the log says of it, without its channels.
        public var set: PresenceStateSet
        /// The names of its channels.
        public var channels: [String]
    }

    /// A group of agents.
    public struct Group: Sendable {
        /// What the log says of it, without its members.
        public var set: AgentGroupSet
        /// The user names of its members.
        public var members: [String]
    }

    /// An assignment rule.
    public struct AssignmentRule: Sendable {
        /// What the log says of it, without presence states.
        public var set: AssignmentRuleSet
        /// The name of the presence state after a timeout; empty for none.
        public var presenceAfterTimeout: String
        /// The name of the presence state after a rejection; empty for none.
        public var presenceAfterRejection: String
    }

    /// A skill by its name.
    public struct Skill: Sendable, Hashable {
        /// Its name.
        public var name: String
        /// How well.
        public var level: UInt64
        /// Whether it is demanded.
        public var isMandatory: Bool
    }

    /// What an agent can do.
    public struct Agent: Sendable {
        /// The user name.
        public var userName: String
        /// What the log says, without skills.
        public var set: AgentSettingsSet
        /// The agent's skills.
        public var skills: [Skill]
    }

    /// A queue with the names of what it refers to.
    public struct Queue: Hashable, Sendable {
        /// What the log says of it, without what it refers to.
        public var set: QueueSet
        /// The names of its groups.
        public var groups: [String]
        /// The name of its assignment rule; empty for the usual way.
        public var assignmentRule: String
        /// The name of its hours; empty for always.
        public var calendar: String
        /// The name of the queue that takes what waits too long; empty for none.
        public var overflow: String
        /// What its work asks for.
        public var skills: [Skill]
    }

    /// What holds where a file says nothing: one channel, three presence states, two reasons.
    public static let shipped = RoutingConfiguration(
        channels: [ServiceChannelSet(name: "sms", active: true, capacity: 4)],
        presences: [
            Presence(
                set: PresenceStateSet(name: "Available", active: true, order: 100),
                channels: ["sms"]
            ),
            Presence(set: PresenceStateSet(name: "Away", active: true, order: 200), channels: []),
            Presence(
                set: PresenceStateSet(name: "Offline", active: true, order: 300, offline: true),
                channels: []
            ),
        ],
        rejectReasons: [
            RejectReasonSet(name: "Busy", active: true),
            RejectReasonSet(name: "Not my expertise", active: true, reassignable: false),
        ]
    )
}
