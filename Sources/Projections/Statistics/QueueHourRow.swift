public import CBOR
public import Vocabulary

/// What happened in a queue in an hour; conversations without a queue have a row of their own.
///
/// A conversation counts where it stands when something happens. Its opening counts in the queue that
/// it came into within the hour of its opening, a stay in a queue when the stay ends.
public struct QueueHourRow: ViewRow {
    /// The time within which work should get an agent where its queue has no target wait.
    public static let targetUsual = Milliseconds.seconds(60)

    /// The queue; none for conversations without one.
    public var queue: QueueID = .none
    /// When the hour begins, in UTC.
    public var hour: Instant = .zero
    /// Conversations that requesters, or other systems, opened.
    public var openedByRequesters: UInt64 = 0
    /// Conversations that agents opened.
    public var openedByAgents: UInt64 = 0
    /// Conversations that were closed as complete.
    public var closedComplete: UInt64 = 0
    /// Conversations that were closed as abandoned.
    public var closedAbandoned: UInt64 = 0
    /// Messages of requesters.
    public var messagesIn: UInt64 = 0
    /// Messages of agents.
    public var agentMessages: UInt64 = 0
    /// Messages of the virtual agent.
    public var virtualAgentMessages: UInt64 = 0
    /// Messages that the engine sent to requesters.
    public var systemMessages: UInt64 = 0
    /// How often a conversation came into the queue.
    public var queued: UInt64 = 0
    /// Stays in the queue that ended because the conversation was closed.
    public var leftByClosing: UInt64 = 0
    /// Stays that ended because the conversation was queued anew, here or elsewhere.
    public var leftByMoving: UInt64 = 0
    /// How often work was offered to somebody.
    public var offers: UInt64 = 0
    /// Offers that were accepted.
    public var offersAccepted: UInt64 = 0
    /// Offers that were rejected.
    public var offersRejected: UInt64 = 0
    /// Offers that nobody answered in time.
    public var offersTimedOut: UInt64 = 0
    /// Stays that the service level is made of: those that an agent ended, and those that took too long.
    public var measured: UInt64 = 0
    /// Stays that an agent ended within the queue's target wait, or the usual one.
    public var inTime: UInt64 = 0
    /// How many conversations waited at the end of the hour, or wait now.
    public var waiting: UInt64 = 0
    /// How many waited at once at most.
    public var waitingMost: UInt64 = 0
    /// How long the stays took that an agent ended.
    public var waits = DurationHistogram()
    /// From a requester's first message, or the hand-off to people, to the first answer of an agent.
    public var firstResponses = DurationHistogram()
    /// From the first message that nobody had answered to the agent's answer, first responses among them.
    public var responses = DurationHistogram()
    /// How long agents had the conversations that were closed.
    public var handling = DurationHistogram()

    /// Makes an empty one, to be filled by a fold or a decoder.
    public init() {}

    /// Whether it says nothing.
    var isEmpty: Bool {
        var nothing = QueueHourRow()
        nothing.queue = queue
        nothing.hour = hour
        return self == nothing
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "queue", &queue)
        try visitor.instant(2, "hour", &hour)
        try visitor.unsigned(3, "opened_by_requesters", &openedByRequesters)
        try visitor.unsigned(4, "opened_by_agents", &openedByAgents)
        try visitor.unsigned(5, "closed_complete", &closedComplete)
        try visitor.unsigned(6, "closed_abandoned", &closedAbandoned)
        try visitor.unsigned(7, "messages_in", &messagesIn)
        try visitor.unsigned(8, "agent_messages", &agentMessages)
        try visitor.unsigned(9, "virtual_agent_messages", &virtualAgentMessages)
        try visitor.unsigned(10, "system_messages", &systemMessages)
        try visitor.unsigned(11, "queued", &queued)
        try visitor.unsigned(12, "left_by_closing", &leftByClosing)
        try visitor.unsigned(13, "left_by_moving", &leftByMoving)
        try visitor.unsigned(14, "offers", &offers)
        try visitor.unsigned(15, "offers_accepted", &offersAccepted)
        try visitor.unsigned(16, "offers_rejected", &offersRejected)
        try visitor.unsigned(17, "offers_timed_out", &offersTimedOut)
        try visitor.unsigned(18, "measured", &measured)
        try visitor.unsigned(19, "in_time", &inTime)
        try visitor.unsigned(20, "waiting", &waiting)
        try visitor.unsigned(21, "waiting_most", &waitingMost)
        try waits.visit(100, &visitor)
        try firstResponses.visit(150, &visitor)
        try responses.visit(200, &visitor)
        try handling.visit(250, &visitor)
    }
}
