public import Vocabulary

/// Where the virtual agent is in a conversation: a fold of its steps (row T1).
public struct TopicState: Hashable, Sendable {
    /// The topic that goes on; empty between topics.
    public var topic = ""
    /// The topic's step that waits for the next message.
    public var step = ""
    /// What the topic remembers, as a JSON object; empty for nothing.
    public var data = ""
    /// Messages of the requester's that have no answer, the oldest first.
    public var unanswered: [MessageID] = []
    /// The code that was sent and is waited for.
    public var verification: Verification?
    /// How many codes were sent in this conversation.
    public var codesSent = 0

    /// A code that proves who somebody is.
    public struct Verification: Hashable, Sendable {
        /// The code.
        public var code: String
        /// Whom it proves.
        public var person: Person
        /// Until when it holds.
        public var expires: Instant
        /// How often something else was given.
        public var wrong = 0

        /// A code that nobody has tried.
        public init(code: String, person: Person, expires: Instant) {
            self.code = code
            self.person = person
            self.expires = expires
        }
    }

    /// Makes one before the first message.
    public init() {}

    /// How many codes a conversation may have: each is a message to somebody else's phone.
    public static let codesMax = 3
    /// How often a code may be tried: one chance in 200,000 of guessing six digits.
    public static let attemptsMax = 5
    /// The longest that a code may hold.
    public static let codeLastsMax = Milliseconds.hours(1)

    mutating func take(_ step: VirtualAgentStepped, at time: Instant) {
        unanswered.removeAll { $0 <= step.message }
        guard step.act != .leaves else { return }
        topic = step.topic
        self.step = step.step
        data = step.data
        if !step.codeGiven.isEmpty { verification?.wrong += 1 }
        if step.verified != .guest { verification = nil }
        guard !step.code.isEmpty else { return }
        codesSent += 1
        verification = Verification(
            code: step.code,
            person: step.codeFor,
            expires: time + step.codeLasts
        )
    }
}

extension DecisionState {
    /// Where the virtual agent is in a conversation; nothing when it does not have it.
    public func topic(of interaction: InteractionID) -> TopicState? { topics[interaction] }

    /// Conversations in which the virtual agent owes an answer, the oldest first.
    public var interactionsAwaitingVirtualAgent: [InteractionID] {
        topics.filter { !$0.value.unanswered.isEmpty }.keys.sorted()
    }
}

extension DecisionState {
    /// Conversations that the virtual agent has, the oldest first.
    public var interactionsOfVirtualAgent: [InteractionID] { topics.keys.sorted() }
}
