public import CBOR

/// A messaging action is made or changed (row M2).
public struct MessagingActionSet: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 43
    /// The name in the log, in JSON and in tests.
    public static let name = "messagingActionSet"

    /// Which one; none makes a new one.
    public var action: ActionID
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// Its name.
    public var name: String
    /// Whether it acts.
    public var active: Bool
    /// Its rank among those armed by one message; lower first.
    public var order: UInt64
    /// What starts its timer.
    public var event: MessagingEvent
    /// How long it waits; at least one millisecond.
    public var duration: Milliseconds
    /// Which message it counts from.
    public var anchor: WaitAnchor
    /// An encoded query on the interaction; empty for every one (row M3).
    public var filter: String
    /// What it does.
    public var kind: MessagingActionKind
    /// The prompt.
    public var text: String
    /// The state that it sets.
    public var state: InteractionState

    /// Makes one; what is not given is its type's nothing.
    public init(
        action: ActionID = .none,
        by: UserID = .none,
        name: String = "",
        active: Bool = false,
        order: UInt64 = 0,
        event: MessagingEvent = .requesterMessageWithoutAgentResponse,
        duration: Milliseconds = .zero,
        anchor: WaitAnchor = .first,
        filter: String = "",
        kind: MessagingActionKind = .promptAgent,
        text: String = "",
        state: InteractionState = .closedAbandoned
    ) {
        self.action = action
        self.by = by
        self.name = name
        self.active = active
        self.order = order
        self.event = event
        self.duration = duration
        self.anchor = anchor
        self.filter = filter
        self.kind = kind
        self.text = text
        self.state = state
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(action: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "action", &action)
        try visitor.identifier(2, "by", &by)
        try visitor.text(3, "name", &name)
        try visitor.boolean(4, "active", &active)
        try visitor.unsigned(5, "order", &order)
        try visitor.word(6, "event", &event)
        try visitor.milliseconds(7, "duration", &duration)
        try visitor.word(8, "anchor", &anchor)
        try visitor.text(9, "filter", &filter)
        try visitor.word(10, "kind", &kind)
        try visitor.text(11, "text", &text)
        try visitor.word(12, "state", &state)
    }
}
