/// A point at which scripts of the site's are asked (the page Rules, X1 to X4).
public enum ExtensionPoint: UInt8, CodedWord {
    /// Row X1: to which user record a channel user profile belongs.
    case channelUserProfile = 1
    /// Row X2: how user data is synchronised between interaction and profile.
    case interactionChannelUserProfile = 2
    /// Row X3: the From and To options offered to an agent.
    case agentInitiatedConversation = 3
    /// Row X4: a message before it is sent, to be edited or vetoed.
    case beforeSending = 4
    /// Row X4: the queue of a new interaction and the skills that it needs.
    case routing = 5
    /// Row X4: a topic of the virtual agent.
    case virtualAgentTopic = 6

    /// The name that scripts and records have.
    public var word: String {
        switch self {
        case .channelUserProfile: "ChannelUserProfile"
        case .interactionChannelUserProfile: "InteractionChannelUserProfile"
        case .agentInitiatedConversation: "AgentInitiatedConversation"
        case .beforeSending: "BeforeSending"
        case .routing: "Routing"
        case .virtualAgentTopic: "VirtualAgentTopic"
        }
    }
}

/// Why a script's answer does not count (row X5).
public enum ExtensionProblem: UInt8, CodedWord {
    /// It counts.
    case none = 0
    /// The script threw an exception.
    case exception = 1
    /// The script ran longer than it may.
    case timeOut = 2
    /// The script took more memory than it may, or broke what runs it.
    case exhausted = 3
    /// The result is not what the point takes.
    case invalidResult = 4
    /// Too many calls were waiting, so the script was not asked.
    case overloaded = 5

    /// The word in records.
    public var word: String {
        switch self {
        case .none: "none"
        case .exception: "exception"
        case .timeOut: "time_out"
        case .exhausted: "exhausted"
        case .invalidResult: "invalid_result"
        case .overloaded: "overloaded"
        }
    }
}

/// What a script said when it was asked, or why it said nothing that counts.
///
/// It stands on the input that it influenced, so a replay has it and never runs a script.
public struct ExtensionAnswer: Hashable, Sendable {
    /// At which point.
    public var point: ExtensionPoint
    /// Why it does not count; `none` if it does.
    public var problem = ExtensionProblem.none
    /// The script's name; empty when none was reached.
    public var script: String
    /// The SHA-256 of the script's file in hexadecimal digits.
    public var hash: String
    /// The result as JSON, without what people wrote; or what went wrong, in words.
    public var result: String
    /// Row X1: whom the profile belongs to.
    public var person = Person.guest
    /// Row X2: the profile stays as it is.
    public var keepsProfile = false
    /// Row X2: the interaction stays as it is.
    public var keepsInteraction = false
    /// Row X4, routing: the queue; none for the provider application's.
    public var queue = QueueID.none
    /// Row X4, routing: the skills that are needed.
    public var skills: [String] = []

    /// Puts an answer together; what a point adds is set on it.
    public init(
        point: ExtensionPoint,
        problem: ExtensionProblem = .none,
        script: String,
        hash: String,
        result: String = ""
    ) {
        self.point = point
        self.problem = problem
        self.script = script
        self.hash = hash
        self.result = result
    }
}

extension [ExtensionAnswer] {
    /// The answer that counts at a point; nothing when the default behaviour holds.
    public func answer(_ point: ExtensionPoint) -> ExtensionAnswer? {
        first { $0.point == point && $0.problem == .none }
    }
}
