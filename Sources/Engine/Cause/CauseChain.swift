public import Decisions
public import Vocabulary

/// What came of one message, step by step.
public struct CauseChain: Sendable {
    /// The message.
    public var message: MessageID
    /// Who wrote it; nothing when it reached no conversation.
    public var author: Author?
    /// The conversation that it joined; none when it joined none.
    public var interaction = InteractionID.none
    /// The digits of the conversation's number; 0 when there is none.
    public var number: UInt64 = 0
    /// The record by which somebody's answer joined; 0 before there is one.
    public var answer: Position = 0
    /// The message of a requester's before it that an agent's message follows; 0 when there is none.
    public var follows: Position = 0
    /// The steps in the order of the log.
    public var steps: [Step] = []
    /// The last record that was looked at.
    public var last: Position = 0
    /// Whether nothing more is to come: answered, sent, and every wait that it began has ended.
    public var isComplete = false
    /// Whether there are more steps than are listed.
    public var isTruncated = false
    /// What those are called whom the steps name, by the raw value of their identifiers.
    public var names: [UInt64: String] = [:]

    /// How many steps a chain has at most.
    public static let stepsMax = 1_000

    /// A record of the chain with what was found on the state before it.
    public struct Step: Sendable {
        /// The record; a code that only the requester may read is left out.
        public var record: LoggedRecord
        /// What it is in the chain.
        public var stage: Stage
        /// What was found.
        public var findings: Findings
    }

    /// What a step is.
    public enum Stage: String, CaseIterable, Sendable {
        /// What led to it: of a system message the rule that fired, and the message that armed it.
        case before
        /// The message itself.
        case message
        /// What was decided at once.
        case decision
        /// Who is to answer.
        case routing
        /// What the virtual agent does.
        case virtualAgent = "virtual_agent"
        /// A wait that ended, or was ended.
        case timer
        /// The answer.
        case answer
        /// What the provider was given and what it said.
        case sending
        /// Anything else that happened to the conversation meanwhile.
        case conversation
    }

    /// What the log does not say by itself.
    public struct Findings: Hashable, Sendable {
        /// Why this agent is asked, or nobody.
        public var routing: RoutingExplanation?
        /// Whether the requester wanted messages.
        public var consent: Consent?
        /// Whether it was night where the requester is.
        public var quiet: Quiet?
        /// Waits of messaging actions that the record ended.
        public var ended: [EndedWait] = []

        /// Nothing.
        public init() {}
    }

    /// Whether a requester wanted messages from a company number at an instant.
    public struct Consent: Hashable, Sendable {
        /// Since when the requester wants none; nothing when messages are wanted.
        public var optedOutSince: Instant?
    }

    /// Quiet hours as they were looked at before sending (row Y7).
    public struct Quiet: Hashable, Sendable {
        /// The quiet hours that the moment fell into; nothing when it fell into none.
        public var spell: QuietSpell?
        /// Whether the agent needed a reason: not while the requester was awake and writing.
        public var needsReason: Bool
    }

    /// A wait that will not end by itself any more.
    public struct EndedWait: Hashable, Sendable {
        /// The action that would have acted.
        public var action: ActionID
        /// The record that began it.
        public var armedAt: Position
        /// When it would have acted.
        public var due: Instant
    }
}
